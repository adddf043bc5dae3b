package io.github.smimetrust.rotation;

import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import io.github.smimetrust.chain.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a piece of evidence is trusted as the list is, and when at best: with everything that both
 * lists hold and nobody distrusts.
 *
 * @param evidence what is to stay trusted
 * @param life from the start of the plan until the end of its certificate or of the plan; empty
 *     where that ended before
 * @param now what the current list says during that time
 * @param best what both lists together say
 */
record Protection(Evidence evidence, Range<Instant> life, List<Stretch> now, List<Stretch> best) {
  static Protection of(Evidence evidence, Judge current, Judge both, Range<Instant> plan) {
    Instant end = Judge.earlier(Judge.endOf(evidence.leaf()), plan.upperEndpoint());
    Range<Instant> life =
        Range.closedOpen(plan.lowerEndpoint(), Judge.later(plan.lowerEndpoint(), end));
    return new Protection(evidence, life, current.over(evidence, life), both.over(evidence, life));
  }

  /**
   * The time during which it has to be trusted: from the first instant at which the current list
   * trusts it, or both lists do once the new certificates are there, until its own end.
   *
   * @param added from when the new certificates are there
   * @return nothing if it is never trusted
   */
  Optional<Range<Instant>> demand(Instant added) {
    Optional<Instant> first = first(now, life.lowerEndpoint());
    Optional<Instant> later = first(best, added);
    return first
        .filter(f -> later.map(l -> !l.isBefore(f)).orElse(true))
        .or(() -> later)
        .map(f -> Range.closedOpen(f, life.upperEndpoint()));
  }

  private static Optional<Instant> first(List<Stretch> stretches, Instant notBefore) {
    return stretches.stream()
        .filter(s -> s.answer().isTrusted() && s.until().isAfter(notBefore))
        .map(s -> Judge.later(s.from(), notBefore))
        .findFirst();
  }

  /** The last instant at which the new certificates have to be there, if there is one. */
  Optional<Instant> deadline() {
    return first(now, life.lowerEndpoint())
        .map(
            first -> {
              RangeSet<Instant> lost = TreeRangeSet.create(Stretch.trusted(best));
              lost.removeAll(Stretch.trusted(now));
              lost.remove(Range.lessThan(first));
              return lost;
            })
        .filter(lost -> !lost.isEmpty())
        .map(lost -> lost.span().lowerEndpoint().minusSeconds(1));
  }

  /** Is it unknown from when it has to be trusted? */
  boolean isOpen() {
    Instant known = first(now, life.lowerEndpoint()).orElse(life.upperEndpoint());
    return now.stream().anyMatch(s -> s.answer().isOpen() && s.from().isBefore(known))
        || best.stream().anyMatch(s -> s.answer().isOpen() && s.from().isBefore(known));
  }
}
