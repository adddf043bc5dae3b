package io.github.smimetrust.rotation;

import com.google.common.collect.Range;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a plan: what evidence needs, when it is needed, in which uploads, and whether that holds.
 */
final class Planning {
  private final RotationSetting setting;
  private final RotationLists lists;
  private final Judges judges;
  private final Judge current;
  private final Judge wanted;
  private final Judge best;

  /** Like best, without what no upload can bring. */
  private final Judge possible;

  Planning(RotationSetting setting, Judges judges) {
    this.setting = setting;
    this.lists = setting.lists();
    this.judges = judges;
    this.current = judges.of(lists.current());
    TrustBundle distrusted = lists.distrusted().bundle();
    TrustBundle tooLate = lists.tooLate(setting.plan().lowerEndpoint());
    this.wanted = judges.of(lists.wanted().minus(tooLate), distrusted);
    // Distrusted certificates are there to be named as causes; no chain holds them.
    this.best = judges.of(lists.both().plus(lists.current()), distrusted);
    this.possible = tooLate.isEmpty() ? best : judges.of(lists.both().minus(tooLate), distrusted);
  }

  RotationPlan plan(Collection<Evidence> evidence, RotationRequest.Pace pace) {
    List<Protection> protections =
        different(evidence).stream()
            .map(e -> Protection.of(e, current, best, setting.plan()))
            .toList();
    Needs needs = new Needs();
    for (Protection protection : protections) {
      protection
          .demand(setting.plan().lowerEndpoint())
          .ifPresent(
              demand -> needs.add(protection.evidence(), demand, chains(protection), wanted));
    }
    Schedule schedule = new Schedule(lists, needs, setting.plan(), pace.window());
    List<Stage> stages = schedule.stages(bound(protections, pace.distrustedBy()));
    return replayed(protections, stages, needs);
  }

  /** The chains that a list can be made for. */
  private List<Stretch> chains(Protection protection) {
    return possible == best
        ? protection.best()
        : possible.over(protection.evidence(), protection.life());
  }

  /** Mail from one sender has the same certificates again and again. */
  private static List<Evidence> different(Collection<Evidence> evidence) {
    Map<Set<Fingerprint>, Map<Fingerprint, Evidence>> seen = new LinkedHashMap<>();
    List<Evidence> different = new ArrayList<>();
    for (Evidence one : evidence) {
      Set<Fingerprint> along = new HashSet<>();
      one.along().forEach(e -> along.add(e.fingerprint()));
      Map<Fingerprint, Evidence> same = seen.computeIfAbsent(along, k -> new LinkedHashMap<>());
      if (same.putIfAbsent(one.leaf().fingerprint(), one) == null) {
        different.add(one);
      }
    }
    return different;
  }

  /** Until when the first upload has to be done, if anything hangs on it. */
  private Optional<Instant> bound(List<Protection> protections, Optional<Instant> distrustedBy) {
    Optional<Instant> deadline =
        protections.stream().flatMap(p -> p.deadline().stream()).min(Instant::compareTo);
    if (!lists.hasDistrusted()) {
      return deadline;
    }
    Instant soon = distrustedBy.orElse(setting.plan().lowerEndpoint());
    return Optional.of(deadline.map(d -> Judge.earlier(d, soon)).orElse(soon));
  }

  private RotationPlan replayed(List<Protection> protections, List<Stage> stages, Needs needs) {
    Simulation simulation = Simulation.of(stages, current, best, setting, judges);
    Instant added =
        stages.isEmpty() ? setting.plan().lowerEndpoint() : stages.get(0).latest().plusSeconds(1);
    List<Gap> gaps = new ArrayList<>();
    List<UntrustedEvidence> never = new ArrayList<>();
    for (Protection protection : protections) {
      Optional<Range<Instant>> demand = protection.demand(added);
      if (demand.isPresent()) {
        gaps.addAll(simulation.gaps(protection.evidence(), demand.get()));
      }
      if (demand.isEmpty() || protection.isOpen()) {
        never.add(untrusted(protection));
      }
    }
    return new RotationPlan(
        setting, steps(stages, needs), new Outcome(gaps, never), proof(protections, simulation));
  }

  /** What the simulation found. */
  record Outcome(List<Gap> gaps, List<UntrustedEvidence> neverTrusted) {}

  private UntrustedEvidence untrusted(Protection protection) {
    Evidence evidence = protection.evidence();
    Instant start = setting.plan().lowerEndpoint();
    Answer known =
        open(protection)
            .or(() -> whileValid(protection))
            .orElseGet(() -> best.ask(evidence, start));
    Gap.Cause cause = Causes.of(evidence, known, start, Set.of());
    return new UntrustedEvidence(evidence, cause.certificate(), cause.reason(), known.result());
  }

  /** That a certificate does not hold yet says nothing of its authorities. */
  private static Optional<Answer> whileValid(Protection protection) {
    Instant begin = protection.evidence().leaf().notBefore();
    return protection.best().stream()
        .filter(s -> s.until().isAfter(begin))
        .findFirst()
        .map(Stretch::answer);
  }

  private static Optional<Answer> open(Protection protection) {
    List<Stretch> all = new ArrayList<>(protection.now());
    all.addAll(protection.best());
    return all.stream().map(Stretch::answer).filter(Answer::isOpen).findFirst();
  }

  private List<RotationStep> steps(List<Stage> stages, Needs needs) {
    List<RotationStep> steps = new ArrayList<>();
    TrustBundle before = lists.current();
    for (Stage stage : stages) {
      BundleDiff diff = BundleDiff.between(before, stage.bundle());
      List<BundleEntry> gone = before.minus(stage.bundle()).entries();
      steps.add(
          new RotationStep(
              steps.size() + 1,
              stage,
              diff,
              EntryOrder.sorted(gone).stream().map(e -> departure(e, stage, needs)).toList()));
      before = stage.bundle();
    }
    return steps;
  }

  private Departure departure(BundleEntry entry, Stage stage, Needs needs) {
    Instant free = Judge.later(needs.endOf(entry), setting.plan().lowerEndpoint());
    if (lists.distrusted().holds(entry)) {
      return new Departure(entry, free, Departure.Reason.DISTRUSTED);
    }
    if (UploadRule.last(entry).isBefore(stage.earliest()) || lists.isWanted(entry)) {
      return new Departure(entry, free, Departure.Reason.ENDED);
    }
    return needs.endOf(entry).equals(Instant.MIN)
        ? new Departure(entry, free, Departure.Reason.UNUSED)
        : new Departure(entry, free, Departure.Reason.SERVED);
  }

  private RotationProof proof(List<Protection> protections, Simulation simulation) {
    List<String> notChecked =
        new ArrayList<>(
            List.of("revocation", "address", "propagation", "client-caches", "other-lists"));
    if (lists.both().entries().stream()
        .anyMatch(e -> e.properties().stream().anyMatch(p -> p.id().isRestriction()))) {
      notChecked.add("store-restrictions");
    }
    Questions questions = judges.questions();
    return new RotationProof(
        protections.size(),
        simulation.lists(),
        simulation.stretches(),
        questions.asked(),
        questions.most(),
        notChecked);
  }
}
