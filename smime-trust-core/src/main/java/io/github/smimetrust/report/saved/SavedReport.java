package io.github.smimetrust.report.saved;

import io.github.smimetrust.Origin;
import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.report.Report;
import io.github.smimetrust.report.document.ReportDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads reports back that were written as JSON, to show them in another format or another zone.
 *
 * <pre>{@code
 * audit.writeTo(Path.of("audit.json"));
 * Report later = SavedReport.load(Path.of("audit.json"));
 * later.writeTo(Path.of("audit.html"));
 * }</pre>
 *
 * <p>A report that was read gives the same JSON again, and every other format as the report gave it
 * that was written, in its language and zone. It can be put into another zone; its texts stay in
 * the language in which it was written, and so {@link Report#inLanguage} changes nothing.
 *
 * <p>Checked are the form, the version of the form, and that each certificate is one and has the
 * digest that stands beside it. Not checked is who wrote the file: it is not signed, and its words
 * are whatever was written. Limit: {@value #MOST_BYTES} bytes. Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class SavedReport {
  /** Enough for a hundred thousand certificates of a usual size, in Base64. */
  private static final int MOST_BYTES = 256 << 20;

  private SavedReport() {}

  /**
   * Reads a report from a file.
   *
   * @param file the file, written by {@link Report#writeTo(Path)} as JSON
   * @return the report
   * @throws UnreadableInputException if it is not such a report, is damaged, too large, or was
   *     written by a later version in a form that this one does not know
   * @throws UncheckedIOException naming the file, if it cannot be read
   */
  public static Report load(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return decode(in.readNBytes(MOST_BYTES + 1), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  /**
   * Reads a report that the caller has in hand.
   *
   * @param json the bytes of such a file
   * @param source what messages call it
   * @return the report
   * @throws UnreadableInputException as {@link #load} does
   */
  public static Report decode(byte[] json, String source) {
    if (json.length > MOST_BYTES) {
      throw new UnreadableInputException(
          new Origin(source, ""),
          "more than " + MOST_BYTES + " bytes",
          "a report in JSON; write a part of it",
          null);
    }
    return ReportDocument.read(json, source);
  }
}
