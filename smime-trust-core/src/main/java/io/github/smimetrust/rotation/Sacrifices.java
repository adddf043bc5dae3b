package io.github.smimetrust.rotation;

import static java.util.Objects.requireNonNull;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.chain.Evidence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What to give up so that a list fits: step by step the certificate whose loss sets free the most
 * bytes for each piece of evidence that falls. A greedy choice, not the best of all.
 */
final class Sacrifices {
  private final TrustListIndex index;
  private final List<TrustQuestion> questions;
  private BitSet kept;

  Sacrifices(TrustListIndex index, BitSet kept, List<TrustQuestion> questions) {
    this.index = index;
    this.kept = kept;
    this.questions = new ArrayList<>(questions);
  }

  /** One certificate with all that need it, and what nobody else needs. */
  private record Offer(int place, Set<TrustQuestion> falling, long bytes) {
    long pieces() {
      return falling.stream().mapToLong(q -> q.askedBy().size()).sum();
    }

    boolean isBetterThan(Offer other) {
      long mine = bytes * other.pieces();
      long theirs = other.bytes * pieces();
      return mine != theirs ? mine > theirs : pieces() < other.pieces();
    }
  }

  List<GivenUp> within(int budget) {
    List<GivenUp> steps = new ArrayList<>();
    int bytes = index.storeBytes(kept);
    while (bytes > budget && !kept.isEmpty()) {
      Offer offer = best(needs());
      questions.removeAll(offer.falling);
      BitSet without = Places.without(offer.place, kept);
      // Others are needed as before: who needs them has not fallen.
      BitSet near = chains(offer.falling);
      near.and(without);
      BitSet left = new IrreduciblePart(questions, index, Integer.MAX_VALUE).of(without, near);
      List<BundleEntry> gone = index.bundle(Places.difference(kept, left)).entries();
      kept = left;
      bytes = index.storeBytes(kept);
      steps.add(new GivenUp(gone, evidence(offer.falling), bytes));
    }
    return steps;
  }

  private Map<Integer, Set<TrustQuestion>> needs() {
    Map<Integer, Set<TrustQuestion>> needs = new TreeMap<>();
    kept.stream().forEach(place -> needs.put(place, new LinkedHashSet<>()));
    for (TrustQuestion question : questions) {
      question.needed(kept).forEach(place -> requireNonNull(needs.get(place)).add(question));
    }
    return needs;
  }

  private Offer best(Map<Integer, Set<TrustQuestion>> needs) {
    return needs.keySet().stream()
        .map(place -> offer(place, needs))
        .reduce((one, next) -> next.isBetterThan(one) ? next : one)
        .orElseThrow();
  }

  private Offer offer(int place, Map<Integer, Set<TrustQuestion>> needs) {
    Set<TrustQuestion> falling = requireNonNull(needs.get(place));
    BitSet near = chains(falling);
    BitSet free = new BitSet();
    free.set(place);
    near.stream().filter(p -> falling.containsAll(requireNonNull(needs.get(p)))).forEach(free::set);
    return new Offer(place, falling, index.bytes(free));
  }

  /** What those use that fall with a certificate; nothing else can be needed by them alone. */
  private BitSet chains(Set<TrustQuestion> falling) {
    BitSet chains = new BitSet();
    falling.forEach(q -> chains.or(q.chainIn(kept)));
    return chains;
  }

  private static List<Evidence> evidence(Set<TrustQuestion> falling) {
    return falling.stream().flatMap(q -> q.askedBy().stream()).toList();
  }
}
