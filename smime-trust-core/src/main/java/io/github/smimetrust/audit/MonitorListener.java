package io.github.smimetrust.audit;

/**
 * Is told what a {@link TrustMonitor} finds, on the thread of the monitor's run.
 *
 * <pre>{@code
 * MonitorListener log = alert -> System.out.println(alert.id() + " " + alert.message());
 * }</pre>
 *
 * <p>One that throws is told the same alert again in the next run, until it takes it; other
 * listeners and the schedule go on. One that blocks keeps the run from ending.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MonitorListener {
  /**
   * Takes an alert.
   *
   * @param alert the alert
   * @throws Exception if the alert was not taken
   */
  void onAlert(MonitorAlert alert) throws Exception;
}
