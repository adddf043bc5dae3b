package io.github.smimetrust.rotation;

import com.google.common.collect.ImmutableList;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Outcome;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Is a certificate trusted, with what came along, by this or that part of a list? Answers are
 * remembered. Several pieces of evidence, such as the mails of one sender, ask one question.
 */
final class TrustQuestion {
  private final TrustListIndex index;
  private final Evidence asked;
  private final ImmutableList<Evidence> askedBy;
  private final Instant at;
  private final BitSet relevant;
  private final Map<BitSet, Answer> answers = new HashMap<>();

  /** The places of the list that a trusted chain uses. */
  private record Answer(Outcome outcome, BitSet used) {}

  TrustQuestion(TrustListIndex index, Evidence asked, List<Evidence> askedBy, Instant at) {
    this.index = index;
    this.asked = asked;
    this.askedBy = ImmutableList.copyOf(askedBy);
    this.at = at;
    this.relevant = index.above(asked);
  }

  ImmutableList<Evidence> askedBy() {
    return askedBy;
  }

  /** The places that can matter; the caller does not change them. */
  BitSet relevant() {
    return relevant;
  }

  boolean isTrustedBy(BitSet part) {
    return answer(part).outcome == Outcome.TRUSTED;
  }

  /** The places that the chain found in a part uses; empty if it finds none there. */
  BitSet chainIn(BitSet part) {
    return (BitSet) answer(part).used.clone();
  }

  /** Is it trusted by a part, and not without one place of it? */
  boolean needs(int place, BitSet part) {
    return chainIn(part).get(place) && !isTrustedBy(Places.without(place, part));
  }

  /** The places of a part without which it is not trusted; none if it is not trusted anyway. */
  IntStream needed(BitSet part) {
    return chainIn(part).stream().filter(place -> needs(place, part));
  }

  /** Was a limit of the engine reached, so that an answer counted as a no that may be a yes? */
  boolean wasUndecided() {
    return answers.values().stream().anyMatch(a -> a.outcome == Outcome.UNDECIDED);
  }

  /** What the whole list says. */
  ChainResult byAll() {
    return index.ofAll().validate(asked, at);
  }

  private Answer answer(BitSet part) {
    BitSet matters = (BitSet) part.clone();
    matters.and(relevant);
    return answers.computeIfAbsent(matters, this::judge);
  }

  private Answer judge(BitSet part) {
    Optional<ChainValidator> validator = index.validator(part);
    if (validator.isEmpty()) {
      return new Answer(Outcome.REJECTED, new BitSet());
    }
    ChainResult result = validator.get().validate(asked, at);
    BitSet used = result.fold(t -> index.places(t.chain()), r -> new BitSet(), u -> new BitSet());
    // The leaf, and what came along, may be in the list as well and not in this part of it.
    used.and(part);
    return new Answer(result.outcome(), used);
  }
}
