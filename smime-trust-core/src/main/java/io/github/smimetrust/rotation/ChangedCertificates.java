package io.github.smimetrust.rotation;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.AlgorithmPolicy;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Limits;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.chain.TriedPath;
import io.github.smimetrust.name.NameKeys;
import io.github.smimetrust.report.document.CertificateRow;
import io.github.smimetrust.report.document.CertificateRow.Role;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The certificates that a difference is about, each once, with those of them that issued it. */
final class ChangedCertificates {
  /** What all questions cost together is bounded, whatever the certificates of a long list are. */
  private static final int SIGNATURE_CHECKS = 100_000;

  private static final int BUILD_STEPS = 2_000_000;

  private final Map<Fingerprint, BundleEntry> changed;

  private ChangedCertificates(Map<Fingerprint, BundleEntry> changed) {
    this.changed = changed;
  }

  static List<CertificateRow> rows(BundleDiff diff, Instant at) {
    Map<Fingerprint, BundleEntry> changed = new LinkedHashMap<>();
    Stream.of(
            diff.added().stream(),
            diff.removed().stream(),
            diff.replaced().stream().flatMap(r -> Stream.of(r.before(), r.after())),
            diff.restrictionsChanged().stream().map(RestrictionChange::entry))
        .flatMap(s -> s)
        .forEach(e -> changed.putIfAbsent(e.fingerprint(), e));
    TrustBundle both = diff.after().plus(diff.before());
    return new ChangedCertificates(changed).rows(both, at);
  }

  private List<CertificateRow> rows(TrustBundle both, Instant at) {
    Map<Fingerprint, List<Fingerprint>> issuers = issuers(both, at);
    return changed.values().stream()
        .map(e -> new CertificateRow(e, role(e), issuers.getOrDefault(e.fingerprint(), List.of())))
        .toList();
  }

  private static Role role(BundleEntry entry) {
    if (!entry.isCa()) {
      return Role.USER;
    }
    return entry.isRoot() ? Role.ROOT : Role.INTERMEDIATE;
  }

  /** Only those are asked about whose issuer's name a changed certificate has. */
  private Map<Fingerprint, List<Fingerprint>> issuers(TrustBundle both, Instant at) {
    Map<Fingerprint, NameKeys> names = new HashMap<>();
    changed.forEach((f, e) -> names.put(f, NameKeys.of(e.der())));
    Set<String> subjects = names.values().stream().map(NameKeys::subject).collect(toSet());
    List<BundleEntry> asked =
        changed.values().stream()
            .filter(e -> role(e) != Role.ROOT)
            .filter(e -> subjects.contains(requireNonNull(names.get(e.fingerprint())).issuer()))
            .toList();
    if (asked.isEmpty() || both.roots().isEmpty()) {
      return Map.of();
    }
    List<ChainResult> results =
        validator(both, asked.size()).validate(asked.stream().map(Evidence::of).toList(), at);
    Map<Fingerprint, List<Fingerprint>> issuers = new HashMap<>();
    for (int i = 0; i < results.size(); i++) {
      issuers.put(asked.get(i).fingerprint(), issuers(results.get(i)));
    }
    return issuers;
  }

  /** Old algorithms do not hide who issued what. */
  private static ChainValidator validator(TrustBundle bundle, int questions) {
    Limits limits =
        Limits.defaults()
            .withSignatureChecks(share(SIGNATURE_CHECKS, questions, 16, 256))
            .withBuildSteps(share(BUILD_STEPS, questions, 500, 5_000));
    return ChainValidator.trusting(bundle)
        .purpose(Purpose.ANY)
        .algorithms(AlgorithmPolicy.rfc8550().allowingSha1().allowingDsa().allowingRsaFrom(1_024))
        .revocation(RevocationPolicy.notChecked())
        .limits(limits)
        .build();
  }

  private static int share(int all, int questions, int least, int most) {
    return Math.min(most, Math.max(least, all / questions));
  }

  private List<Fingerprint> issuers(ChainResult result) {
    return paths(result)
        .filter(p -> p.size() > 1)
        .map(p -> p.get(1).fingerprint())
        .filter(changed::containsKey)
        .distinct()
        .toList();
  }

  private static Stream<List<BundleEntry>> paths(ChainResult result) {
    return result.fold(
        trusted -> Stream.of(trusted.chain()),
        rejected -> rejected.paths().stream().map(TriedPath::certificates),
        undecided -> undecided.paths().stream().map(TriedPath::certificates));
  }
}
