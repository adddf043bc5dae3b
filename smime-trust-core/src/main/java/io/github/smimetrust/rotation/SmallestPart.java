package io.github.smimetrust.rotation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The smallest addition to a part of a list by which all of some questions are trusted.
 *
 * <p>A part that is not enough for a question is enlarged as long as it stays not enough. Whatever
 * is enough must hold one of the places that are left: a cut. The smallest set that hits all cuts
 * known so far is tried; if it is not enough, there is one more cut. The first that is enough is
 * the smallest of all, provided that more certificates never hurt, which holds for the engine as
 * long as none of its limits is reached.
 */
final class SmallestPart {
  private final List<TrustQuestion> questions;
  private final BitSet given;
  private final TrustListIndex index;
  private final int mostAsked;
  private final List<BitSet> cuts = new ArrayList<>();

  /** Gives up when the index was asked so many questions. */
  SmallestPart(List<TrustQuestion> questions, BitSet given, TrustListIndex index, int mostAsked) {
    this.questions = questions;
    this.given = given;
    this.index = index;
    this.mostAsked = mostAsked;
  }

  /** The addition; none if the cuts have too many places, or there are too many questions. */
  Optional<BitSet> find() {
    BitSet chosen = new BitSet();
    while (true) {
      int known = cuts.size();
      for (TrustQuestion question : questions) {
        // What another cut of this round concerns is most likely trusted once that one is hit.
        if (cuts.stream().skip(known).noneMatch(question.relevant()::intersects)) {
          cut(question, Places.union(given, chosen));
        }
        if (index.asked() > mostAsked) {
          return Optional.empty();
        }
      }
      if (cuts.size() == known) {
        return Optional.of(chosen);
      }
      Optional<BitSet> next = HittingSet.smallest(cuts, index);
      if (next.isEmpty()) {
        return next;
      }
      chosen = next.get();
    }
  }

  private void cut(TrustQuestion question, BitSet part) {
    if (question.isTrustedBy(part)) {
      return;
    }
    BitSet failing = part;
    BitSet open = Places.difference(question.relevant(), part);
    for (int place = open.nextSetBit(0);
        place >= 0 && index.asked() <= mostAsked;
        place = open.nextSetBit(place + 1)) {
      BitSet more = Places.with(place, failing);
      if (!question.isTrustedBy(more)) {
        failing = more;
      }
    }
    cuts.add(Places.difference(question.relevant(), failing));
  }
}
