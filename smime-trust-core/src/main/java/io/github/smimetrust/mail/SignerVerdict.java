package io.github.smimetrust.mail;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one signer of a message: is the signature intact, whose certificate is it, is that
 * trusted, and is it the sender's?
 *
 * <pre>{@code
 * for (SignerVerdict signer : verdict.signers()) {
 *   System.out.println(signer.addresses() + " intact: " + signer.isIntact() + signer.problems());
 * }
 * }</pre>
 *
 * <p>Two answers about time are kept apart: {@link #chain()} is for now, or for the time that the
 * caller named; {@link #chainWhenSigned()} is for the time of which the signer says that it signed
 * then. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class SignerVerdict {
  private final Finding finding;
  private final @Nullable Judged judged;
  private final List<MessageProblem> problems;
  private final ChainValidator validator;

  SignerVerdict(
      Finding finding,
      @Nullable Judged judged,
      List<MessageProblem> problems,
      ChainValidator validator) {
    this.finding = finding;
    this.judged = judged;
    this.problems = List.copyOf(problems);
    this.validator = validator;
  }

  /**
   * What the signature says.
   *
   * @param identity how it names the signer's certificate
   * @param algorithm how it was made
   * @param intact whether it is one, on this content
   * @param signingTime the signer's claim
   */
  record Finding(
      String identity, String algorithm, boolean intact, @Nullable Instant signingTime) {}

  /**
   * The certificate, with its answers.
   *
   * @param evidence the certificate with what came along
   * @param chain the answer of the validator
   * @param addresses what it holds
   * @param matches whether the sender's is among them
   */
  record Judged(
      Evidence evidence, ChainResult chain, List<MailAddress> addresses, boolean matches) {}

  /**
   * How the signature names the signer's certificate.
   *
   * @return a serial number or key identifier, for messages
   */
  public String identity() {
    return finding.identity();
  }

  /**
   * The certificate whose key made the signature. Where none did, the one that the signature names,
   * if it is at hand.
   *
   * @return the certificate
   */
  public Optional<BundleEntry> certificate() {
    return Optional.ofNullable(judged).map(j -> j.evidence().leaf());
  }

  /**
   * Was exactly this content signed with the key of {@link #certificate()}? Says nothing about
   * trust, and a weak algorithm does not make it false.
   *
   * @return whether it was
   */
  public boolean isIntact() {
    return finding.intact();
  }

  /**
   * Whether the certificate chains to an anchor, now or at the time that the caller named.
   *
   * @return the result; nothing where the certificate is not at hand
   */
  public Optional<ChainResult> chain() {
    return Optional.ofNullable(judged).map(Judged::chain);
  }

  /**
   * Whether the certificate chained to an anchor at {@link #signingTime()}. Whoever has the key can
   * write any time, so this is no reason for trust; it tells an old message from a bad one.
   * Validates at each call.
   *
   * @return the result; nothing without a certificate or a signing time
   */
  public Optional<ChainResult> chainWhenSigned() {
    Instant time = finding.signingTime();
    return judged == null || time == null
        ? Optional.empty()
        : Optional.of(validator.validate(judged.evidence(), time));
  }

  /**
   * When the signer says that it signed (RFC 5652 section 11.3).
   *
   * @return the claim, if there is one
   */
  public Optional<Instant> signingTime() {
    return Optional.ofNullable(finding.signingTime());
  }

  /**
   * The mail addresses of the certificate, from its alternative names or else its subject (RFC 8550
   * section 3, RFC 9598).
   *
   * @return addresses with domains in lower-case ASCII, escaped for messages; unmodifiable
   */
  public List<String> addresses() {
    return judged == null ? List.of() : judged.addresses().stream().map(MailAddress::text).toList();
  }

  /**
   * Is the sender's address one of the certificate's?
   *
   * @return whether it is; false where the sender is not clear
   */
  public boolean matchesSender() {
    return judged != null && judged.matches();
  }

  /**
   * How the signature was made.
   *
   * @return such as {@code "RSA with SHA-256"}, or an object identifier
   */
  public String algorithm() {
    return finding.algorithm();
  }

  /**
   * Everything that stands between this signer and trust.
   *
   * @return problems; empty for a signer that is trusted; unmodifiable
   */
  public List<MessageProblem> problems() {
    return problems;
  }

  /** The signer's certificate as evidence, if its signature is intact. */
  Optional<Evidence> evidence() {
    return judged == null || !finding.intact() ? Optional.empty() : Optional.of(judged.evidence());
  }

  /** Is it only the limits of the validator that stand in the way? */
  boolean isUndecided() {
    return judged != null
        && judged.chain().outcome() == Outcome.UNDECIDED
        && problems.stream().allMatch(p -> p.reason() == MessageReason.CHAIN);
  }

  @Override
  public String toString() {
    return identity() + (problems.isEmpty() ? " trusted" : " " + problems);
  }
}
