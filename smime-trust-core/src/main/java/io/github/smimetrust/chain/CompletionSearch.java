package io.github.smimetrust.chain;

import java.util.List;
import java.util.Set;

/**
 * Finds the smallest addition to the trusted certificates that gives a target a valid chain: by
 * searching with one certificate allowed, then two, then three, then any number.
 */
final class CompletionSearch {
  private static final int MOST_PROVED = 3;

  // A proposal is a courtesy: it costs a fraction of what the question itself may.
  private static final int MOST_SIGNATURES = 32;
  private static final int MOST_STEPS = 512;

  private CompletionSearch() {}

  /** The limits of the proposal: part of what the question left over. */
  static Limits limits(Limits limits, Spending spent) {
    int signatures = limits.signatureChecks() - spent.signatures();
    int steps = limits.buildSteps() - spent.steps();
    return limits
        .withSignatureChecks(Math.max(1, Math.min(signatures, MOST_SIGNATURES)))
        .withBuildSteps(Math.max(1, Math.min(steps, MOST_STEPS)));
  }

  /**
   * Searches.
   *
   * @param search over a graph in which the roots that may be proposed are anchors
   * @param priced what has to be added before it can be used
   */
  static Completion find(
      ParsedCertificate target, PathSearch search, Set<ParsedCertificate> priced) {
    boolean proved = true;
    for (int most = 1; most <= MOST_PROVED + 1; most++) {
      boolean counted = most <= MOST_PROVED;
      List<ParsedCertificate> path =
          search.findAdding(target, priced, counted ? most : Integer.MAX_VALUE);
      if (path != null) {
        return new Completion(
            path.stream().filter(priced::contains).map(ParsedCertificate::entry).toList(),
            proved && counted);
      }
      proved &= search.limit() == null;
    }
    return Completion.NONE;
  }
}
