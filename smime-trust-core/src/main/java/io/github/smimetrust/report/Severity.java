package io.github.smimetrust.report;

import java.util.Locale;

/**
 * How much a finding matters, the worst first.
 *
 * <pre>{@code
 * boolean stop = report.worst().filter(s -> s == Severity.ERROR).isPresent();
 * }</pre>
 *
 * @since 0.1.0
 */
public enum Severity {
  /** Mail is not trusted because of it, or the upload fails. */
  ERROR,
  /** It will be an error, or is one in some mail clients. */
  WARNING,
  /** Worth knowing; nothing to do. */
  NOTE;

  /**
   * The stable name of the severity.
   *
   * @return such as {@code "error"}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
