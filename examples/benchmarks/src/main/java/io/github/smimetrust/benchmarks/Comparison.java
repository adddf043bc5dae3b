package io.github.smimetrust.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
  private static volatile int sink;

  /** Something to measure; what it gives only has to depend on the work. */
  interface Work {
    int run() throws Exception;
  }

  private record Target(String relation, double ratio) {}

  private final String name;
  private final Map<String, Work> cases = new LinkedHashMap<>();
  private final Map<String, Target> targets = new LinkedHashMap<>();

  private Comparison(String name) {
    this.name = name;
  }

  static Comparison of(String name, Work ours) {
    Comparison comparison = new Comparison(name);
    comparison.cases.put("ours", ours);
    return comparison;
  }

  /** A peer that is to be slower than we are by a factor. */
  Comparison atLeast(double factor, String peer, Work work) {
    cases.put(peer, work);
    targets.put(peer, new Target(">=", factor));
    return this;
  }

  /** A floor that we are to stay within a factor of. */
  Comparison within(double factor, String floor, Work work) {
    cases.put(floor, work);
    targets.put(floor, new Target("<=", factor));
    return this;
  }

  /** A figure for information. */
  Comparison beside(String other, Work work) {
    cases.put(other, work);
    return this;
  }

  /** Measures and prints; says whether every target was met. */
  boolean run() throws Exception {
    Map<String, List<Double>> micros = new LinkedHashMap<>();
    cases.keySet().forEach(c -> micros.put(c, new ArrayList<>()));
    for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
      for (Map.Entry<String, Work> one : cases.entrySet()) {
        double time = measure(one.getValue());
        if (round >= WARM_UP_ROUNDS) {
          micros.get(one.getKey()).add(time);
        }
      }
    }
    return print(micros);
  }

  private static double measure(Work work) throws Exception {
    long start = THREADS.getCurrentThreadCpuTime();
    long spent;
    int runs = 0;
    do {
      sink = work.run();
      runs++;
      spent = THREADS.getCurrentThreadCpuTime() - start;
    } while (spent < NANOS_A_CASE);
    return spent / 1_000.0 / runs;
  }

  private boolean print(Map<String, List<Double>> micros) {
    List<Double> ours = micros.get("ours");
    System.out.printf(Locale.ROOT, "%-28s %-34s %12.1f us%n", name, "ours", median(ours));
    boolean met = true;
    for (String other : cases.keySet()) {
      if (other.equals("ours")) {
        continue;
      }
      List<Double> theirs = micros.get(other);
      Target target = targets.get(other);
      boolean floor = target != null && target.relation().equals("<=");
      List<Double> ratios = new ArrayList<>();
      for (int i = 0; i < ours.size(); i++) {
        ratios.add(floor ? ours.get(i) / theirs.get(i) : theirs.get(i) / ours.get(i));
      }
      double ratio = median(ratios);
      String verdict = "";
      if (target != null) {
        boolean good = floor ? ratio <= target.ratio() : ratio >= target.ratio();
        met &= good;
        verdict =
            String.format(
                Locale.ROOT,
                "  target %s %.2f %s",
                target.relation(),
                target.ratio(),
                good ? "met" : "MISSED");
      }
      System.out.printf(
          Locale.ROOT,
          "%-28s %-34s %12.1f us  %s %.2f%s%n",
          "",
          other,
          median(theirs),
          floor ? "ours/floor" : "peer/ours",
          ratio,
          verdict);
    }
    return met;
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
