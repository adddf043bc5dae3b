package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableList;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Measures a trust list against a policy.
 *
 * <pre>{@code
 * AuditReport report = TrustAudit.of(bundle)
 *     .under(AuditPolicy.exchangeOnline())
 *     .usedBy(evidence)
 *     .distrusting(TrustBundle.load(Path.of("disallowedcert.sst")))
 *     .run(Instant.now());
 * }</pre>
 *
 * <p>Checks the certificates themselves, their links within the list, and what the evidence uses.
 * Does not fetch anything: revocation is looked at only as far as the certificates say where it
 * could be asked. Every choice gives a new audit; immutable and thread-safe. Time and memory grow
 * with the number of certificates, about one signature check for each.
 *
 * @since 0.1.0
 */
public final class TrustAudit {
  private static final List<AuditCheck> CHECKS =
      List.of(
          new ValidityCheck(),
          new WholeListCheck(),
          new AuthorityCheck(),
          new ExtensionsCheck(),
          new MailPurposeCheck(),
          new NameConstraintsCheck(),
          new KeyCheck(),
          new SignatureAlgorithmCheck(),
          new IdentityCheck(),
          new IssuerLinkCheck(),
          new ChainCheck(),
          new PathLengthCheck(),
          new UseCheck(),
          new GenerationsCheck(),
          new DistrustCheck(),
          new PublicKeySizeCheck(),
          new PublicPurposeCheck(),
          new PublicRootCheck(),
          new RootPathLengthCheck(),
          new PublicSubordinateCheck(),
          new PublicFormCheck(),
          new MicrosoftRootCheck(),
          new NameCheck(),
          new PublicationCheck(),
          new WaiverCheck());

  private final TrustBundle bundle;
  private final Optional<AuditPolicy> policy;
  private final ImmutableList<Evidence> evidence;
  private final ImmutableList<TrustBundle> denied;

  private TrustAudit(
      TrustBundle bundle,
      Optional<AuditPolicy> policy,
      ImmutableList<Evidence> evidence,
      ImmutableList<TrustBundle> denied) {
    this.bundle = bundle;
    this.policy = policy;
    this.evidence = evidence;
    this.denied = denied;
  }

  /**
   * An audit of a list.
   *
   * @param bundle the list; may be empty
   * @return an audit that still needs a policy
   */
  public static TrustAudit of(TrustBundle bundle) {
    return new TrustAudit(
        Objects.requireNonNull(bundle, "bundle"),
        Optional.empty(),
        ImmutableList.of(),
        ImmutableList.of());
  }

  /**
   * Names the policy; required.
   *
   * @param policy the policy
   * @return a new audit
   */
  public TrustAudit under(AuditPolicy policy) {
    return new TrustAudit(
        bundle, Optional.of(Objects.requireNonNull(policy, "policy")), evidence, denied);
  }

  /**
   * Adds user certificates and signed mail that the list is there for. Only with evidence can an
   * entry be {@code unused}.
   *
   * @param evidence what the list is used for
   * @return a new audit
   */
  public TrustAudit usedBy(Collection<? extends Evidence> evidence) {
    return new TrustAudit(
        bundle,
        policy,
        ImmutableList.<Evidence>builder().addAll(this.evidence).addAll(evidence).build(),
        denied);
  }

  /**
   * Adds user certificates and signed mail, like the other form.
   *
   * @param evidence what the list is used for
   * @return a new audit
   */
  public TrustAudit usedBy(Evidence... evidence) {
    return usedBy(Arrays.asList(evidence));
  }

  /**
   * Adds a list of certificates that nobody should trust, such as Microsoft's disallowed
   * certificates.
   *
   * @param denied the certificates; entries of the audited list that are among them, or have the
   *     key of one, are {@code distrusted}
   * @return a new audit
   */
  public TrustAudit distrusting(TrustBundle denied) {
    return new TrustAudit(
        bundle,
        policy,
        evidence,
        ImmutableList.<TrustBundle>builder().addAll(this.denied).add(denied).build());
  }

  /**
   * Runs the audit.
   *
   * @param at the time for which it is to hold
   * @return the findings
   * @throws IllegalStateException if no policy was named
   */
  public AuditReport run(Instant at) {
    Objects.requireNonNull(at, "at");
    AuditPolicy rules =
        policy.orElseThrow(
            () ->
                new IllegalStateException(
                    "No policy: name one with under(...), such as AuditPolicy.exchangeOnline()"));
    AuditScope scope = ScopeReading.of(bundle, rules, at, evidence, denied);
    Findings findings = new Findings(rules);
    CHECKS.forEach(check -> check.check(scope, findings));
    return new AuditReport(scope, findings.all());
  }
}
