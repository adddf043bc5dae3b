package io.github.smimetrust.rotation;

import com.google.common.collect.Range;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts uploads in order: the new certificates first, then old ones out, each not before its need
 * ends, those whose needs end close to each other at once.
 */
final class Schedule {
  /** More uploads than this are not asked of anyone: old certificates stay longer instead. */
  static final int MOST_STEPS = 12;

  /** A window that is open for less is avoided if waiting a little makes it wider. */
  private static final Duration COMFORT = Duration.ofDays(1);

  private final RotationLists lists;
  private final Needs needs;
  private final Range<Instant> plan;
  private final Duration window;

  Schedule(RotationLists lists, Needs needs, Range<Instant> plan, Duration window) {
    this.lists = lists;
    this.needs = needs;
    this.plan = plan;
    this.window = window;
  }

  private Instant start() {
    return plan.lowerEndpoint();
  }

  /** The last instant of the plan. */
  private Instant last() {
    return plan.upperEndpoint().minusSeconds(1);
  }

  /**
   * The stages.
   *
   * @param bound until when the new certificates have to be there and the distrusted ones gone, if
   *     anything hangs on it
   */
  List<Stage> stages(Optional<Instant> bound) {
    Duration together = window;
    List<Stage> stages = stages(bound, together);
    while (stages.size() > MOST_STEPS) {
      together = together.multipliedBy(2);
      stages = stages(bound, together);
    }
    return stages;
  }

  private List<Stage> stages(Optional<Instant> bound, Duration together) {
    List<Stage> stages = new ArrayList<>();
    TrustBundle present = lists.current();
    Instant from = start();
    if (lists.hasAdditions(start()) || lists.hasDistrusted() || lists.isRestrictedAnew()) {
      Instant until = Judge.earlier(bound.orElse(last()), last());
      from = ready(present, from, until);
      TrustBundle first = contents(from);
      if (!BundleDiff.between(present, first).isEmpty()) {
        present = first;
        stages.add(stage(from, until, present));
      }
    }
    List<BundleEntry> leaving = leaving(present);
    while (!leaving.isEmpty()) {
      from = ready(present, Judge.later(from, togetherFrom(leaving, from, together)), Instant.MAX);
      if (!from.isBefore(plan.upperEndpoint())) {
        break;
      }
      TrustBundle next = contents(from);
      if (!next.equals(present)) {
        present = next;
        stages.add(stage(from, last(), present));
      }
      leaving = leaving(present);
    }
    return restricted(inOrder(stages));
  }

  private List<Stage> restricted(List<Stage> stages) {
    RestrictionTiming timing = new RestrictionTiming(lists);
    List<Stage> changes = new ArrayList<>();
    TrustBundle present = lists.current();
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      Stage next = i == stages.size() - 1 ? stage : stage.with(timing.early(stage.bundle()));
      // Without what changes only with the last step, there may be nothing left to do.
      if (!BundleDiff.between(present, next.bundle()).isEmpty()) {
        changes.add(next);
        present = next.bundle();
      }
    }
    return changes;
  }

  /** Old certificates that the plan sees go. */
  private List<BundleEntry> leaving(TrustBundle present) {
    return present.entries().stream()
        .filter(e -> !lists.isWanted(e) && needs.endOf(e).isBefore(plan.upperEndpoint()))
        .toList();
  }

  /** When the first one may go, with all that may go soon after. */
  private Instant togetherFrom(List<BundleEntry> leaving, Instant from, Duration together) {
    List<Instant> ends =
        leaving.stream().map(needs::endOf).map(e -> Judge.later(e, from)).sorted().toList();
    Instant latest = after(ends.get(0), together);
    return ends.stream()
        .filter(e -> !e.isAfter(latest))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private Stage stage(Instant from, Instant until, TrustBundle list) {
    Instant latest =
        Judge.earlier(Judge.earlier(after(from, window), until), UploadRule.last(list));
    return new Stage(from, Judge.later(from, latest), list);
  }

  /** Nobody has to do a step before the one that comes earlier. */
  private static List<Stage> inOrder(List<Stage> stages) {
    List<Stage> ordered = new ArrayList<>(stages);
    for (int i = ordered.size() - 2; i >= 0; i--) {
      ordered.set(i, ordered.get(i).before(ordered.get(i + 1)));
    }
    return List.copyOf(ordered);
  }

  /**
   * The first instant at which a list can be uploaded that holds everything that is needed: what
   * ends within the margin cannot be in it, so its end is waited for.
   *
   * @param present the list before; what is not in it is not lost by an upload
   * @param bound until when it is worth waiting
   */
  private Instant ready(TrustBundle present, Instant from, Instant bound) {
    Instant wide = waited(present, from, COMFORT);
    if (!wide.isAfter(bound)) {
      return wide;
    }
    Instant narrow = waited(present, from, Duration.ZERO);
    return narrow.isAfter(bound) ? from : narrow;
  }

  private Instant waited(TrustBundle present, Instant from, Duration spare) {
    Instant at = from;
    while (true) {
      Instant now = at;
      Optional<Instant> end =
          present.entries().stream()
              .filter(e -> needs.isNeeded(e, now) && isTooLate(e, after(now, spare)))
              .map(needs::endOf)
              .max(Comparator.naturalOrder());
      if (end.isEmpty()) {
        return at;
      }
      at = end.get();
    }
  }

  /** An instant some time after another; the last there is where that would be later. */
  private static Instant after(Instant at, Duration time) {
    boolean isBeyond = time.compareTo(Duration.between(at, Instant.MAX)) > 0;
    return isBeyond ? Instant.MAX : at.plus(time);
  }

  private static boolean isTooLate(BundleEntry entry, Instant at) {
    return UploadRule.last(entry).isBefore(at);
  }

  /** The list at an instant: what is wanted and what is needed, as far as Exchange takes it. */
  private TrustBundle contents(Instant at) {
    Set<Fingerprint> in =
        lists.both().entries().stream()
            .filter(e -> lists.isWanted(e) || needs.isNeeded(e, at))
            .filter(e -> !isTooLate(e, needs.isNeeded(e, at) ? at : after(at, COMFORT)))
            .map(BundleEntry::fingerprint)
            .collect(Collectors.toSet());
    return lists.withOnly(in);
  }
}
