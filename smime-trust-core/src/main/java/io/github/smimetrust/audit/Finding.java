package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A rule that a certificate, or the list as a whole, breaks.
 *
 * <pre>{@code
 * report.findings().forEach(
 *     f -> System.out.println(f.rule() + " (" + f.severity() + "): " + f.message()));
 * }</pre>
 *
 * <p>Rule ids are stable; sentences are for people and change. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Finding {
  private final AuditRule rule;
  private final Severity severity;
  private final Optional<BundleEntry> entry;
  private final Text found;
  private final Text expected;

  Finding(
      AuditRule rule, Severity severity, Optional<BundleEntry> entry, Text found, Text expected) {
    this.rule = rule;
    this.severity = severity;
    this.entry = entry;
    this.found = found;
    this.expected = expected;
  }

  /**
   * The stable id of the rule.
   *
   * @return such as {@code "ends-soon"}
   */
  public String rule() {
    return rule.id();
  }

  /**
   * How much it matters under the policy of the audit.
   *
   * @return the severity
   */
  public Severity severity() {
    return severity;
  }

  /**
   * The certificate that breaks the rule.
   *
   * @return the entry, or nothing where the finding is about the list as a whole
   */
  public Optional<BundleEntry> entry() {
    return entry;
  }

  /**
   * What was found and what was expected, in English.
   *
   * @return one sentence
   */
  public String message() {
    return message(Locale.ENGLISH);
  }

  /**
   * What was found and what was expected.
   *
   * @param locale Japanese, or English for any other
   * @return one sentence
   */
  public String message(Locale locale) {
    return rule.message()
        .in(locale)
        .replace("{1}", expected.in(locale))
        .replace("{0}", found.in(locale));
  }

  /**
   * What to do, in English.
   *
   * @return a sentence or two
   */
  public String remedy() {
    return remedy(Locale.ENGLISH);
  }

  /**
   * What to do.
   *
   * @param locale Japanese, or English for any other
   * @return a sentence or two
   */
  public String remedy(Locale locale) {
    return rule.remedy().in(locale);
  }

  /**
   * Who says so: clause, document and version, and from when.
   *
   * @return the source
   */
  public String source() {
    return rule.from().map(d -> rule.source() + "; from " + d).orElse(rule.source());
  }

  /**
   * What the rule means for each mail client, by documents and not by trial.
   *
   * @return an effect for every client, {@link ClientEffect#UNKNOWN} where no document says one;
   *     unmodifiable
   */
  public Map<MailClient, ClientEffect> clients() {
    return ClientTable.of(rule.id());
  }

  Text found() {
    return found;
  }

  Text expected() {
    return expected;
  }

  @Override
  public String toString() {
    return rule()
        + " ("
        + severity.id()
        + ")"
        + entry.map(e -> " " + e).orElse("")
        + ": "
        + message();
  }
}
