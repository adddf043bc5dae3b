package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.report.Report;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Something that a {@link TrustMonitor} found out.
 *
 * <pre>{@code
 * if (alert.kind() == MonitorAlert.Kind.VERDICT_CHANGED) {
 *   alert.evidence().forEach(e -> System.out.println(e.source() + ": " + alert.message()));
 * }
 * }</pre>
 *
 * <p>Ids are stable; sentences are for people and change. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class MonitorAlert {
  private final String id;
  private final Kind kind;
  private final Severity severity;
  private final String source;
  private final Text message;
  private final Instant at;
  private final List<BundleEntry> entries;
  private final List<Evidence> evidence;

  /**
   * What an alert is about. Minor releases may add constants: keep a default branch.
   *
   * @since 0.1.0
   */
  public enum Kind {
    /** A certificate ends, and a threshold is reached; or it has ended. */
    EXPIRY,
    /** An audit finds what it did not find before. */
    AUDIT_FINDING,
    /** The list is not the wanted one, or differs in another way than before. */
    DRIFT,
    /** The list is the wanted one again. */
    DRIFT_ENDED,
    /** A sample is judged otherwise than before. */
    VERDICT_CHANGED,
    /** A list cannot be read, or not for another reason than before. */
    SOURCE_FAILED,
    /** A list that could not be read can be read again. */
    SOURCE_RECOVERED,
    /** The monitor could not look at something: a fault of this library, or of memory. */
    CHECK_FAILED,
    /** What was told before is not known: the saved state cannot be read, and was set aside. */
    STATE_LOST,
    /** The state cannot be loaded or saved: after a restart alerts may come again. */
    STATE_FAILED;

    /**
     * The stable name of the kind.
     *
     * @return such as {@code "verdict-changed"}
     */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  MonitorAlert(
      String id,
      Kind kind,
      Severity severity,
      String source,
      Text message,
      Instant at,
      List<BundleEntry> entries,
      List<Evidence> evidence) {
    this.id = id;
    this.kind = kind;
    this.severity = severity;
    this.source = source;
    this.message = message;
    this.at = at;
    this.entries = List.copyOf(entries);
    this.evidence = List.copyOf(evidence);
  }

  /**
   * What the alert is about, the same in every run and after a restart. When a state comes back, so
   * does its id: id and {@link #at()} together name one alert.
   *
   * @return such as {@code "expiry/tenant/96bcec06.../P30D"}
   */
  public String id() {
    return id;
  }

  /**
   * What kind of alert it is.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * How much it matters.
   *
   * @return the severity; a note where something got better
   */
  public Severity severity() {
    return severity;
  }

  /**
   * The list that it is about.
   *
   * @return the name that the source was given; {@code "wanted"} for the wanted list, {@code
   *     "state"} for the monitor's own state
   */
  public String source() {
    return source;
  }

  /**
   * What happened, in English.
   *
   * @return a sentence or two; names and messages of others are escaped and shortened
   */
  public String message() {
    return message(Locale.ENGLISH);
  }

  /**
   * What happened.
   *
   * @param locale Japanese, or English for any other
   * @return a sentence or two; names and messages of others are escaped and shortened
   */
  public String message(Locale locale) {
    return message.in(locale);
  }

  /**
   * When it was found out.
   *
   * @return the time of the run
   */
  public Instant at() {
    return at;
  }

  /**
   * The certificates that it is about.
   *
   * @return the certificates; empty where it is about none; unmodifiable
   */
  public List<BundleEntry> entries() {
    return entries;
  }

  /**
   * The samples that it is about.
   *
   * @return the evidence; empty where it is about none; unmodifiable
   */
  public List<Evidence> evidence() {
    return evidence;
  }

  /**
   * Alerts as a report in any language and format, of the kind {@code "alerts"}; in a calendar the
   * ends of certificates stand at the time of the end, everything else at the time of the alert.
   *
   * @param alerts the alerts, in the order in which they are to be shown
   * @param at the time for which the report is to hold
   * @return the report, in English and UTC until others are named
   */
  public static Report report(Collection<MonitorAlert> alerts, Instant at) {
    return AlertDocument.of(List.copyOf(alerts), at);
  }

  Text text() {
    return message;
  }

  @Override
  public String toString() {
    return id + " (" + severity.id() + ", " + at + "): " + message();
  }
}
