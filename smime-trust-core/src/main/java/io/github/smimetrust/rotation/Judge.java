package io.github.smimetrust.rotation;

import com.google.common.collect.Range;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Asks the path engine about evidence over time, with one list.
 *
 * <p>No day is sampled. A chain that is valid stays so until the first end in it: there the engine
 * is asked again. Where there is none, the next certificate to become valid is the first that can
 * change it. So the number of questions follows from the certificates, not from the length of time.
 *
 * <p>For one plan and one thread.
 */
final class Judge {
  private final TrustBundle list;
  private final @Nullable ChainValidator validator;
  private final Questions questions;
  private final NavigableSet<Instant> begins = new TreeSet<>();
  private final NavigableSet<Instant> ends = new TreeSet<>();

  /**
   * Makes a judge.
   *
   * @param validator null where the list has no root
   */
  Judge(TrustBundle list, @Nullable ChainValidator validator, Questions questions) {
    this.list = list;
    this.validator = validator;
    this.questions = questions;
    for (BundleEntry entry : list.entries()) {
      begins.add(entry.notBefore());
      ends.add(endOf(entry));
    }
  }

  TrustBundle list() {
    return list;
  }

  /** The first instant at which a certificate is no longer valid: times are to the second. */
  static Instant endOf(BundleEntry entry) {
    return entry.notAfter().plusSeconds(1);
  }

  Answer ask(Evidence evidence, Instant at) {
    if (validator == null) {
      return Answer.NO_ROOT;
    }
    return questions.take() ? Answer.of(validator.validate(evidence, at)) : Answer.NOT_ASKED;
  }

  /**
   * What the list says over a time.
   *
   * @param time to the second
   * @return stretches in order, without holes
   */
  List<Stretch> over(Evidence evidence, Range<Instant> time) {
    List<Stretch> stretches = new ArrayList<>();
    Instant at = time.lowerEndpoint();
    while (at.isBefore(time.upperEndpoint())) {
      Answer answer = ask(evidence, at);
      Instant next = earlier(time.upperEndpoint(), change(answer, evidence, at));
      stretches.add(new Stretch(Range.closedOpen(at, next), answer));
      at = next;
    }
    return stretches;
  }

  /** The first instant after another at which the answer may be a different one. */
  private Instant change(Answer answer, Evidence evidence, Instant at) {
    return switch (answer.kind()) {
      case TRUSTED ->
          answer.chain().stream().map(Judge::endOf).min(Instant::compareTo).orElseThrow();
      case REJECTED -> nextBegin(evidence, at);
      case UNDECIDED -> {
        // Fewer candidates may be within the limits.
        Instant end = ends.higher(at);
        Instant begin = nextBegin(evidence, at);
        yield end == null ? begin : earlier(begin, end);
      }
      case NO_ROOT, NOT_ASKED -> Instant.MAX;
    };
  }

  private Instant nextBegin(Evidence evidence, Instant at) {
    Instant listed = begins.higher(at);
    Instant next = listed == null ? Instant.MAX : listed;
    Instant leaf = evidence.leaf().notBefore();
    if (leaf.isAfter(at)) {
      next = earlier(next, leaf);
    }
    for (BundleEntry entry : evidence.along()) {
      if (entry.notBefore().isAfter(at)) {
        next = earlier(next, entry.notBefore());
      }
    }
    return next;
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
