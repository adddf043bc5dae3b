package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.revocation.RevocationPolicy;
import io.github.smimetrust.sst.der.ByteSlice;
import io.github.smimetrust.sst.der.MalformedDerException;
import java.security.Provider;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what a {@link ChainValidator} asks for. Purpose and revocation have to be named.
 *
 * <pre>{@code
 * ChainValidator validator = ChainValidator.trusting(bundle)
 *     .purpose(Purpose.EMAIL_PROTECTION)
 *     .revocation(RevocationPolicy.notChecked())
 *     .distrusting(TrustBundle.load(Path.of("disallowedcert.sst")))
 *     .build();
 * }</pre>
 *
 * <p>Mutable and not thread-safe; what it builds is independent of it.
 *
 * @since 0.1.0
 */
public final class ChainValidatorBuilder {
  /** Edges of a bundle of ten thousand authorities; some hundred bytes each. */
  private static final int MOST_REMEMBERED = 16_384;

  /** The one place that knows the system's clock. */
  static final Clock SYSTEM_CLOCK = Clock.systemUTC();

  private final TrustBundle trusted;
  private TrustBundle intermediates = TrustBundle.empty();
  private TrustBundle distrusted = TrustBundle.empty();
  private TrustBundle proposable = TrustBundle.empty();
  private @Nullable Purpose purpose;
  private @Nullable RevocationPolicy revocation;
  private Clock clock = SYSTEM_CLOCK;
  private Limits limits = Limits.defaults();
  private AlgorithmPolicy algorithms = AlgorithmPolicy.rfc8550();
  private PolicyInputs policies = PolicyInputs.ANY;
  private NameConstraints subtrees = NameConstraints.NONE;
  private final List<byte[]> subtreesDer = new ArrayList<>();
  private SignatureCheck signatures = new JcaSignatures(null);
  private boolean ownProvider;
  private @Nullable RevocationCheck revocationCheck;

  ChainValidatorBuilder(TrustBundle trusted) {
    this.trusted = trusted;
  }

  /**
   * What certificates are to be used for. Has to be named.
   *
   * @param purpose the purpose
   * @return this builder
   */
  public ChainValidatorBuilder purpose(Purpose purpose) {
    this.purpose = Objects.requireNonNull(purpose, "purpose");
    return this;
  }

  /**
   * How revocation is treated. Has to be named.
   *
   * @param revocation the policy
   * @return this builder
   */
  public ChainValidatorBuilder revocation(RevocationPolicy revocation) {
    this.revocation = Objects.requireNonNull(revocation, "revocation");
    return this;
  }

  /**
   * More certificates that can be parts of chains. Roots among them are no anchors.
   *
   * @param bundle the certificates
   * @return this builder
   */
  public ChainValidatorBuilder intermediates(TrustBundle bundle) {
    this.intermediates = intermediates.plus(bundle);
    return this;
  }

  /**
   * Certificates that no chain may hold, such as Microsoft's disallowedcert.sst. They are known by
   * what is signed in them, so that another encoding of the signature does not let one pass.
   *
   * @param bundle the certificates
   * @return this builder
   */
  public ChainValidatorBuilder distrusting(TrustBundle bundle) {
    this.distrusted = distrusted.plus(bundle);
    return this;
  }

  /**
   * Certificates from which a {@link Completion} may be proposed. They are no part of any chain.
   *
   * @param bundle the certificates, roots included
   * @return this builder
   */
  public ChainValidatorBuilder proposing(TrustBundle bundle) {
    this.proposable = proposable.plus(bundle);
    return this;
  }

  /**
   * What time it is; the system's clock unless another is given.
   *
   * @param clock the clock
   * @return this builder
   */
  public ChainValidatorBuilder clock(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /**
   * What one question may cost; {@link Limits#defaults()} unless others are given.
   *
   * @param limits the limits
   * @return this builder
   */
  public ChainValidatorBuilder limits(Limits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
    return this;
  }

  /**
   * Which keys and signatures count; {@link AlgorithmPolicy#rfc8550()} unless another is given.
   *
   * @param algorithms the policy
   * @return this builder
   */
  public ChainValidatorBuilder algorithms(AlgorithmPolicy algorithms) {
    this.algorithms = Objects.requireNonNull(algorithms, "algorithms");
    return this;
  }

  /**
   * user-initial-policy-set (RFC 5280 section 6.1.1 (c)); any policy unless others are given.
   *
   * @param policies certificate policies in dotted form
   * @return this builder
   */
  public ChainValidatorBuilder initialPolicies(String... policies) {
    this.policies =
        new PolicyInputs(
            Set.copyOf(Arrays.asList(policies)),
            this.policies.mappingInhibit(),
            this.policies.explicitPolicy(),
            this.policies.anyPolicyInhibit());
    return this;
  }

  /**
   * initial-policy-mapping-inhibit (RFC 5280 section 6.1.1 (e)).
   *
   * @return this builder
   */
  public ChainValidatorBuilder inhibitingPolicyMapping() {
    this.policies =
        new PolicyInputs(
            policies.initialPolicies(),
            true,
            policies.explicitPolicy(),
            policies.anyPolicyInhibit());
    return this;
  }

  /**
   * initial-explicit-policy (RFC 5280 section 6.1.1 (f)).
   *
   * @return this builder
   */
  public ChainValidatorBuilder requiringExplicitPolicy() {
    this.policies =
        new PolicyInputs(
            policies.initialPolicies(),
            policies.mappingInhibit(),
            true,
            policies.anyPolicyInhibit());
    return this;
  }

  /**
   * initial-any-policy-inhibit (RFC 5280 section 6.1.1 (g)).
   *
   * @return this builder
   */
  public ChainValidatorBuilder inhibitingAnyPolicy() {
    this.policies =
        new PolicyInputs(
            policies.initialPolicies(), policies.mappingInhibit(), policies.explicitPolicy(), true);
    return this;
  }

  /**
   * initial-permitted-subtrees and initial-excluded-subtrees (RFC 5280 section 6.1.1 (h), (i)).
   *
   * @param nameConstraints a NameConstraints value in DER (section 4.2.1.10)
   * @return this builder
   * @throws IllegalArgumentException if it is not DER of name constraints
   */
  public ChainValidatorBuilder initialSubtrees(byte[] nameConstraints) {
    try {
      byte[] der = nameConstraints.clone();
      this.subtrees = subtrees.with(der, 0, der.length);
      this.subtreesDer.add(der);
      return this;
    } catch (MalformedDerException e) {
      throw new IllegalArgumentException(
          "found " + e.found() + " at byte " + e.offset() + ", expected " + e.expected(), e);
    }
  }

  /**
   * Which provider checks signatures; unless one is given, those of the JDK for RSA and DSA, and
   * Bouncy Castle, without being registered, for elliptic curves.
   *
   * @param provider the provider for every algorithm; what it does not have is not trusted
   * @return this builder
   */
  public ChainValidatorBuilder signatures(Provider provider) {
    this.signatures = new JcaSignatures(Objects.requireNonNull(provider, "provider"));
    this.ownProvider = true;
    return this;
  }

  /** For tests that count. */
  ChainValidatorBuilder signatures(SignatureCheck check) {
    this.signatures = check;
    return this;
  }

  /** For tests: what a policy that checks will bring. */
  ChainValidatorBuilder revocation(RevocationCheck check) {
    this.revocationCheck = check;
    return this;
  }

  /**
   * Assembles the validator.
   *
   * @return the validator
   * @throws IllegalStateException if purpose or revocation was not named
   */
  public ChainValidator build() {
    if (purpose == null || revocation == null) {
      throw new IllegalStateException(
          "found no "
              + (purpose == null ? "purpose" : "revocation")
              + ", expected it before build(): "
              + (purpose == null
                  ? "purpose(Purpose.EMAIL_PROTECTION)"
                  : "revocation(RevocationPolicy.notChecked())"));
    }
    int mostBytes = limits.certificateBytes();
    Set<ByteSlice> signed = new HashSet<>();
    for (BundleEntry entry : distrusted.entries()) {
      signed.add(ParsedCertificate.of(entry, Integer.MAX_VALUE).signedSlice());
    }
    List<ParsedCertificate> anchors = ParsedCertificate.all(trusted.roots().entries(), mostBytes);
    List<ParsedCertificate> others =
        ParsedCertificate.all(trusted.intermediates().plus(intermediates).entries(), mostBytes);
    Rules rules = new Rules(purpose, algorithms, Set.copyOf(signed), policies, subtrees, limits);
    Engine engine =
        new Engine(
            rules,
            CandidateGraph.of(anchors, others),
            ParsedCertificate.all(proposable.entries(), mostBytes),
            signatures,
            revocationCheck == null ? checkOf(revocation) : revocationCheck,
            new VerifiedEdges.Memory(MOST_REMEMBERED));
    ValidatorSettings settings =
        new ValidatorSettings(
            new ValidatorSettings.Certificates(trusted, intermediates, distrusted, proposable),
            purpose,
            limits,
            algorithms,
            policies,
            subtreesDer,
            ownProvider);
    return new ChainValidator(engine, settings, clock);
  }

  private static RevocationCheck checkOf(RevocationPolicy policy) {
    return policy
        .answers()
        .<RevocationCheck>map(RecordedRevocation::new)
        .orElse(RevocationCheck.NONE);
  }
}
