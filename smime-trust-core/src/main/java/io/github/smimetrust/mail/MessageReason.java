package io.github.smimetrust.mail;

import io.github.smimetrust.cause.CauseCatalogue;
import java.util.Locale;

/**
 * Why the signature on a message, or one of its signers, was refused. The ids are stable and stand
 * in documents, tests and reports; texts for people are in {@link MessageProblem}.
 *
 * <pre>{@code
 * boolean changed =
 *     verdict.problems().stream().anyMatch(p -> p.reason() == MessageReason.DIGEST_MISMATCH);
 * }</pre>
 *
 * <p>Minor releases may add constants: keep a default branch.
 *
 * @since 0.1.0
 */
public enum MessageReason {
  /** Something in the message is signed, and the message as a whole is not. */
  SIGNED_PART_NOT_ROOT,
  /** A multipart/signed that is not exactly one signed part and one signature (RFC 1847 2.1). */
  STRUCTURE,
  /** Header fields that mail programs could read in more than one way. */
  MALFORMED_HEADER,
  /** Bytes that are no CMS signature (RFC 5652 section 5). */
  MALFORMED_SIGNATURE,
  /** A signature without what it is on. */
  CONTENT_MISSING,
  /** A signature with content of its own, beside the content it came with. */
  CONTENT_TWICE,
  /** An algorithm that is not known here, or that does not fit the digest or the key. */
  UNSUPPORTED_ALGORITHM,
  /** A digest that is too weak (RFC 8551 section 2.1). */
  WEAK_ALGORITHM,
  /** Signed attributes that are not as RFC 5652 sections 5.3 and 11 ask. */
  SIGNED_ATTRIBUTES,
  /** The content is not what was signed: it was changed on its way. */
  DIGEST_MISMATCH,
  /** The signer's certificate is not at hand. */
  CERTIFICATE_MISSING,
  /** The signer named another certificate by its digest (RFC 5035 section 3). */
  CERTIFICATE_NOT_NAMED,
  /** The key of the signer's certificate did not make the signature. */
  BAD_SIGNATURE,
  /** The signer's certificate does not chain to a trust anchor. */
  CHAIN,
  /** There is no From field. */
  SENDER_MISSING,
  /** From or Sender is there more than once, or does not name exactly one address. */
  SENDER_AMBIGUOUS,
  /** The signer's certificate holds no mail address. */
  ADDRESS_MISSING,
  /** The sender's address is not in the signer's certificate (RFC 8550 section 3). */
  ADDRESS_MISMATCH,
  /** The signer says that it signed at another time than the message's Date. */
  DATE_DIFFERS,
  /** The signed content has a From field of its own, which names someone else. */
  PROTECTED_SENDER_DIFFERS,
  /** The signed content is signed once more, and that signature is bad or someone else's. */
  INNER_SIGNATURE,
  /** The signature is on an encrypted layer: whoever made it need not know what is inside. */
  SIGNED_ENCRYPTION;

  /**
   * The stable name of the reason.
   *
   * @return such as {@code "digest-mismatch"}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Where the documentation tells more, in English and Japanese: what it means, what to check, what
   * to do, and the texts of other programs that mean the same.
   *
   * @return the address of a page
   */
  public String page() {
    return CauseCatalogue.ofMessage(id()).page();
  }
}
