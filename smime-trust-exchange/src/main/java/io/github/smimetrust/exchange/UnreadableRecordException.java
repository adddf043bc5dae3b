package io.github.smimetrust.exchange;

import io.github.smimetrust.SmimeTrustException;
import org.jspecify.annotations.Nullable;

/**
 * A file that should be a record of this library, such as a receipt, and is not: in which file, at
 * which place, what was found and what was expected.
 *
 * <pre>{@code
 * try {
 *   ApplyReceipt.load(path);
 * } catch (UnreadableRecordException e) {
 *   System.err.println(e.getMessage());
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class UnreadableRecordException extends SmimeTrustException {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final String place;
  private final String found;
  private final String expected;

  UnreadableRecordException(
      String source, String place, String found, String expected, @Nullable Throwable cause) {
    super(source + ", " + place + ": found " + found + ", expected " + expected, cause);
    this.source = source;
    this.place = place;
    this.found = found;
    this.expected = expected;
  }

  /**
   * What was read.
   *
   * @return the file as it was named
   */
  public String source() {
    return source;
  }

  /**
   * Where in the file the fault lies.
   *
   * @return a line and column, or the name of a field
   */
  public String place() {
    return place;
  }

  /**
   * What is there.
   *
   * @return a phrase for a message
   */
  public String found() {
    return found;
  }

  /**
   * What should be there.
   *
   * @return a phrase for a message
   */
  public String expected() {
    return expected;
  }
}
