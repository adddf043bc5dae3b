package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableMap;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.AlgorithmPolicy;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Limits;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.chain.Reason;
import io.github.smimetrust.chain.TriedPath;
import io.github.smimetrust.name.NameAndKey;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;

/** Finds out how the certificates of a list hang together, once for all checks. */
final class ScopeReading {
  /** Policies of the S/MIME Baseline Requirements stand below this arc (section 7.1.6.1). */
  private static final String BASELINE_POLICIES = "2.23.140.1.5.";

  /** So that old algorithms do not hide who issued what; rules of their own report them. */
  private static final AlgorithmPolicy OLD_ALGORITHMS =
      AlgorithmPolicy.rfc8550().allowingSha1().allowingDsa().allowingRsaFrom(1_024);

  /** Five seconds of RSA 2048; a list of 390 has the usual limit for each certificate. */
  private static final int SIGNATURE_CHECKS = 100_000;

  private static final int BUILD_STEPS = 20_000_000;

  /** Several times as many as any authority in use has. */
  static final int MOST_OF_A_NAME = 32;

  private static final Comparator<BundleEntry> LIKELY_FIRST =
      Comparator.comparing((BundleEntry e) -> !e.isRoot())
          .thenComparing(BundleEntry::notAfter, Comparator.reverseOrder())
          .thenComparing(BundleEntry::fingerprint);

  private final TrustBundle bundle;
  private final AuditPolicy policy;
  private final Instant at;

  private ScopeReading(TrustBundle bundle, AuditPolicy policy, Instant at) {
    this.bundle = bundle;
    this.policy = policy;
    this.at = at;
  }

  static AuditScope of(
      TrustBundle bundle,
      AuditPolicy policy,
      Instant at,
      List<Evidence> evidence,
      Collection<TrustBundle> denied) {
    ScopeReading reading = new ScopeReading(bundle, policy, at);
    return new AuditScope(
        bundle,
        policy,
        at,
        reading.members(),
        EvidenceReading.of(bundle, evidence, at),
        Distrust.of(denied));
  }

  private ImmutableMap<Fingerprint, Member> members() {
    List<BundleEntry> entries = bundle.entries();
    List<CertificateProfile> profiles = entries.stream().map(CertificateProfile::of).toList();
    List<Optional<ChainResult>> chains = chains(entries, profiles);
    Set<NameAndKey> rootKeys = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).isRoot()) {
        rootKeys.add(profiles.get(i).nameAndKey());
      }
    }
    ImmutableMap.Builder<Fingerprint, Member> members = ImmutableMap.builder();
    for (int i = 0; i < entries.size(); i++) {
      BundleEntry entry = entries.get(i);
      Optional<ChainResult> chain = chains.get(i);
      CertificateProfile profile = profiles.get(i);
      members.put(
          entry.fingerprint(),
          new Member(
              entry,
              role(entry, rootKeys.contains(profile.nameAndKey())),
              isPublic(chain, profile),
              chain,
              chain.map(ScopeReading::issuers).orElse(List.of()),
              profile));
    }
    return members.buildOrThrow();
  }

  /** Chains of every member, whatever they are for and however old their algorithms. */
  private List<Optional<ChainResult>> chains(
      List<BundleEntry> entries, List<CertificateProfile> profiles) {
    if (bundle.roots().isEmpty()) {
      return Collections.nCopies(entries.size(), Optional.empty());
    }
    ChainValidator validator =
        ChainValidator.trusting(issuers(profiles))
            .purpose(Purpose.ANY)
            .algorithms(OLD_ALGORITHMS)
            .revocation(RevocationPolicy.notChecked())
            .limits(limits(entries.size()))
            .build();
    return validator.validate(entries.stream().map(Evidence::of).toList(), at).stream()
        .map(Optional::of)
        .toList();
  }

  /**
   * The list without what it has of one name beyond {@link #MOST_OF_A_NAME}: each question looks at
   * every authority of the issuer's name, so the cost would grow with the square of such a group.
   */
  private TrustBundle issuers(List<CertificateProfile> profiles) {
    Map<String, List<BundleEntry>> names = new HashMap<>();
    for (int i = 0; i < profiles.size(); i++) {
      names
          .computeIfAbsent(profiles.get(i).subject(), name -> new ArrayList<>())
          .add(bundle.entries().get(i));
    }
    Set<Fingerprint> left = new HashSet<>();
    for (List<BundleEntry> group : names.values()) {
      if (group.size() > MOST_OF_A_NAME) {
        group.stream()
            .sorted(LIKELY_FIRST)
            .skip(MOST_OF_A_NAME)
            .forEach(e -> left.add(e.fingerprint()));
      }
    }
    return left.isEmpty() ? bundle : bundle.retain(e -> !left.contains(e.fingerprint()));
  }

  /** What all questions cost together is bounded, whatever the certificates of a long list are. */
  private static Limits limits(int certificates) {
    Limits usual = Limits.defaults();
    return usual
        .withSignatureChecks(share(SIGNATURE_CHECKS, certificates, 16, 256))
        .withBuildSteps(share(BUILD_STEPS, certificates, 500, 5_000));
  }

  private static int share(int all, int certificates, int least, int most) {
    return Math.min(most, Math.max(least, all / Math.max(1, certificates)));
  }

  private static Member.Role role(BundleEntry entry, boolean hasKeyOfRoot) {
    if (!entry.isCa()) {
      return Member.Role.USER;
    }
    if (entry.isRoot()) {
      return Member.Role.ROOT;
    }
    return hasKeyOfRoot ? Member.Role.CROSS : Member.Role.INTERMEDIATE;
  }

  private boolean isPublic(Optional<ChainResult> chain, CertificateProfile profile) {
    return switch (policy.kind()) {
      case PUBLIC_CA -> true;
      case PRIVATE_PKI -> false;
      case EXCHANGE_ONLINE, EXCHANGE_SERVER ->
          chain.filter(this::endsInPublicRoot).isPresent() || hasBaselinePolicy(profile);
    };
  }

  private boolean endsInPublicRoot(ChainResult result) {
    return policy.publicRoots().isPresent()
        && paths(result)
            .anyMatch(p -> policy.publicRoots().get().contains(p.get(p.size() - 1).fingerprint()));
  }

  private static boolean hasBaselinePolicy(CertificateProfile profile) {
    return profile
        .value(Extension.certificatePolicies, CertificatePolicies::getInstance)
        .filter(
            p ->
                Arrays.stream(p.getPolicyInformation())
                    .anyMatch(i -> i.getPolicyIdentifier().getId().startsWith(BASELINE_POLICIES)))
        .isPresent();
  }

  /** The trusted chain, or all paths that were kept of those that failed. */
  private static Stream<List<BundleEntry>> paths(ChainResult result) {
    return result.fold(
        trusted -> Stream.of(trusted.chain()),
        rejected -> rejected.paths().stream().map(TriedPath::certificates),
        undecided -> undecided.paths().stream().map(TriedPath::certificates));
  }

  private static List<BundleEntry> issuers(ChainResult result) {
    return result.fold(
        trusted -> trusted.chain().stream().skip(1).limit(1).toList(),
        rejected -> issuers(rejected.leaf(), rejected.paths()),
        undecided -> issuers(undecided.leaf(), undecided.paths()));
  }

  private static List<BundleEntry> issuers(BundleEntry leaf, List<TriedPath> paths) {
    return paths.stream()
        .filter(p -> p.certificates().size() > 1 && !isStranger(leaf, p))
        .map(p -> p.certificates().get(1))
        .distinct()
        .toList();
  }

  /** A path may end at a certificate that has the issuer's name and did not sign. */
  private static boolean isStranger(BundleEntry leaf, TriedPath path) {
    return path.certificates().size() == 2
        && path.failures().stream()
            .anyMatch(
                f ->
                    f.certificate().equals(leaf)
                        && (f.reason() == Reason.BAD_SIGNATURE
                            || f.reason() == Reason.SIGNATURE_NOT_CHECKED));
  }
}
