package io.github.smimetrust.audit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches trust lists on the caller's scheduler, and tells listeners what changes: ends that come
 * near, new findings of an audit, drift from the wanted list, samples that are judged otherwise,
 * and lists that cannot be read.
 *
 * <pre>{@code
 * TrustMonitor monitor = TrustMonitor.on(scheduler)
 *     .every(Duration.ofHours(6))
 *     .watching("contoso", () -> tenant.read().bundle())
 *     .warningBefore(Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(7))
 *     .auditing(AuditPolicy.exchangeOnline())
 *     .wanting(() -> TrustBundle.load(Path.of("wanted.sst")))
 *     .sampling(evidence)
 *     .remembering(MonitorState.file(Path.of("monitor.json")))
 *     .telling(alert -> log.warn(alert.message()))
 *     .clock(Clock.systemUTC())
 *     .start();
 * }</pre>
 *
 * <p><b>When it tells.</b> Each threshold of each certificate once; an ended certificate once; a
 * finding of the audit when it comes up; drift when it begins, changes and is over; a sample at
 * every change between trusted, rejected and undecided, where it is taken for trusted at first; a
 * source when it fails, fails with another exception, and recovers. What was told stands in the
 * {@link MonitorState}, so that it is not told again after a restart. The state is saved at the end
 * of a run: if the program dies within one, its alerts come again.
 *
 * <p><b>Listeners.</b> One that throws is given the alert again in each later run, and the others
 * are not kept waiting. As long as a listener has not taken an alert, the state does not hold it:
 * after a restart all listeners get it, perhaps a second time. Each alert is offered at least once;
 * where more than 10 000 wait after that, the oldest are given up.
 *
 * <p><b>Runs.</b> The next begins one period after the end of the last, never two at once. Nothing
 * that a source, a state or a listener throws ends the schedule, errors included. Lists that cannot
 * be read are not watched in that run; what is known of them stays.
 *
 * <p>Thread-safe. No thread of its own, no global state; nothing is fetched but by the sources.
 *
 * @since 0.1.0
 */
public final class TrustMonitor implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(TrustMonitor.class.getName());

  private final MonitorPlan plan;
  private final MonitorTask task;
  private final Semaphore turn = new Semaphore(1);
  private final ScheduledExecutorService scheduler;
  private final Tick tick = new Tick(this);
  private volatile boolean closed;
  private volatile boolean abandoned;
  private volatile @Nullable Thread runner;
  private @Nullable ScheduledFuture<?> schedule;

  TrustMonitor(ScheduledExecutorService scheduler, MonitorPlan plan) {
    this.scheduler = scheduler;
    this.plan = plan;
    this.task = new MonitorTask(plan, () -> closed, () -> abandoned);
  }

  /**
   * Begins with the scheduler, which stays the caller's: the monitor does not shut it down.
   *
   * @param scheduler where the monitor runs
   * @return a builder that wants a period, a source, a listener, a state and a clock
   */
  public static TrustMonitorBuilder on(ScheduledExecutorService scheduler) {
    return new TrustMonitorBuilder(scheduler);
  }

  /** The scheduler keeps a cancelled task for a while: let it keep nothing more than that. */
  private static final class Tick implements Runnable {
    private volatile @Nullable TrustMonitor monitor;

    Tick(TrustMonitor monitor) {
      this.monitor = monitor;
    }

    /** An exception would end the schedule. */
    @Override
    public void run() {
      TrustMonitor target = monitor;
      if (target == null) {
        return;
      }
      try {
        target.takeTurn();
      } catch (RuntimeException | Error e) {
        LOG.log(System.Logger.Level.DEBUG, "a run failed", e);
      }
    }
  }

  synchronized void start() {
    schedule =
        scheduler.scheduleWithFixedDelay(tick, 0, plan.period().toNanos(), TimeUnit.NANOSECONDS);
    if (closed) {
      // A scheduler may run at once, and a listener may close at once.
      cancel();
    }
  }

  /**
   * Runs now, on the caller's thread, besides the schedule: in a command, or after a change.
   *
   * @return the alerts that this run found, which listeners were given, too; nothing if another run
   *     is under way
   * @throws IllegalStateException if the monitor is closed
   */
  public Optional<List<MonitorAlert>> check() {
    if (closed) {
      throw new IllegalStateException("the monitor is closed");
    }
    return takeTurn();
  }

  private Optional<List<MonitorAlert>> takeTurn() {
    if (!turn.tryAcquire()) {
      return Optional.empty();
    }
    runner = Thread.currentThread();
    try {
      return Optional.of(closed ? List.of() : task.perform());
    } finally {
      runner = null;
      turn.release();
    }
  }

  /**
   * Stops: no run begins any more, and nothing stays in the scheduler. A run that is under way
   * gives no further alert, and is waited for as long as {@link TrustMonitorBuilder#closingWithin}
   * says; one that takes longer saves nothing any more. What listeners have not taken is told after
   * a restart. Called by a listener or source in a run, it does not wait. Closing again does
   * nothing.
   */
  @Override
  public void close() {
    closed = true;
    cancel();
    if (Thread.currentThread().equals(runner)) {
      return;
    }
    try {
      if (turn.tryAcquire(plan.closingTime().toNanos(), TimeUnit.NANOSECONDS)) {
        turn.release();
      } else {
        abandoned = true;
      }
    } catch (InterruptedException e) {
      abandoned = true;
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void cancel() {
    ScheduledFuture<?> known = schedule;
    if (known != null) {
      schedule = null;
      known.cancel(false);
      tick.monitor = null;
      if (scheduler instanceof ThreadPoolExecutor pool && known instanceof Runnable task) {
        pool.remove(task);
      }
    }
  }
}
