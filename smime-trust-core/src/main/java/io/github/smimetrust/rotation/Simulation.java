package io.github.smimetrust.rotation;

import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.chain.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Proves a plan: asks every list that may be in effect about all evidence that has to be trusted
 * then, whenever within their windows the steps are done.
 */
final class Simulation {
  private final List<Phase> phases;
  private final Judge best;
  private int stretches;

  /** A list, and the time during which it may be in effect. */
  private record Phase(Judge judge, Set<Fingerprint> list, Range<Instant> time) {}

  /** Gaps with one cause are one gap where they touch. */
  private record Same(Fingerprint certificate, String reason) {}

  private record Cut(Gap.Cause cause, RangeSet<Instant> times) {}

  private Simulation(List<Phase> phases, Judge best) {
    this.phases = phases;
    this.best = best;
  }

  /**
   * Prepares.
   *
   * @param current judge of the list that is there at first
   * @param best judge of everything that can be kept
   */
  static Simulation of(
      List<Stage> stages, Judge current, Judge best, RotationSetting setting, Judges judges) {
    List<Phase> phases = new ArrayList<>();
    Instant from = setting.plan().lowerEndpoint();
    Judge judge = current;
    for (Stage stage : stages) {
      // The step may be done at its latest instant, so the list before is in effect until then.
      phases.add(phase(judge, from, stage.latest().plusSeconds(1)));
      from = stage.earliest();
      judge = judges.of(stage.bundle(), setting.lists().distrusted().bundle());
    }
    phases.add(phase(judge, from, setting.plan().upperEndpoint()));
    return new Simulation(phases, best);
  }

  private static Phase phase(Judge judge, Instant from, Instant until) {
    return new Phase(
        judge,
        RotationLists.fingerprints(judge.list()),
        Range.closedOpen(from, Judge.later(from, until)));
  }

  int lists() {
    return phases.size();
  }

  /** How many times of evidence were looked at, each with one answer. */
  int stretches() {
    return stretches;
  }

  /** The gaps of a piece of evidence that has to be trusted during a time, in order. */
  List<Gap> gaps(Evidence evidence, Range<Instant> demand) {
    Map<Same, Cut> cuts = new LinkedHashMap<>();
    for (Phase phase : phases) {
      if (!phase.time.isConnected(demand)) {
        continue;
      }
      for (Stretch stretch : phase.judge.over(evidence, phase.time.intersection(demand))) {
        stretches++;
        if (!stretch.answer().isTrusted()) {
          cut(evidence, stretch, phase.list, cuts);
        }
      }
    }
    List<Gap> gaps = new ArrayList<>();
    for (Cut cut : cuts.values()) {
      for (Range<Instant> time : cut.times.asRanges()) {
        gaps.add(new Gap(evidence, time.lowerEndpoint(), time.upperEndpoint(), cut.cause));
      }
    }
    gaps.sort(Comparator.comparing(Gap::from).thenComparing(g -> g.certificate().fingerprint()));
    return gaps;
  }

  private void cut(Evidence evidence, Stretch lost, Set<Fingerprint> list, Map<Same, Cut> cuts) {
    if (lost.answer().isOpen()) {
      add(Causes.of(evidence, lost.answer(), lost.from(), list), lost.time(), cuts);
      return;
    }
    for (Stretch possible : best.over(evidence, lost.time())) {
      add(Causes.of(evidence, possible.answer(), possible.from(), list), possible.time(), cuts);
    }
  }

  private static void add(Gap.Cause cause, Range<Instant> time, Map<Same, Cut> cuts) {
    Same same = new Same(cause.certificate().fingerprint(), cause.reason());
    cuts.computeIfAbsent(same, s -> new Cut(cause, TreeRangeSet.create())).times.add(time);
  }
}
