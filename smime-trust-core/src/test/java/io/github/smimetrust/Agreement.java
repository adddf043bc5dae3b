package io.github.smimetrust;

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
  private final Set<String> refusals = new TreeSet<>();
  private final Set<String> disagreements = new TreeSet<>();

  Agreement(String peer) {
    this.peer = peer;
  }

  /** Asks the peer for a certificate; nothing, and a refusal noted, where it throws. */
  <T> Optional<T> certificate(String sha256, Callable<T> theirs) {
    try {
      return Optional.of(theirs.call());
    } catch (Exception e) {
      refusals.add(peer + " certificate " + sha256);
      return Optional.empty();
    }
  }

  /**
   * Compares one part. Where the peer refuses it, the entry must give it or say in the declared way
   * that it cannot: any other exception ends the test.
   */
  <T> void part(String part, String sha256, Callable<T> theirs, Callable<T> ours) throws Exception {
    String line = peer + " " + part + " " + sha256;
    Optional<T> expected;
    try {
      expected = Optional.of(theirs.call());
    } catch (Exception e) {
      refusals.add(line);
      expected = Optional.empty();
    }
    try {
      T actual = ours.call();
      if (expected.isPresent()) {
        compared.merge(part, 1, Integer::sum);
        if (!Objects.equals(expected.get(), actual)) {
          disagreements.add(line + ": " + expected.get() + ", here " + actual);
        }
      }
    } catch (UnreadableInputException e) {
      if (expected.isPresent()) {
        disagreements.add(line + ": " + expected.get() + ", here " + e.getMessage());
      }
    }
  }

  /** How many values were compared, by part. */
  Map<String, Integer> compared() {
    return compared;
  }

  /** What the peer refused: peer, part, SHA-256. */
  Set<String> refusals() {
    return refusals;
  }

  Set<String> disagreements() {
    return disagreements;
  }
}
