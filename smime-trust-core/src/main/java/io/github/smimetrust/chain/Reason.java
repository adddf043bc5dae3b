package io.github.smimetrust.chain;

import io.github.smimetrust.cause.CauseCatalogue;
import java.util.Locale;

/**
 * Why a certificate, or the step from it to an issuer, was refused. The ids are stable and stand in
 * documents, tests and reports; texts for people are in {@link Failure}.
 *
 * <pre>{@code
 * boolean expired = rejected.failures().stream().anyMatch(f -> f.reason() == Reason.EXPIRED);
 * }</pre>
 *
 * <p>Minor releases may add constants: keep a default branch.
 *
 * @since 0.1.0
 */
public enum Reason {
  /** No certificate of the issuer is among those at hand. */
  ISSUER_MISSING,
  /** The chain ends at a self-signed certificate that is no trust anchor. */
  UNTRUSTED_ROOT,
  /**
   * It is in the bundle of certificates to distrust, or differs from one in its signature alone.
   */
  DISTRUSTED,
  /** Its validity ended (RFC 5280 section 6.1.3 (a) (2)). */
  EXPIRED,
  /** Its validity has not begun (RFC 5280 section 6.1.3 (a) (2)). */
  NOT_YET_VALID,
  /** The issuer's key does not verify the signature (RFC 5280 section 6.1.3 (a) (1)). */
  BAD_SIGNATURE,
  /** No provider could check the signature. */
  SIGNATURE_NOT_CHECKED,
  /** The signature's algorithm is not allowed (RFC 8550 section 4.3). */
  WEAK_SIGNATURE,
  /** The key's kind, size or form is not allowed (RFC 8550 section 4.3). */
  WEAK_KEY,
  /** An issuer that is no certificate authority (RFC 5280 section 6.1.4 (k)). */
  NOT_A_CA,
  /** An issuer whose key usage lacks keyCertSign (RFC 5280 section 6.1.4 (n)). */
  KEY_USAGE_CERT_SIGN,
  /** A signer whose key usage lacks digitalSignature and nonRepudiation (RFC 8550 4.4.2). */
  KEY_USAGE_SIGNER,
  /** An authority more than one above it allows (RFC 5280 section 6.1.4 (l), (m)). */
  PATH_LENGTH,
  /** The purpose is not among its extended key usages (RFC 8550 section 4.4.4). */
  EXTENDED_KEY_USAGE,
  /** A name that the constraints of an authority above forbid (RFC 5280 section 6.1.3 (b), (c)). */
  NAME_CONSTRAINTS,
  /** No valid policy where one is needed (RFC 5280 section 6.1.5 (g)). */
  POLICY,
  /** A critical extension that is not processed (RFC 5280 section 6.1.4 (o)). */
  UNKNOWN_CRITICAL_EXTENSION,
  /** Bytes that are not what RFC 5280 section 4 asks for. */
  MALFORMED,
  /** A certificate larger than the limit. */
  CERTIFICATE_SIZE,
  /** Its issuer took it back (RFC 5280 section 6.1.3 (a) (3)). */
  REVOKED,
  /** Nobody could say whether its issuer took it back (RFC 5280 section 6.1.3 (a) (3)). */
  REVOCATION_UNKNOWN;

  /**
   * The stable name of the reason.
   *
   * @return such as {@code "key-usage-cert-sign"}
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
    return CauseCatalogue.of(id()).page();
  }
}
