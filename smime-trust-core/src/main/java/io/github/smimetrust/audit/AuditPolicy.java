package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableList;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a list is measured against. A value: every choice gives a new policy.
 *
 * <pre>{@code
 * AuditPolicy policy = AuditPolicy.exchangeOnline()
 *     .warningBefore(Duration.ofDays(60))
 *     .ignoring("weak-key", fingerprint, "the partner renews in May", until);
 * }</pre>
 *
 * <p>Rules that bind public authorities alone are applied to certificates that chain to a root
 * named by {@link #publicRoots}, or that carry a policy of the S/MIME Baseline Requirements; under
 * {@link #publicCa()} to all, under {@link #privatePki()} to none. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class AuditPolicy {
  /**
   * What Exchange was seen to refuse in the past, on premises: no documented limit of Exchange
   * Online.
   */
  private static final int SIZE = 70_000;

  private static final Duration WARNING = Duration.ofDays(90);

  private final Kind kind;
  private final Duration warning;
  private final int sizeLimit;
  private final Optional<TrustBundle> publicRoots;
  private final ImmutableList<Waiver> waivers;

  /** Which of the four policies it began as. */
  enum Kind {
    EXCHANGE_ONLINE,
    EXCHANGE_SERVER,
    PRIVATE_PKI,
    PUBLIC_CA;

    String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** A finding that is not counted. Without a fingerprint it holds for every certificate. */
  record Waiver(String rule, Optional<Fingerprint> certificate, String reason, Instant until) {}

  private AuditPolicy(
      Kind kind,
      Duration warning,
      int sizeLimit,
      Optional<TrustBundle> publicRoots,
      ImmutableList<Waiver> waivers) {
    this.kind = kind;
    this.warning = warning;
    this.sizeLimit = sizeLimit;
    this.publicRoots = publicRoots;
    this.waivers = waivers;
  }

  private static AuditPolicy of(Kind kind) {
    return new AuditPolicy(kind, WARNING, SIZE, Optional.empty(), ImmutableList.of());
  }

  /**
   * The list that Exchange Online validates with, and nothing besides: chains must be complete in
   * it, and what Set-SmimeConfig would refuse is an error.
   *
   * @return the policy
   */
  public static AuditPolicy exchangeOnline() {
    return of(Kind.EXCHANGE_ONLINE);
  }

  /**
   * The list of an Exchange Server, which looks into the machine's Windows stores, too: what
   * Windows holds against a root counts.
   *
   * @return the policy
   */
  public static AuditPolicy exchangeServer() {
    return of(Kind.EXCHANGE_SERVER);
  }

  /**
   * The certificates of an organisation's own authorities: what breaks chains, and none of what
   * binds public authorities alone.
   *
   * @return the policy
   */
  public static AuditPolicy privatePki() {
    return of(Kind.PRIVATE_PKI);
  }

  /**
   * The certificates of public authorities: also the dated rules of the CA/Browser Forum and of the
   * root programmes.
   *
   * @return the policy
   */
  public static AuditPolicy publicCa() {
    return of(Kind.PUBLIC_CA);
  }

  /**
   * How long before its end a certificate is reported by {@code ends-soon}; 90 days until it is
   * named.
   *
   * @param time how long before
   * @return a new policy
   * @throws IllegalArgumentException if it is negative
   */
  public AuditPolicy warningBefore(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException(
          "found " + time + ", expected a time that is not negative");
    }
    return new AuditPolicy(kind, time, sizeLimit, publicRoots, waivers);
  }

  /**
   * Above how many bytes as a store the list is reported by {@code size}; 70 000 until it is named,
   * a figure seen in old servers and not documented for Exchange Online.
   *
   * @param bytes how many
   * @return a new policy
   * @throws IllegalArgumentException if it is not positive
   */
  public AuditPolicy sizeLimit(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException(
          "found " + bytes + ", expected a positive number of bytes");
    }
    return new AuditPolicy(kind, warning, bytes, publicRoots, waivers);
  }

  /**
   * Names the roots that suppliers of software distribute, such as those of Mozilla's or
   * Microsoft's programme: who chains to one is a public authority.
   *
   * @param roots the roots
   * @return a new policy
   */
  public AuditPolicy publicRoots(TrustBundle roots) {
    return new AuditPolicy(
        kind, warning, sizeLimit, Optional.of(Objects.requireNonNull(roots, "roots")), waivers);
  }

  /**
   * Does not count the findings of a rule about one certificate. They stand in the report with the
   * reason, and count again from the end of the waiver.
   *
   * @param rule the rule's id
   * @param certificate the certificate's SHA-256
   * @param reason why; shown in the report
   * @param until when it counts again
   * @return a new policy
   * @throws IllegalArgumentException if there is no such rule, or no reason
   */
  public AuditPolicy ignoring(String rule, Fingerprint certificate, String reason, Instant until) {
    return ignoring(
        rule, Optional.of(Objects.requireNonNull(certificate, "certificate")), reason, until);
  }

  /**
   * Does not count the findings of a rule, whatever they are about; like the other form.
   *
   * @param rule the rule's id
   * @param reason why; shown in the report
   * @param until when it counts again
   * @return a new policy
   * @throws IllegalArgumentException if there is no such rule, or no reason
   */
  public AuditPolicy ignoring(String rule, String reason, Instant until) {
    return ignoring(rule, Optional.empty(), reason, until);
  }

  private AuditPolicy ignoring(
      String rule, Optional<Fingerprint> certificate, String reason, Instant until) {
    RuleCatalogue.rule(rule);
    if (reason.isBlank()) {
      throw new IllegalArgumentException(
          "found no reason for ignoring " + rule + ", expected one: the report shows it");
    }
    Objects.requireNonNull(until, "until");
    return new AuditPolicy(
        kind,
        warning,
        sizeLimit,
        publicRoots,
        ImmutableList.<Waiver>builder()
            .addAll(waivers)
            .add(new Waiver(rule, certificate, reason, until))
            .build());
  }

  Kind kind() {
    return kind;
  }

  Duration warning() {
    return warning;
  }

  int sizeLimit() {
    return sizeLimit;
  }

  Optional<TrustBundle> publicRoots() {
    return publicRoots;
  }

  ImmutableList<Waiver> waivers() {
    return waivers;
  }

  @Override
  public String toString() {
    return kind.id();
  }
}
