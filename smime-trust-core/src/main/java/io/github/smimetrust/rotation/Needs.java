package io.github.smimetrust.rotation;

import com.google.common.collect.Range;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.chain.Evidence;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long certificates are needed. Where the wanted list alone trusts a piece of evidence, the
 * certificates of that chain are needed; elsewhere those of the chain that both lists have.
 */
final class Needs {
  private final Map<Fingerprint, Instant> until = new HashMap<>();

  /**
   * Adds what one piece of evidence needs while it has to be trusted.
   *
   * @param possible the chains that both lists have
   */
  void add(Evidence evidence, Range<Instant> demand, List<Stretch> possible, Judge wanted) {
    for (Stretch best : possible) {
      if (!best.answer().isTrusted() || !best.time().isConnected(demand)) {
        continue;
      }
      for (Stretch own : wanted.over(evidence, best.time().intersection(demand))) {
        Answer answer = own.answer().isTrusted() ? own.answer() : best.answer();
        add(answer.chain(), own.until());
      }
    }
  }

  private void add(List<BundleEntry> chain, Instant end) {
    chain.forEach(e -> until.merge(e.fingerprint(), end, Judge::later));
  }

  /** The first instant from which on nothing needs a certificate. */
  Instant endOf(BundleEntry entry) {
    return until.getOrDefault(entry.fingerprint(), Instant.MIN);
  }

  boolean isNeeded(BundleEntry entry, Instant at) {
    return endOf(entry).isAfter(at);
  }
}
