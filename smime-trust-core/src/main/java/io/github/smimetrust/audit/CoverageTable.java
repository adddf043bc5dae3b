package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableList;
import io.github.smimetrust.report.Report;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Authorities of a list and what mail clients make of them.
 *
 * <pre>{@code
 * table.rows().stream()
 *     .filter(r -> r.hybrid().verdict() != ClientAnswer.Verdict.PASSES)
 *     .forEach(r -> System.out.println(r.certificate().subject() + ": " + r.hybrid()));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class CoverageTable {
  private final ImmutableList<CoverageRow> rows;
  private final Instant at;

  CoverageTable(ImmutableList<CoverageRow> rows, Instant at) {
    this.rows = rows;
    this.at = at;
  }

  /**
   * A row for each authority.
   *
   * @return the rows, in the order of the list; unmodifiable
   */
  public List<CoverageRow> rows() {
    return rows;
  }

  /**
   * The time for which the table holds.
   *
   * @return the instant
   */
  public Instant at() {
    return at;
  }

  /**
   * The table in English.
   *
   * @return lines: what each client consults, with its source; then each authority; names are
   *     escaped and shortened
   */
  public String describe() {
    return describe(Locale.ENGLISH);
  }

  /**
   * The table in words.
   *
   * @param locale Japanese, or English for any other
   * @return lines, as {@link #describe()}
   */
  public String describe(Locale locale) {
    return CoverageWording.describe(this, locale);
  }

  /**
   * The table as a report in any language and format, of the kind {@code "client-coverage"}.
   *
   * @return the report, in English and UTC until others are named
   */
  public Report report() {
    return CoverageDocument.of(this);
  }

  @Override
  public String toString() {
    return CoverageWording.summary(this).english();
  }
}
