package io.github.smimetrust.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The formats in which a report is written.
 *
 * <pre>{@code
 * report.writeTo(Path.of("audit.html"));                     // by extension
 * report.writeTo(Path.of("build/findings"), ReportFormat.SARIF);
 * }</pre>
 *
 * <p>Text formats are UTF-8 with lines that end in LF, except where the format asks for CRLF (CSV
 * by RFC 4180, iCalendar by RFC 5545). The same report gives the same bytes in every run and on
 * every machine.
 *
 * @since 0.1.0
 */
public enum ReportFormat {
  /** Plain text for a terminal or a mail. */
  TEXT("txt"),
  /**
   * CommonMark with the tables of GitHub's dialect. Nothing in a text is markup; a program that
   * looks for mail addresses or names of users in finished pages may still find some in it.
   */
  MARKDOWN("md"),
  /** One self-contained page: no script, style, font or picture from elsewhere. */
  HTML("html"),
  /**
   * JSON by the schema {@code report-1.schema.json} in this package, the only format that is read
   * back: by {@code SavedReport} in {@code io.github.smimetrust.report.saved}. Certificates are in
   * it as DER.
   */
  JSON("json"),
  /** SARIF 2.1.0, for code scanning services: the findings alone, waived ones as suppressed. */
  SARIF("sarif"),
  /**
   * Comma-separated values (RFC 4180) in UTF-8 without a byte order mark, with one table: the
   * findings if there are any, else the certificates, else the first table of a section, else the
   * facts of the head. The first line names the columns by ids that are the same in every language;
   * times are by ISO 8601. A cell of words that begins with {@code =}, {@code +}, {@code -} or
   * {@code @}, in full width too, gets an apostrophe before it: spreadsheets would take it for a
   * formula.
   */
  CSV("csv"),
  /** iCalendar (RFC 5545): the dated events alone, in UTC, with an alarm for each reminder. */
  ICALENDAR("ics");

  private final String extension;

  ReportFormat(String extension) {
    this.extension = extension;
  }

  /**
   * The extension of files in this format.
   *
   * @return such as {@code "html"}, without a dot
   */
  public String extension() {
    return extension;
  }

  /**
   * The format that a file's extension asks for, in any case.
   *
   * @param file the file; need not exist
   * @return the format
   * @throws IllegalArgumentException if the extension belongs to none
   */
  public static ReportFormat of(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "" : last.toString();
    String found = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(f -> name.indexOf('.') >= 0 && f.extension.equals(found))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The report format is not clear from the file "
                        + file
                        + ": found the extension \""
                        + (name.indexOf('.') < 0 ? "" : found)
                        + "\", expected one of "
                        + Arrays.stream(values())
                            .map(ReportFormat::extension)
                            .collect(Collectors.joining(", "))
                        + "; rename the file, or name the format"));
  }
}
