package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.TriedPath;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;

/**
 * Path lengths of roots: a note where the Baseline Requirements want none, a warning where the list
 * holds more authorities below the root than it allows, whatever its age.
 */
final class RootPathLengthCheck implements AuditCheck {
  private static final String RULE = "root-path-length";

  @Override
  public void check(AuditScope scope, Findings findings) {
    Map<Fingerprint, Integer> depths = depths(scope);
    for (Member member : scope.members()) {
      if (member.role() != Member.Role.ROOT || !member.isPublic()) {
        continue;
      }
      Optional<BigInteger> length =
          member
              .profile()
              .value(Extension.basicConstraints, BasicConstraints::getInstance)
              .map(BasicConstraints::getPathLenConstraint);
      if (length.isEmpty()) {
        continue;
      }
      int depth = depths.getOrDefault(member.entry().fingerprint(), 0);
      boolean binds = length.get().compareTo(BigInteger.valueOf(depth)) < 0;
      if (binds || Dates.holds(RULE, member)) {
        findings.add(
            RULE,
            member,
            // A number of a thousand digits is a name like any other to a reader.
            Text.verbatim(length.get().bitLength() > 31 ? "2^31 or more" : length.get().toString()),
            binds
                ? Text.of(depth + " or more", depth + " 以上")
                : Text.of("none on a root", "ルートにはなし"),
            binds ? Severity.WARNING : Severity.NOTE);
      }
    }
  }

  /** How many authorities that are not self-issued the longest path below each root holds. */
  private static Map<Fingerprint, Integer> depths(AuditScope scope) {
    Map<Fingerprint, Integer> depths = new HashMap<>();
    for (Member member : scope.members()) {
      if (member.role() != Member.Role.USER) {
        member
            .chain()
            .ifPresent(
                chain ->
                    paths(chain)
                        .filter(p -> !p.isEmpty())
                        .forEach(
                            p ->
                                depths.merge(
                                    p.get(p.size() - 1).fingerprint(), depth(p), Math::max)));
      }
    }
    return depths;
  }

  private static int depth(List<BundleEntry> path) {
    return (int) path.subList(0, path.size() - 1).stream().filter(e -> !e.isSelfIssued()).count();
  }

  private static Stream<List<BundleEntry>> paths(ChainResult result) {
    return result.fold(
        trusted -> Stream.of(trusted.chain()),
        rejected -> rejected.paths().stream().map(TriedPath::certificates),
        undecided -> undecided.paths().stream().map(TriedPath::certificates));
  }
}
