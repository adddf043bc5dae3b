package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.format.PlainText;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what a {@link TrustMonitor} watches and whom it tells. A period, a source, a listener, a
 * state and a clock have to be named.
 *
 * <pre>{@code
 * try (TrustMonitor monitor = TrustMonitor.on(scheduler)
 *     .every(Duration.ofHours(6))
 *     .watching("file", () -> TrustBundle.load(Path.of("tenant.sst")))
 *     .telling(alert -> System.out.println(alert.message()))
 *     .remembering(MonitorState.file(Path.of("monitor.json")))
 *     .clock(Clock.systemUTC())
 *     .start()) {
 *   stopped.await();
 * }
 * }</pre>
 *
 * <p>Mutable and not thread-safe; the monitor is independent of it.
 *
 * @since 0.1.0
 */
public final class TrustMonitorBuilder {
  private static final Duration LONGEST_PERIOD = Duration.ofDays(366);

  private final ScheduledExecutorService scheduler;
  private final Map<String, BundleSource> sources = new LinkedHashMap<>();
  private final List<Evidence> samples = new ArrayList<>();
  private final List<MonitorListener> listeners = new ArrayList<>();
  private Thresholds thresholds = Thresholds.USUAL;
  private Duration closingTime = Duration.ofSeconds(10);
  private @Nullable BundleSource wanted;
  private @Nullable AuditPolicy policy;
  private @Nullable MonitorState state;
  private @Nullable Clock clock;
  private @Nullable Duration period;

  TrustMonitorBuilder(ScheduledExecutorService scheduler) {
    this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
  }

  /**
   * How long to wait from the end of a run to the next. Has to be named.
   *
   * @param period a positive time of at most 366 days
   * @return this builder
   * @throws IllegalArgumentException if it is not that
   */
  public TrustMonitorBuilder every(Duration period) {
    this.period = positive(period);
    return this;
  }

  /**
   * Adds a list. At least one has to be named.
   *
   * @param name what alerts and their ids call it: 1 to 64 letters, digits, dots, hyphens and
   *     underscores of ASCII
   * @param source gives the list
   * @return this builder
   * @throws IllegalArgumentException if the name is not such a one, is {@code "wanted"} or {@code
   *     "state"}, or is there already
   */
  public TrustMonitorBuilder watching(String name, BundleSource source) {
    if (!name.matches("[A-Za-z0-9._-]{1,64}")
        || name.equals(MonitorTask.WANTED)
        || name.equals(StateKeeper.SOURCE)
        || sources.containsKey(name)) {
      throw new IllegalArgumentException(
          "found the name of a source \""
              + PlainText.of(name)
              + "\", expected 1 to 64 of A-Z, a-z, 0-9, dot, hyphen and underscore, each name once,"
              + " neither \"wanted\" nor \"state\"");
    }
    sources.put(name, Objects.requireNonNull(source, "source"));
    return this;
  }

  /**
   * Names how long before an end to warn; 90, 30 and 7 days unless others are named.
   *
   * @param times one or more, in any order
   * @return this builder
   * @throws IllegalArgumentException if there is none, or one is not positive or above a hundred
   *     years
   */
  public TrustMonitorBuilder warningBefore(Duration... times) {
    this.thresholds = Thresholds.of(times);
    return this;
  }

  /**
   * Audits each list, and tells errors and warnings that are new, one alert a rule. What the rules
   * {@code expired} and {@code ends-soon} find is told by threshold, with or without an audit.
   *
   * @param policy what to measure against
   * @return this builder
   */
  public TrustMonitorBuilder auditing(AuditPolicy policy) {
    this.policy = Objects.requireNonNull(policy, "policy");
    return this;
  }

  /**
   * Compares each list with the wanted one, which is read in each run.
   *
   * @param wanted gives the list as it should be
   * @return this builder
   */
  public TrustMonitorBuilder wanting(BundleSource wanted) {
    this.wanted = Objects.requireNonNull(wanted, "wanted");
    return this;
  }

  /**
   * Adds user certificates and signed mail: in each run each list judges them, for signed mail (RFC
   * 8550), without revocation.
   *
   * @param samples what should be trusted
   * @return this builder
   */
  public TrustMonitorBuilder sampling(Collection<? extends Evidence> samples) {
    this.samples.addAll(List.copyOf(samples));
    return this;
  }

  /**
   * Adds user certificates and signed mail, like the other form.
   *
   * @param samples what should be trusted
   * @return this builder
   */
  public TrustMonitorBuilder sampling(Evidence... samples) {
    return sampling(Arrays.asList(samples));
  }

  /**
   * Adds a listener. At least one has to be named.
   *
   * @param listener whom to tell
   * @return this builder
   */
  public TrustMonitorBuilder telling(MonitorListener listener) {
    this.listeners.add(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /**
   * Where to keep what was told. Has to be named.
   *
   * @param state the store; of this monitor alone
   * @return this builder
   */
  public TrustMonitorBuilder remembering(MonitorState state) {
    this.state = Objects.requireNonNull(state, "state");
    return this;
  }

  /**
   * What time it is. Has to be named.
   *
   * @param clock the clock
   * @return this builder
   */
  public TrustMonitorBuilder clock(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /**
   * How long {@link TrustMonitor#close()} waits for a run that is under way; 10 seconds unless
   * another time is named.
   *
   * @param time a positive time of at most 366 days
   * @return this builder
   * @throws IllegalArgumentException if it is not that
   */
  public TrustMonitorBuilder closingWithin(Duration time) {
    this.closingTime = positive(time);
    return this;
  }

  private static Duration positive(Duration time) {
    if (time.isNegative() || time.isZero() || time.compareTo(LONGEST_PERIOD) > 0) {
      throw new IllegalArgumentException(
          "found " + time + ", expected a positive time of at most 366 days");
    }
    return time;
  }

  /**
   * Starts the monitor: its first run begins at once.
   *
   * @return the monitor, to be closed
   * @throws IllegalStateException if something that has to be named is not
   * @throws java.util.concurrent.RejectedExecutionException if the scheduler takes no tasks
   */
  public TrustMonitor start() {
    TrustMonitor monitor =
        new TrustMonitor(
            scheduler,
            new MonitorPlan(
                ImmutableMap.copyOf(named(sources, !sources.isEmpty(), "watching(name, source)")),
                Optional.ofNullable(wanted),
                Optional.ofNullable(policy),
                thresholds,
                ImmutableList.copyOf(samples),
                ImmutableList.copyOf(named(listeners, !listeners.isEmpty(), "telling(listener)")),
                named(state, state != null, "remembering(MonitorState.file(path))"),
                named(clock, clock != null, "clock(Clock.systemUTC())"),
                named(period, period != null, "every(Duration.ofHours(6))"),
                closingTime));
    monitor.start();
    return monitor;
  }

  private static <T> T named(@Nullable T choice, boolean isThere, String call) {
    if (choice == null || !isThere) {
      throw new IllegalStateException("found no " + call + ", expected it before start()");
    }
    return choice;
  }
}
