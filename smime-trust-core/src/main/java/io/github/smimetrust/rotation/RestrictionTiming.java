package io.github.smimetrust.rotation;

import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.sst.PropertyId;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When restrictions of a root programme change on certificates that both lists hold. What merely
 * falls away does so with the first step, so that nothing waits for it; everything else changes
 * with the last step, so that nothing is restricted before its time. Immutable.
 */
final class RestrictionTiming {
  private final TrustBundle meanwhile;

  RestrictionTiming(RotationLists lists) {
    Set<Fingerprint> later =
        BundleDiff.between(lists.current(), lists.wanted()).restrictionsChanged().stream()
            .filter(c -> lists.current().contains(c.entry().fingerprint()))
            .filter(c -> !isRelaxation(c))
            .map(c -> c.entry().fingerprint())
            .collect(Collectors.toSet());
    // Of two entries for one certificate, the first counts.
    this.meanwhile =
        lists.current().retain(e -> later.contains(e.fingerprint())).plus(lists.both());
  }

  /** Without the list of purposes in 127, the date in 126 is for all of them. */
  private static boolean isRelaxation(RestrictionChange change) {
    boolean dated =
        change.after().stream().anyMatch(p -> p.id().equals(PropertyId.NOT_BEFORE_FILETIME));
    boolean listed =
        change.dropped().stream().anyMatch(p -> p.id().equals(PropertyId.NOT_BEFORE_ENHKEY_USAGE));
    return change.introduced().isEmpty() && !(dated && listed);
  }

  /** A list before the last one. */
  TrustBundle early(TrustBundle list) {
    Set<Fingerprint> in = RotationLists.fingerprints(list);
    return meanwhile.retain(e -> in.contains(e.fingerprint()));
  }
}
