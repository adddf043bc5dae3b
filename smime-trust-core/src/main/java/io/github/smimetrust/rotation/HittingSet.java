package io.github.smimetrust.rotation;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The smallest set that has a place in common with each of some sets: the fewest places, among
 * those the fewest bytes, among those the one that holds the first place in which two differ. By
 * branch and bound.
 */
final class HittingSet {
  /** 2^16 sets are looked at in the worst case. */
  static final int MOST_PLACES = 16;

  private final List<BitSet> sets;
  private final TrustListIndex index;
  private @Nullable BitSet best;

  private HittingSet(List<BitSet> sets, TrustListIndex index) {
    this.sets = sets;
    this.index = index;
  }

  /** None if the sets have more than {@link #MOST_PLACES} places together. */
  static Optional<BitSet> smallest(List<BitSet> sets, TrustListIndex index) {
    BitSet all = new BitSet();
    sets.forEach(all::or);
    if (all.cardinality() > MOST_PLACES) {
      return Optional.empty();
    }
    HittingSet search = new HittingSet(sets, index);
    search.branch(new BitSet(), all);
    return Optional.ofNullable(search.best);
  }

  /** Every set that hits all is looked at once: a place that was tried is out for those after. */
  private void branch(BitSet chosen, BitSet free) {
    BitSet open = sets.stream().filter(s -> !s.intersects(chosen)).findFirst().orElse(null);
    if (open == null) {
      if (isBetter(chosen)) {
        best = (BitSet) chosen.clone();
      }
      return;
    }
    if (best != null && chosen.cardinality() == best.cardinality()) {
      return;
    }
    BitSet left = (BitSet) free.clone();
    BitSet tried = (BitSet) open.clone();
    tried.and(free);
    tried.stream()
        .forEach(
            place -> {
              left.clear(place);
              chosen.set(place);
              branch(chosen, left);
              chosen.clear(place);
            });
  }

  private boolean isBetter(BitSet chosen) {
    if (best == null) {
      return true;
    }
    int fewer = Integer.compare(best.cardinality(), chosen.cardinality());
    int lighter = fewer != 0 ? fewer : Integer.compare(index.bytes(best), index.bytes(chosen));
    if (lighter != 0) {
      return lighter > 0;
    }
    BitSet different = (BitSet) chosen.clone();
    different.xor(best);
    return chosen.get(different.nextSetBit(0));
  }
}
