package io.github.smimetrust.report;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;

/**
 * What a result of this library says, ready to be written in any {@link ReportFormat}.
 *
 * <pre>{@code
 * Report report = audit.report().inLanguage(Locale.JAPANESE).atZone(ZoneId.of("Asia/Tokyo"));
 * System.out.println(report.text());
 * report.writeTo(Path.of("audit.html"));
 * }</pre>
 *
 * <p>What was written as JSON is read back by {@code SavedReport} in {@code
 * io.github.smimetrust.report.saved}.
 *
 * <p>Immutable and thread-safe. Made by the library; callers are not meant to implement it. Names
 * that strangers wrote are escaped in every format: control, bidirectional and zero-width
 * characters never reach a reader, and no name becomes markup.
 *
 * @since 0.1.0
 */
public interface Report {
  /**
   * The same report in a language.
   *
   * @param language Japanese, or English for any other; ids stay as they are
   * @return a new report
   */
  Report inLanguage(Locale language);

  /**
   * The same report with its times in a zone; UTC until one is named.
   *
   * @param zone the zone
   * @return a new report
   */
  Report atZone(ZoneId zone);

  /**
   * The report as plain text.
   *
   * @return lines
   */
  String text();

  /**
   * The report in a format.
   *
   * @param format the format
   * @return the whole file, a new array
   */
  byte[] render(ReportFormat format);

  /**
   * Writes the report in the format that the file's extension asks for.
   *
   * @param file the file; an old one is replaced whole, or kept if writing fails
   * @throws IllegalArgumentException if the extension belongs to no format
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  void writeTo(Path file);

  /**
   * Writes the report in a format.
   *
   * @param file the file; an old one is replaced whole, or kept if writing fails
   * @param format the format
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  void writeTo(Path file, ReportFormat format);
}
