package io.github.smimetrust.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One workload done by us and by peers. Wall time says little on a shared machine, so this measures
 * the CPU time of the thread, case after case in every round, and compares within the round.
 */
final class Comparison {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 15;
  private static final int WARM_UP_ROUNDS = 5;
  private static final long NANOS_A_CASE = 60_000_000;

  /** Keeps results alive, so that no work is optimised away. */
  @SuppressWarnings("UnusedVariable") // written is enough
  private static volatile int sink;

  /** Something to measure; what it gives only has to depend on the work. */
  interface Work {
    int run() throws Exception;
  }

  private enum Relation {
    /** A peer is to be slower by a factor. */
    AT_LEAST,
    /** We are to stay within a factor of a floor. */
    WITHIN
  }

  private record Target(Relation relation, double ratio) {}

  private record Case(String name, Work work, @Nullable Target target, List<Double> micros) {}

  private final String name;
  private final Case ours;
  private final List<Case> others = new ArrayList<>();
  private int warmUpRounds = WARM_UP_ROUNDS;

  private Comparison(String name, Work ours) {
    this.name = name;
    this.ours = new Case("ours", ours, null, new ArrayList<>());
  }

  static Comparison of(String name, Work ours) {
    return new Comparison(name, ours);
  }

  /** A peer that is to be slower than we are by a factor. */
  Comparison atLeast(double factor, String peer, Work work) {
    return with(peer, work, new Target(Relation.AT_LEAST, factor));
  }

  /** A floor that we are to stay within a factor of. */
  Comparison within(double factor, String floor, Work work) {
    return with(floor, work, new Target(Relation.WITHIN, factor));
  }

  /** A figure for information. */
  Comparison beside(String other, Work work) {
    return with(other, work, null);
  }

  /** Other than the usual number of rounds that do not count. */
  Comparison warmingUp(int rounds) {
    warmUpRounds = rounds;
    return this;
  }

  private Comparison with(String other, Work work, @Nullable Target target) {
    others.add(new Case(other, work, target, new ArrayList<>()));
    return this;
  }

  /** Measures and prints; says whether every target was met. */
  boolean run() throws Exception {
    for (int round = -warmUpRounds; round < ROUNDS; round++) {
      measure(ours, round >= 0);
      for (Case other : others) {
        measure(other, round >= 0);
      }
    }
    System.out.printf(Locale.ROOT, "%-28s %-34s %12.1f us%n", name, "ours", median(ours.micros));
    boolean met = true;
    for (Case other : others) {
      met &= print(other);
    }
    return met;
  }

  private static void measure(Case one, boolean counts) throws Exception {
    long start = THREADS.getCurrentThreadCpuTime();
    long spent;
    int runs = 0;
    do {
      sink = one.work.run();
      runs++;
      spent = THREADS.getCurrentThreadCpuTime() - start;
    } while (spent < NANOS_A_CASE);
    if (counts) {
      one.micros.add(spent / 1_000.0 / runs);
    }
  }

  private boolean print(Case other) {
    Target target = other.target;
    boolean floor = target != null && target.relation == Relation.WITHIN;
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      double peerByOurs = other.micros.get(i) / ours.micros.get(i);
      ratios.add(floor ? 1 / peerByOurs : peerByOurs);
    }
    double ratio = median(ratios);
    boolean met = target == null || (floor ? ratio <= target.ratio : ratio >= target.ratio);
    System.out.printf(
        Locale.ROOT,
        "%-28s %-34s %12.1f us  %s %.2f%s%n",
        "",
        other.name,
        median(other.micros),
        floor ? "ours/floor" : "peer/ours",
        ratio,
        target == null
            ? ""
            : String.format(
                Locale.ROOT,
                "  target %s %.2f %s",
                floor ? "<=" : ">=",
                target.ratio,
                met ? "met" : "MISSED"));
    return met;
  }

  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
