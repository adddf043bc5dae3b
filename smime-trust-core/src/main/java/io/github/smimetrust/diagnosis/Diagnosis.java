package io.github.smimetrust.diagnosis;

import io.github.smimetrust.report.Report;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What an error message, or a log with several, says is wrong.
 *
 * <pre>{@code
 * Diagnosis diagnosis = Diagnosis.of("CertVerifyCertificateChainPolicy: 0x800B0109");
 * diagnosis.findings().forEach(c -> System.out.println(c.id() + ": " + c.remedy()));
 * }</pre>
 *
 * <p>It knows messages of Outlook, Outlook on the web, Windows, Exchange Online PowerShell, Entra,
 * the JDK, Bouncy Castle, OpenSSL, Thunderbird and NSS, from a table in which each has its source.
 * Case, white space, line ends, kinds of quotation marks and dashes, and full-width letters do not
 * matter; status codes of Windows may be hexadecimal or decimal, with a sign or without. Where
 * messages overlap, the longest counts; a vague one is left out if the same line or stack trace has
 * an exact one for it.
 *
 * <p>A name of letters alone, such as {@code PartialChain}, counts in one piece: "a partial chain"
 * is none.
 *
 * <p>It reads texts, and verifies nothing: a message says what its program found, and only the
 * first thing that it found. What is not known is listed, never guessed.
 *
 * <p>Immutable and thread-safe. The cost is linear in the length of the text.
 *
 * @since 0.1.0
 */
public final class Diagnosis {
  /** The most characters that a text may have: 1,048,576. */
  public static final int MOST_CHARACTERS = 1 << 20;

  /** The most lines that are listed as unknown; the rest is counted. */
  static final int MOST_UNKNOWN_LISTED = 100;

  private final List<DiagnosedCause> findings;
  private final List<Integer> unknownLines;
  private final int unknown;
  private final int lines;

  Diagnosis(List<DiagnosedCause> findings, List<Integer> unknownLines, int unknown, int lines) {
    this.findings = List.copyOf(findings);
    this.unknownLines = List.copyOf(unknownLines);
    this.unknown = unknown;
    this.lines = lines;
  }

  /**
   * Looks for messages that are known.
   *
   * @param text a message, or a log of any lines, from anywhere
   * @return what they mean
   * @throws IllegalArgumentException if it has more than {@link #MOST_CHARACTERS} characters: give
   *     the part around the failure
   */
  public static Diagnosis of(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "found a text of "
              + text.length()
              + " characters, expected at most "
              + MOST_CHARACTERS
              + "; give the part around the failure");
    }
    return new LogReading(text).diagnosis();
  }

  /**
   * What is wrong, each cause once, in the order in which the text names them.
   *
   * @return the causes; unmodifiable
   */
  public List<DiagnosedCause> findings() {
    return findings;
  }

  /**
   * Is nothing in the text known? That does not mean that all is well.
   *
   * @return whether there are no findings
   */
  public boolean isUnknown() {
    return findings.isEmpty();
  }

  /**
   * Lines in which nothing was recognized. Empty lines and the frames of stack traces do not count.
   *
   * @return the numbers of the first 100 of them, from 1; unmodifiable
   */
  public List<Integer> unknownLines() {
    return unknownLines;
  }

  /**
   * In how many lines nothing was recognized.
   *
   * @return their number, which may be more than are listed
   */
  public int unknownLineCount() {
    return unknown;
  }

  int lineCount() {
    return lines;
  }

  /**
   * Explains the findings in English.
   *
   * @return lines for a mail administrator: what is wrong, what to check, what to do
   */
  public String explain() {
    return explain(Locale.ENGLISH);
  }

  /**
   * Explains the findings.
   *
   * @param locale Japanese, or English for any other
   * @return lines for a mail administrator: what is wrong, what to check, what to do
   */
  public String explain(Locale locale) {
    return DiagnosisWording.explain(this, locale);
  }

  /**
   * The findings as a report in any language and format, of the kind {@code "diagnosis"}.
   *
   * @param at the time that the report is to bear
   * @return the report, in English and UTC until others are named
   */
  public Report report(Instant at) {
    return DiagnosisDocument.of(this, Objects.requireNonNull(at, "at"));
  }

  @Override
  public String toString() {
    return findings.size() + " causes, " + unknown + " lines unknown";
  }
}
