package io.github.smimetrust.report.document;

import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.report.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that happens at a known time: an entry of the calendar, a mark of the timeline.
 *
 * @param uid what makes the entry the same one when the report is made again: stable, unique in the
 *     report
 * @param at when
 * @param severity how much it matters
 * @param title a few words
 * @param detail what to do
 * @param certificate the certificate that it is about, or nothing
 * @param reminders how long before to remind, longest first; may be empty
 * @since 0.1.0
 */
public record DatedEvent(
    String uid,
    Instant at,
    Severity severity,
    Text title,
    Text detail,
    Optional<Fingerprint> certificate,
    List<Duration> reminders) {
  /** Copies the list. */
  public DatedEvent {
    reminders = List.copyOf(reminders);
  }
}
