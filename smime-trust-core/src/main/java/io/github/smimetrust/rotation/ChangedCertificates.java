package io.github.smimetrust.rotation;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.AlgorithmPolicy;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.chain.TriedPath;
import io.github.smimetrust.report.document.CertificateRow;
import io.github.smimetrust.report.document.CertificateRow.Role;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The certificates that a difference is about, each once, with those of them that issued it. */
final class ChangedCertificates {
  private final Map<Fingerprint, BundleEntry> changed;
  private final Optional<ChainValidator> validator;
  private final Instant at;

  private ChangedCertificates(
      Map<Fingerprint, BundleEntry> changed, Optional<ChainValidator> validator, Instant at) {
    this.changed = changed;
    this.validator = validator;
    this.at = at;
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
    ChangedCertificates certificates = new ChangedCertificates(changed, validator(both), at);
    return changed.values().stream().map(certificates::row).toList();
  }

  /** Old algorithms do not hide who issued what. */
  private static Optional<ChainValidator> validator(TrustBundle bundle) {
    return bundle.roots().isEmpty()
        ? Optional.empty()
        : Optional.of(
            ChainValidator.trusting(bundle)
                .purpose(Purpose.ANY)
                .algorithms(
                    AlgorithmPolicy.rfc8550().allowingSha1().allowingDsa().allowingRsaFrom(1_024))
                .revocation(RevocationPolicy.notChecked())
                .build());
  }

  private CertificateRow row(BundleEntry entry) {
    if (!entry.isCa()) {
      return new CertificateRow(entry, Role.USER, issuers(entry));
    }
    return entry.isRoot()
        ? new CertificateRow(entry, Role.ROOT, List.of())
        : new CertificateRow(entry, Role.INTERMEDIATE, issuers(entry));
  }

  private List<Fingerprint> issuers(BundleEntry entry) {
    return validator.stream()
        .flatMap(v -> paths(v.validate(Evidence.of(entry), at)))
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
