package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps what was tried: the most useful paths, and every failure once. Mutable, for one thread. */
final class AttemptLog {
  static final int MOST_PATHS = 16;

  /** Enough to explain; the rest is counted. */
  private static final int MOST_FAILURES = 256;

  private record Ranked(TriedPath path, int rank, int number) {}

  private static final Comparator<Ranked> MOST_USEFUL_FIRST =
      Comparator.comparingInt(Ranked::rank).thenComparingInt(Ranked::number);

  /** The certificate by its bytes, with what is wrong. */
  private record FailureKey(BundleEntry certificate, Reason reason, String found) {}

  private final List<Ranked> kept = new ArrayList<>();
  private final Map<FailureKey, Failure> failures = new LinkedHashMap<>();
  private int number;

  /**
   * Notes a path that reached an anchor.
   *
   * @param path from the target to the anchor
   */
  void complete(List<ParsedCertificate> path, List<Failure> failures) {
    note(path, failures, true, 0);
  }

  /**
   * Notes a path that broke off.
   *
   * @param path from the target upwards; the last one is where it broke off
   */
  void brokenOff(List<ParsedCertificate> path, List<Failure> failures) {
    note(path, failures, false, rank(path, failures));
  }

  /** A stranger with the issuer's name says less than the issuer itself with a fault. */
  private static int rank(List<ParsedCertificate> path, List<Failure> failures) {
    int last = path.size() - 1;
    int mismatch = last == 0 ? 0 : CandidateGraph.keyMismatch(path.get(last - 1), path.get(last));
    boolean wrongKey = failures.stream().anyMatch(f -> f.reason() == Reason.BAD_SIGNATURE);
    return 1 + 2 * mismatch + (wrongKey ? 1 : 0);
  }

  private void note(
      List<ParsedCertificate> path, List<Failure> failed, boolean complete, int rank) {
    number++;
    for (Failure failure : failed) {
      if (failures.size() < MOST_FAILURES) {
        failures.putIfAbsent(
            new FailureKey(failure.certificate(), failure.reason(), failure.found()), failure);
      }
    }
    List<BundleEntry> certificates = path.stream().map(ParsedCertificate::entry).toList();
    kept.add(new Ranked(new TriedPath(certificates, failed, complete), rank, number));
    kept.sort(MOST_USEFUL_FIRST);
    if (kept.size() > MOST_PATHS) {
      kept.remove(MOST_PATHS);
    }
  }

  boolean isEmpty() {
    return number == 0;
  }

  List<TriedPath> paths() {
    return kept.stream().map(Ranked::path).toList();
  }

  int morePaths() {
    return number - kept.size();
  }

  List<Failure> failures() {
    return List.copyOf(failures.values());
  }
}
