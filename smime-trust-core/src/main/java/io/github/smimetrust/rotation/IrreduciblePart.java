package io.github.smimetrust.rotation;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * A part of a list from which no certificate can be taken without loss: large ones are taken out
 * first, one at a time. Only questions whose chain uses the certificate are asked again.
 */
final class IrreduciblePart {
  private final List<TrustQuestion> questions;
  private final TrustListIndex index;
  private final int mostAsked;

  /** What is left when the index was asked so many questions stays, looked at or not. */
  IrreduciblePart(List<TrustQuestion> questions, TrustListIndex index, int mostAsked) {
    this.questions = questions;
    this.index = index;
    this.mostAsked = mostAsked;
  }

  /**
   * Takes out what can go.
   *
   * @param enough a part by which all questions are trusted
   * @param removable the places of it to try
   */
  BitSet of(BitSet enough, BitSet removable) {
    BitSet left = enough;
    List<Integer> largestFirst =
        removable.stream()
            .boxed()
            .sorted(
                Comparator.comparing((Integer place) -> index.entry(place).der().length)
                    .reversed()
                    .thenComparing(Comparator.reverseOrder()))
            .toList();
    for (int place : largestFirst) {
      if (!isNeeded(place, left)) {
        left = Places.without(place, left);
      }
    }
    return left;
  }

  private boolean isNeeded(int place, BitSet part) {
    for (TrustQuestion question : questions) {
      if (index.asked() > mostAsked || question.needs(place, part)) {
        return true;
      }
    }
    return false;
  }
}
