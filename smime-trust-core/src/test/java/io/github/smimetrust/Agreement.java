package io.github.smimetrust;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** Compares what an entry says with what a peer says, and notes each refusal and disagreement. */
final class Agreement {
  private final String peer;
  private final Map<String, Integer> compared = new TreeMap<>();
  private final Map<String, Integer> refused = new TreeMap<>();
  private final Set<String> refusals = new TreeSet<>();
  private final Map<String, String> disagreements = new TreeMap<>();

  Agreement(String peer) {
    this.peer = peer;
  }

  /** Asks the peer for a certificate; nothing, and a refusal noted, where it throws. */
  <T> Optional<T> certificate(String sha256, Callable<T> theirs) {
    return asked("certificate", sha256, theirs);
  }

  /**
   * Compares one part. Where the peer refuses it, the entry must give it or say in the declared way
   * that it cannot: any other exception ends the test.
   */
  <T> void part(String part, String sha256, Callable<T> theirs, Callable<T> ours) throws Exception {
    Optional<T> expected = asked(part, sha256, theirs);
    String actual;
    boolean same;
    try {
      T value = ours.call();
      actual = value.toString();
      same = Objects.equals(expected.orElse(value), value);
    } catch (UnreadableInputException e) {
      actual = e.getMessage();
      same = expected.isEmpty();
    }
    if (expected.isPresent()) {
      compared.merge(part, 1, Integer::sum);
    }
    if (!same) {
      disagreements.put(
          String.join(" ", peer, "says", part, sha256), expected.toString() + ", here " + actual);
    }
  }

  private <T> Optional<T> asked(String part, String sha256, Callable<T> theirs) {
    try {
      return Optional.of(theirs.call());
    } catch (Exception e) {
      refused.merge(part, 1, Integer::sum);
      refusals.add(String.join(" ", peer, "refuses", part, sha256));
      return Optional.empty();
    }
  }

  /** How many values of a part were compared. */
  int compared(String part) {
    return compared.getOrDefault(part, 0);
  }

  /** How many values of the part were compared of which there were fewest. */
  int fewest() {
    return Collections.min(compared.values());
  }

  /** How many times the peer refused a part. */
  int refused(String part) {
    return refused.getOrDefault(part, 0);
  }

  /** What the peer refused: part and SHA-256. */
  Set<String> refusals() {
    return refusals;
  }

  /** Part and SHA-256, with both values. */
  Map<String, String> disagreements() {
    return disagreements;
  }
}
