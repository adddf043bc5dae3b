package io.github.smimetrust.rotation;

import java.util.BitSet;

/** Sets of places as values. */
final class Places {
  private Places() {}

  static BitSet union(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.or(other);
    return both;
  }

  static BitSet difference(BitSet all, BitSet gone) {
    BitSet rest = (BitSet) all.clone();
    rest.andNot(gone);
    return rest;
  }

  static BitSet with(int place, BitSet others) {
    BitSet all = (BitSet) others.clone();
    all.set(place);
    return all;
  }

  static BitSet without(int place, BitSet all) {
    BitSet rest = (BitSet) all.clone();
    rest.clear(place);
    return rest;
  }
}
