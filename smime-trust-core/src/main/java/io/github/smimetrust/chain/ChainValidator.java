package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Decides whether a certificate chains to a trust anchor (RFC 5280 section 6.1, with the rules of
 * RFC 8550 for mail), and explains why not.
 *
 * <pre>{@code
 * ChainValidator validator = ChainValidator.trusting(bundle)
 *     .purpose(Purpose.EMAIL_PROTECTION)
 *     .revocation(RevocationPolicy.notChecked())
 *     .build();
 * ChainResult result = validator.validate(leaf);
 * }</pre>
 *
 * <p>Checked: signatures, validity of every certificate (the anchor's too), basic constraints, path
 * lengths, key usage, extended key usage of every certificate, name constraints, policies, critical
 * extensions, strength of keys and signatures. Not checked: revocation, and whether a sender's
 * address is in the certificate; the result says so.
 *
 * <p>What is in a certificate never makes this throw: it makes a result. The cost of a question is
 * bounded by {@link Limits}. Nothing is fetched. Immutable and thread-safe; signatures on the
 * validator's own certificates are remembered, a bounded number of them.
 *
 * @since 0.1.0
 */
public final class ChainValidator {
  private final Engine engine;
  private final ValidatorSettings settings;
  private final Clock clock;

  ChainValidator(Engine engine, ValidatorSettings settings, Clock clock) {
    this.engine = engine;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Begins with what is trusted: the roots of a bundle are the anchors, its other authorities can
   * be parts of chains.
   *
   * @param bundle certificates that the caller named
   * @return a builder that wants {@link ChainValidatorBuilder#purpose} and {@link
   *     ChainValidatorBuilder#revocation}
   * @throws IllegalArgumentException if it has no root: a self-issued authority whose signature
   *     verifies
   */
  public static ChainValidatorBuilder trusting(TrustBundle bundle) {
    if (bundle.roots().isEmpty()) {
      throw new IllegalArgumentException(
          "found no root among "
              + bundle.size()
              + " certificates, expected one or more: a"
              + " self-issued authority whose signature verifies");
    }
    return new ChainValidatorBuilder(bundle);
  }

  /**
   * Begins with what is trusted, like {@link #trusting(TrustBundle)}.
   *
   * @param certificates roots, and other authorities
   * @return a builder
   * @throws IllegalArgumentException if there is no root among them
   */
  public static ChainValidatorBuilder trusting(X509Certificate... certificates) {
    return trusting(Arrays.asList(certificates));
  }

  /**
   * Begins with what is trusted, like {@link #trusting(TrustBundle)}.
   *
   * @param certificates roots, and other authorities
   * @return a builder
   * @throws IllegalArgumentException if there is no root among them
   */
  public static ChainValidatorBuilder trusting(Collection<? extends X509Certificate> certificates) {
    return trusting(TrustBundle.of(certificates));
  }

  /**
   * What this validator asks of certificates.
   *
   * @return the purpose
   */
  public Purpose purpose() {
    return engine.purpose();
  }

  /**
   * Validates a certificate as of now, by the validator's clock.
   *
   * @param leaf the certificate
   * @return the result
   */
  public ChainResult validate(BundleEntry leaf) {
    return validate(Evidence.of(leaf));
  }

  /**
   * Validates a certificate as of an instant.
   *
   * @param leaf the certificate
   * @param at the instant
   * @return the result
   */
  public ChainResult validate(BundleEntry leaf, Instant at) {
    return validate(Evidence.of(leaf), at);
  }

  /**
   * Validates a certificate as of now, by the validator's clock.
   *
   * @param leaf the certificate
   * @return the result
   * @throws io.github.smimetrust.UnreadableInputException if its encoding is not DER of a
   *     certificate
   */
  public ChainResult validate(X509Certificate leaf) {
    return validate(Evidence.of(leaf));
  }

  /**
   * Validates a certificate as of an instant.
   *
   * @param leaf the certificate
   * @param at the instant
   * @return the result
   * @throws io.github.smimetrust.UnreadableInputException if its encoding is not DER of a
   *     certificate
   */
  public ChainResult validate(X509Certificate leaf, Instant at) {
    return validate(Evidence.of(leaf), at);
  }

  /**
   * Validates a certificate with what came along, as of now, by the validator's clock. The time
   * that the evidence names is not looked at: it is the sender's claim.
   *
   * @param evidence the certificate and what came along
   * @return the result
   */
  public ChainResult validate(Evidence evidence) {
    return validate(evidence, clock.instant());
  }

  /**
   * Validates a certificate with what came along, as of an instant.
   *
   * @param evidence the certificate and what came along
   * @param at the instant
   * @return the result
   */
  public ChainResult validate(Evidence evidence, Instant at) {
    return engine.judge(evidence, at);
  }

  /**
   * Validates a certificate with what came along, as of an instant, and keeps all that the answer
   * depends on.
   *
   * @param evidence the certificate and what came along
   * @param at the instant
   * @return the result with question, settings and what was known of revocation
   */
  public Recording record(Evidence evidence, Instant at) {
    RevocationRecorder recorder = new RevocationRecorder(engine.revocation());
    ChainResult result = engine.judge(evidence, at, recorder);
    return new Recording(settings, evidence, recorder.policy(), result);
  }

  /**
   * Validates many certificates, all as of one and the same now.
   *
   * @param evidence the certificates
   * @return a result each, in the same order; unmodifiable
   */
  public List<ChainResult> validate(Collection<Evidence> evidence) {
    return validate(evidence, clock.instant());
  }

  /**
   * Validates many certificates as of an instant.
   *
   * @param evidence the certificates
   * @param at the instant
   * @return a result each, in the same order; unmodifiable
   */
  public List<ChainResult> validate(Collection<Evidence> evidence, Instant at) {
    return evidence.stream().map(e -> engine.judge(e, at)).toList();
  }
}
