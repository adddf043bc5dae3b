package io.github.smimetrust;

import org.jspecify.annotations.Nullable;

/**
 * The root of what this library throws besides argument errors and {@link
 * java.io.UncheckedIOException}. Unchecked; the message says what was found, what was expected and
 * where.
 *
 * <pre>{@code
 * try {
 *   TrustBundle.load(path);
 * } catch (SmimeTrustException e) {
 *   System.err.println(e.getMessage());
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public class SmimeTrustException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes a failure.
   *
   * @param message what happened, where, and what to do
   * @param cause what caused it, or null
   */
  protected SmimeTrustException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
