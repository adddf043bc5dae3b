package io.github.smimetrust;

import org.jspecify.annotations.Nullable;

/**
 * Input that is not what a reader takes: in which source, at which place, what was found and what
 * was expected.
 *
 * <pre>{@code
 * try {
 *   TrustBundle.load(path);
 * } catch (UnreadableInputException e) {
 *   System.err.println(e.source() + ": " + e.found());
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class UnreadableInputException extends SmimeTrustException {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final String place;
  private final String found;
  private final String expected;

  UnreadableInputException(Origin origin, String found, String expected) {
    this(origin, found, expected, null);
  }

  /**
   * Describes input that is not what a reader takes.
   *
   * @param origin what was read, and where in it the fault lies
   * @param found what is there, a phrase for a message
   * @param expected what should be there, and what to do
   * @param cause what caused it, or null
   */
  public UnreadableInputException(
      Origin origin, String found, String expected, @Nullable Throwable cause) {
    super(origin + ": found " + found + ", expected " + expected, cause);
    this.source = origin.source();
    this.place = origin.place();
    this.found = found;
    this.expected = expected;
  }

  /**
   * What was read.
   *
   * @return the file as it was named, or what the caller called the bytes
   */
  public String source() {
    return source;
  }

  /**
   * Where in the source the fault lies.
   *
   * @return such as {@code "block 2 (line 31)"}; empty where the whole source is meant
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
   * What should be there, and what to do.
   *
   * @return a phrase for a message
   */
  public String expected() {
    return expected;
  }
}
