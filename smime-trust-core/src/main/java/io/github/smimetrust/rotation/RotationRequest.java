package io.github.smimetrust.rotation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.AlgorithmPolicy;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link RotationPlan} is to hold to. The evidence has to be named; {@link #between} makes
 * the plan.
 *
 * <pre>{@code
 * RotationPlan rotation = RotationPlan.from(current).to(wanted)
 *     .keepingTrusted(evidence)
 *     .distrusting(TrustBundle.load(Path.of("broken-ca.cer")))
 *     .between(today, horizon);
 * }</pre>
 *
 * <p>Immutable and thread-safe: each choice gives a new request.
 *
 * @since 0.1.0
 */
public final class RotationRequest {
  /** A list changes rarely; a month is long enough for a change request to be approved. */
  private static final Duration WINDOW = Duration.ofDays(30);

  private static final Duration SHORTEST_WINDOW = Duration.ofHours(1);
  private static final Duration LONGEST_WINDOW = Duration.ofDays(3_660);

  /** Some minutes of one processor where signatures are elliptic and none is remembered. */
  private static final int QUESTIONS = 1_000_000;

  private final TrustBundle current;
  private final TrustBundle wanted;
  private final TrustBundle distrusted;
  private final @Nullable ImmutableList<Evidence> evidence;
  private final Terms terms;
  private final Pace pace;

  /** What evidence is asked. */
  private record Terms(Purpose purpose, AlgorithmPolicy algorithms, int questions) {}

  /**
   * How fast things go.
   *
   * @param window how long a step may take
   * @param distrustedBy until when distrusted certificates have to be out, if not at once
   */
  record Pace(Duration window, Optional<Instant> distrustedBy) {}

  private RotationRequest(
      TrustBundle current,
      TrustBundle wanted,
      TrustBundle distrusted,
      @Nullable ImmutableList<Evidence> evidence,
      Terms terms,
      Pace pace) {
    this.current = current;
    this.wanted = wanted;
    this.distrusted = distrusted;
    this.evidence = evidence;
    this.terms = terms;
    this.pace = pace;
  }

  static RotationRequest of(TrustBundle current, TrustBundle wanted) {
    return new RotationRequest(
        current,
        wanted,
        TrustBundle.empty(),
        null,
        new Terms(Purpose.EMAIL_PROTECTION, AlgorithmPolicy.rfc8550(), QUESTIONS),
        new Pace(WINDOW, Optional.empty()));
  }

  /**
   * What is to stay trusted: certificates of users with what came along with them. Has to be named;
   * may be empty, and then nothing is kept. Evidence with the same certificates counts once.
   *
   * @param more evidence, in addition to what was named before
   * @return a request with it
   */
  public RotationRequest keepingTrusted(Collection<? extends Evidence> more) {
    List<Evidence> all = new ArrayList<>(evidence == null ? List.of() : evidence);
    all.addAll(more);
    return new RotationRequest(current, wanted, distrusted, ImmutableList.copyOf(all), terms, pace);
  }

  /**
   * What is to stay trusted, like {@link #keepingTrusted(Collection)}.
   *
   * @param more evidence, in addition to what was named before
   * @return a request with it
   */
  public RotationRequest keepingTrusted(Evidence... more) {
    return keepingTrusted(Arrays.asList(more));
  }

  /**
   * Certificates that are to go with the first step, which is due at once, whatever hangs on them;
   * and what differs from them in its signature alone. What hangs on them alone is a gap. Those of
   * the wanted list are left out of it. Other certificates with the same key stay: the plan's
   * {@link RotationPlan#warnings()} name them.
   *
   * @param bundle the certificates; those that are in no list do no harm
   * @return a request with them
   */
  public RotationRequest distrusting(TrustBundle bundle) {
    return new RotationRequest(
        current,
        wanted,
        distrusted.plus(bundle),
        evidence,
        terms,
        new Pace(pace.window(), Optional.empty()));
  }

  /**
   * Certificates that are to go, like {@link #distrusting(TrustBundle)}, with time to do it. All go
   * in one step, so what was named last holds for all: this instant, or at once.
   *
   * @param bundle the certificates
   * @param latest the last instant for the first step
   * @return a request with them
   */
  public RotationRequest distrusting(TrustBundle bundle, Instant latest) {
    return new RotationRequest(
        current,
        wanted,
        distrusted.plus(bundle),
        evidence,
        terms,
        new Pace(pace.window(), Optional.of(latest)));
  }

  /**
   * What certificates are used for; {@link Purpose#EMAIL_PROTECTION} unless another is named. With
   * {@link Purpose#ANY}, certificates of authorities can be evidence.
   *
   * @param purpose the purpose
   * @return a request with it
   */
  public RotationRequest purpose(Purpose purpose) {
    Objects.requireNonNull(purpose, "purpose");
    return with(new Terms(purpose, terms.algorithms, terms.questions));
  }

  /**
   * Which keys and signatures count; {@link AlgorithmPolicy#rfc8550()} unless another is named.
   *
   * @param algorithms the policy
   * @return a request with it
   */
  public RotationRequest algorithms(AlgorithmPolicy algorithms) {
    Objects.requireNonNull(algorithms, "algorithms");
    return with(new Terms(terms.purpose, algorithms, terms.questions));
  }

  /**
   * How long the window of a step is at most, and within what time old certificates go together; 30
   * days unless another is named. So an old certificate is in the list for at most twice this time
   * after its need has ended, unless there would be more than 12 steps.
   *
   * @param window from an hour to 3660 days
   * @return a request with it
   * @throws IllegalArgumentException if it is shorter or longer
   */
  public RotationRequest stepsWithin(Duration window) {
    if (window.compareTo(SHORTEST_WINDOW) < 0 || window.compareTo(LONGEST_WINDOW) > 0) {
      throw new IllegalArgumentException(
          "found a window of " + window + ", expected one from an hour to 3660 days");
    }
    return new RotationRequest(
        current,
        wanted,
        distrusted,
        evidence,
        terms,
        new Pace(window.truncatedTo(ChronoUnit.SECONDS), pace.distrustedBy()));
  }

  /**
   * How many questions the plan may put to the path engine, each of which is bounded by {@link
   * io.github.smimetrust.chain.Limits#defaults()}; a million unless another number is named. What
   * is not answered by then is a gap for the reason {@code "question-limit"}.
   *
   * @param most a number of questions, 1 or more
   * @return a request with it
   * @throws IllegalArgumentException if it is less than 1
   */
  public RotationRequest questions(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("found " + most + " questions, expected 1 or more");
    }
    return with(new Terms(terms.purpose, terms.algorithms, most));
  }

  private RotationRequest with(Terms changed) {
    return new RotationRequest(current, wanted, distrusted, evidence, changed, pace);
  }

  /**
   * Makes the plan, and proves it. Its time grows with the number of questions: some for each piece
   * of evidence and each list.
   *
   * @param start when the current list is there and the first step may be done; cut to the second
   * @param horizon until when trust is looked at, itself not included; cut to the second
   * @return the plan
   * @throws IllegalArgumentException if the horizon is not after the start
   * @throws IllegalStateException if no evidence was named
   */
  public RotationPlan between(Instant start, Instant horizon) {
    Instant from = start.truncatedTo(ChronoUnit.SECONDS);
    Instant until = horizon.truncatedTo(ChronoUnit.SECONDS);
    if (!until.isAfter(from)) {
      throw new IllegalArgumentException(
          "found the horizon " + horizon + ", expected one a second or more after " + start);
    }
    if (evidence == null) {
      throw new IllegalStateException(
          "found no evidence, expected it before between(): keepingTrusted(evidence), which may be"
              + " empty");
    }
    RotationLists lists = new RotationLists(current, wanted, new Distrusted(distrusted));
    RotationSetting setting = new RotationSetting(lists, Range.closedOpen(from, until));
    Judges judges = new Judges(terms.purpose, terms.algorithms, new Questions(terms.questions));
    return new Planning(setting, judges).plan(evidence, checked(from));
  }

  private Pace checked(Instant from) {
    Optional<Instant> by =
        pace.distrustedBy()
            .map(latest -> latest.truncatedTo(ChronoUnit.SECONDS))
            .map(latest -> Judge.later(latest, from));
    return new Pace(pace.window(), by);
  }
}
