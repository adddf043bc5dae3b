package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableList;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a monitor does in each run: loads the state, reads each list and looks at it, gives the
 * alerts to the listeners, saves the state. Used by one thread at a time.
 *
 * <p>Sources, states and listeners are the caller's: whatever they throw, errors of the virtual
 * machine included, is met where it is thrown, and the run goes on.
 */
final class MonitorTask {
  static final String WANTED = "wanted";

  private static final System.Logger LOG = System.getLogger(TrustMonitor.class.getName());

  private final MonitorPlan plan;
  private final BooleanSupplier closed;
  private final BooleanSupplier abandoned;
  private final ToldThings told = new ToldThings();
  private final StateKeeper keeper;

  /** Put off until the end of the run: it concerns the thread, and none of the other parties. */
  private boolean interrupted;

  /**
   * What to do, and two questions that other threads answer.
   *
   * @param closed whether to tell nothing more
   * @param abandoned whether to save nothing more: another monitor may use the state by now
   */
  MonitorTask(MonitorPlan plan, BooleanSupplier closed, BooleanSupplier abandoned) {
    this.plan = plan;
    this.closed = closed;
    this.abandoned = abandoned;
    this.keeper = new StateKeeper(plan.state(), told);
  }

  List<MonitorAlert> perform() {
    MonitorRun run = new MonitorRun(told, plan.listeners(), plan.clock().instant());
    keeper.load(run);
    List<MonitorCheck> checks = checks(run);
    plan.sources()
        .forEach(
            (name, source) ->
                read(name, source, run)
                    .ifPresent(bundle -> checks.forEach(c -> look(c, name, bundle, run))));
    told.deliver(new ToListeners());
    // So that a thread that is to end still keeps what was told.
    interrupted |= Thread.interrupted();
    if (!abandoned.getAsBoolean() && keeper.save(run)) {
      // That the state is not kept has to be told in this run, if it is to be told at all.
      told.deliver(new ToListeners());
    }
    if (interrupted) {
      interrupted = false;
      Thread.currentThread().interrupt();
    }
    return run.alerts();
  }

  private List<MonitorCheck> checks(MonitorRun run) {
    ImmutableList.Builder<MonitorCheck> checks = ImmutableList.builder();
    checks.add(new ExpiryMonitoring(plan.thresholds(), plan.samples()));
    plan.policy().ifPresent(p -> checks.add(new AuditMonitoring(p, plan.samples())));
    plan.wanted()
        .flatMap(w -> read(WANTED, w, run))
        .ifPresent(b -> checks.add(new DriftMonitoring(b)));
    checks.add(new VerdictMonitoring(plan.samples()));
    return checks.build();
  }

  private Optional<TrustBundle> read(String name, BundleSource source, MonitorRun run) {
    if (closed.getAsBoolean()) {
      return Optional.empty();
    }
    String key = "source/" + name;
    try {
      TrustBundle bundle = source.read();
      if (bundle == null) {
        throw new IllegalStateException("the source gave null");
      }
      if (run.told(key).isPresent()) {
        run.alert(
                MonitorAlert.Kind.SOURCE_RECOVERED,
                Severity.NOTE,
                name,
                Text.of("the list can be read again", "リストを再び読み取れるようになりました"))
            .ending(key)
            .tell(key + "/recovered");
      }
      return Optional.of(bundle);
    } catch (Throwable e) {
      interrupted |= e instanceof InterruptedException;
      tellFault(
          run,
          MonitorAlert.Kind.SOURCE_FAILED,
          name,
          key,
          e,
          Text.of("the list cannot be read, and is not watched: ", "リストを読み取れないため監視できません: "));
      return Optional.empty();
    }
  }

  private static void look(MonitorCheck check, String source, TrustBundle bundle, MonitorRun run) {
    String key = "check/" + source + "/" + check.name();
    try {
      check.look(source, bundle, run);
      run.forget(key);
    } catch (Throwable e) {
      tellFault(
          run,
          MonitorAlert.Kind.CHECK_FAILED,
          source,
          key,
          e,
          Text.of(check.name() + " could not be looked at: ", check.name() + " を確認できません: "));
    }
  }

  /** Told once as long as the kind of fault is the same: messages often hold times and counts. */
  static void tellFault(
      MonitorRun run,
      MonitorAlert.Kind kind,
      String source,
      String key,
      Throwable fault,
      Text story) {
    String type = fault.getClass().getName();
    if (run.told(key).filter(type::equals).isEmpty()) {
      String what = PlainText.of(describe(fault));
      run.alert(
              kind,
              Severity.ERROR,
              source,
              Text.of(story.english() + what, story.japanese() + what))
          .knowing(key, type)
          .tell(key);
    }
  }

  /** Exceptions of others may fail even at this. */
  private static String describe(Throwable fault) {
    String type = fault.getClass().getSimpleName();
    try {
      return type + ": " + fault.getMessage();
    } catch (RuntimeException | Error e) {
      return type;
    }
  }

  private final class ToListeners implements ToldThings.Delivery {
    @Override
    public boolean goesOn() {
      return !closed.getAsBoolean();
    }

    @Override
    public boolean give(MonitorAlert alert, MonitorListener listener) {
      try {
        listener.onAlert(alert);
        return true;
      } catch (Throwable e) {
        interrupted |= e instanceof InterruptedException;
        LOG.log(System.Logger.Level.DEBUG, () -> "a listener did not take " + alert.id(), e);
        return false;
      }
    }
  }
}
