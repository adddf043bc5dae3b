package io.github.smimetrust.rotation;

import com.google.common.collect.ImmutableList;
import io.github.smimetrust.TrustBundle;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One upload of a {@link RotationPlan}: a list that replaces the one before it, at any instant of a
 * window.
 *
 * <pre>{@code
 * for (RotationStep step : plan.steps()) {
 *   System.out.println(step.describe() + "  " + step.earliest() + " .. " + step.latest());
 * }
 * TrustListPlan next = tenant.plan(plan.steps().get(0).bundle());   // when its window is open
 * }</pre>
 *
 * <p>Steps are done in order, each in its window, none left out. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class RotationStep {
  /**
   * What a step does in the main. Minor releases may add constants: keep a default branch.
   *
   * @since 0.1.0
   */
  public enum Kind {
    /** Takes distrusted certificates out, whatever else it does. */
    DISTRUST,
    /** Adds certificates. */
    ADD,
    /** Adds some and takes others out. */
    REPLACE,
    /** Takes certificates out. */
    REMOVE,
    /** Changes restrictions of a root programme alone. */
    RESTRICT;

    /**
     * The stable name of the kind.
     *
     * @return such as {@code "add"}
     */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final int number;
  private final Stage stage;
  private final BundleDiff diff;
  private final ImmutableList<Departure> departures;

  RotationStep(int number, Stage stage, BundleDiff diff, List<Departure> departures) {
    this.number = number;
    this.stage = stage;
    this.diff = diff;
    this.departures = ImmutableList.copyOf(departures);
  }

  /**
   * Where it comes in the plan.
   *
   * @return 1 for the first
   */
  public int number() {
    return number;
  }

  /**
   * What it does in the main.
   *
   * @return the kind
   */
  public Kind kind() {
    if (departures.stream().anyMatch(d -> d.reason() == Departure.Reason.DISTRUSTED)) {
      return Kind.DISTRUST;
    }
    boolean adds = !diff.added().isEmpty() || !diff.replaced().isEmpty();
    if (departures.isEmpty()) {
      return adds ? Kind.ADD : Kind.RESTRICT;
    }
    return adds ? Kind.REPLACE : Kind.REMOVE;
  }

  /**
   * The first instant at which it may be done.
   *
   * @return the instant, to the second
   */
  public Instant earliest() {
    return stage.earliest();
  }

  /**
   * The last instant at which it may be done: later, trust might be lost, Exchange might refuse the
   * list, or old certificates would stay longer than they need to.
   *
   * @return the instant, to the second; not before {@link #earliest()}, nor before that of the step
   *     before
   */
  public Instant latest() {
    return stage.latest();
  }

  /**
   * The whole list to upload. Restrictions of a root programme, CRLs and CTLs are in it as the two
   * lists had them; {@link TrustBundle#certificatesAlone()} leaves them out, as {@code tenant.plan}
   * of one argument wants it. An empty list goes to the tenant by {@code planClearing()}, and one
   * that lacks more than half of the certificates before has to be allowed there.
   *
   * @return the list
   */
  public TrustBundle bundle() {
    return stage.bundle();
  }

  /**
   * What lies between the list before and this one.
   *
   * @return the difference
   */
  public BundleDiff diff() {
    return diff;
  }

  /**
   * The certificates that go, with the reason for each.
   *
   * @return by subject, end and SHA-256; unmodifiable
   */
  public List<Departure> departures() {
    return departures;
  }

  /**
   * The step in one English line.
   *
   * @return number, kind, what comes and what goes; names are escaped and shortened
   */
  public String describe() {
    return describe(Locale.ENGLISH);
  }

  /**
   * The step in one line.
   *
   * @param locale Japanese, or English for any other
   * @return number, kind, what comes and what goes; names are escaped and shortened
   */
  public String describe(Locale locale) {
    return StepWording.line(this).in(locale);
  }

  @Override
  public String toString() {
    return describe() + "  " + earliest() + " .. " + latest();
  }
}
