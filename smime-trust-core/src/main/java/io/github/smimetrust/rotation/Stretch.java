package io.github.smimetrust.rotation;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.time.Instant;
import java.util.List;

/**
 * A time during which a list says the same of a piece of evidence.
 *
 * @param time from an instant on, and before another
 * @param answer what it says
 */
record Stretch(Range<Instant> time, Answer answer) {
  Instant from() {
    return time.lowerEndpoint();
  }

  Instant until() {
    return time.upperEndpoint();
  }

  /** When the answer is yes. */
  static RangeSet<Instant> trusted(List<Stretch> stretches) {
    RangeSet<Instant> trusted = TreeRangeSet.create();
    stretches.stream().filter(s -> s.answer.isTrusted()).forEach(s -> trusted.add(s.time));
    return ImmutableRangeSet.copyOf(trusted);
  }
}
