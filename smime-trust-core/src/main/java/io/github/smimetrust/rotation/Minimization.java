package io.github.smimetrust.rotation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the smallest part of a list that trusts what the whole list trusts. First what is forced:
 * certificates without which something falls. If that is not enough for all, the rest falls into
 * groups that have nothing to do with each other, and each is searched for itself.
 */
final class Minimization {
  /** What the searches of one list may ask; an answer takes about a millisecond. */
  static final int MOST_QUESTIONS = 50_000;

  private final TrustBundle whole;
  private final TrustListIndex index;
  private final BitSet all;
  private final List<TrustQuestion> promised;
  private final List<TrustQuestion> lost;
  private final Instant at;

  private Minimization(
      TrustBundle whole,
      TrustListIndex index,
      BitSet all,
      List<TrustQuestion> promised,
      List<TrustQuestion> lost,
      Instant at) {
    this.whole = whole;
    this.index = index;
    this.all = all;
    this.promised = promised;
    this.lost = lost;
    this.at = at;
  }

  static Minimization of(TrustBundle whole, EvidenceChoice evidence, Purpose purpose, Instant at) {
    TrustListIndex index = new TrustListIndex(whole, purpose);
    BitSet all = index.places(whole.entries());
    List<TrustQuestion> promised = new ArrayList<>();
    List<TrustQuestion> lost = new ArrayList<>();
    for (List<Evidence> same : evidence.grouped()) {
      TrustQuestion question = new TrustQuestion(index, evidence.asked(same.get(0)), same, at);
      (question.isTrustedBy(all) ? promised : lost).add(question);
    }
    return new Minimization(whole, index, all, promised, lost, at);
  }

  MinimalBundle find(@Nullable Integer budget) {
    BitSet given = forced();
    BitSet kept = given;
    List<TrustQuestion> open = promised.stream().filter(q -> !q.isTrustedBy(given)).toList();
    int mostAsked = index.asked() + MOST_QUESTIONS;
    boolean searchedAll = true;
    for (List<TrustQuestion> group : QuestionGroups.of(open, given)) {
      Optional<BitSet> smallest = new SmallestPart(group, given, index, mostAsked).find();
      searchedAll &= smallest.isPresent();
      kept = Places.union(kept, smallest.orElseGet(() -> irreducible(group, given)));
    }
    TrustBundle bundle = index.bundle(kept);
    List<GivenUp> proposal =
        budget == null ? List.of() : new Sacrifices(index, kept, promised).within(budget);
    ImmutableMap<BundleEntry, ImmutableList<Evidence>> needs = needs(bundle, kept);
    boolean proved = searchedAll && promised.stream().noneMatch(TrustQuestion::wasUndecided);
    return new MinimalBundle(
        new MinimalBundle.Lists(whole, bundle, proved),
        new MinimalBundle.Uses(needs, promised(), notTrusted()),
        new MinimalBundle.Size(index.storeBytes(kept), budget, ImmutableList.copyOf(proposal)),
        at);
  }

  private BitSet forced() {
    BitSet forced = new BitSet();
    for (TrustQuestion question : promised) {
      question.needed(all).forEach(forced::set);
    }
    return forced;
  }

  private BitSet irreducible(List<TrustQuestion> group, BitSet given) {
    BitSet chains = new BitSet();
    group.forEach(q -> chains.or(q.chainIn(all)));
    return new IrreduciblePart(group, index, index.asked() + MOST_QUESTIONS)
        .of(Places.union(given, chains), Places.difference(chains, given));
  }

  private ImmutableMap<BundleEntry, ImmutableList<Evidence>> needs(
      TrustBundle bundle, BitSet kept) {
    Map<Integer, List<Evidence>> byPlace = new TreeMap<>();
    for (TrustQuestion question : promised) {
      question
          .needed(kept)
          .forEach(
              place ->
                  byPlace
                      .computeIfAbsent(place, p -> new ArrayList<>())
                      .addAll(question.askedBy()));
    }
    ImmutableMap.Builder<BundleEntry, ImmutableList<Evidence>> needs = ImmutableMap.builder();
    for (BundleEntry entry : bundle.entries()) {
      int place = index.places(List.of(entry)).nextSetBit(0);
      needs.put(entry, ImmutableList.copyOf(byPlace.getOrDefault(place, List.of())));
    }
    return needs.build();
  }

  private ImmutableList<Evidence> promised() {
    return promised.stream()
        .flatMap(q -> q.askedBy().stream())
        .collect(ImmutableList.toImmutableList());
  }

  private ImmutableMap<Evidence, ChainResult> notTrusted() {
    ImmutableMap.Builder<Evidence, ChainResult> results = ImmutableMap.builder();
    for (TrustQuestion question : lost) {
      ChainResult result = question.byAll();
      question.askedBy().forEach(e -> results.put(e, result));
    }
    return results.build();
  }
}
