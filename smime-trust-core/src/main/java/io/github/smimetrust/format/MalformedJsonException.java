package io.github.smimetrust.format;

/**
 * JSON that is not what its reader takes. Never leaves this module: each reader turns it into its
 * own exception.
 *
 * @since 0.1.0
 */
public final class MalformedJsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String place;
  private final String found;
  private final String expected;

  MalformedJsonException(String place, String found, String expected) {
    super(place + ": found " + found + ", expected " + expected);
    this.place = place;
    this.found = found;
    this.expected = expected;
  }

  /**
   * Where the fault lies.
   *
   * @return a line and column, or a path such as {@code "tenant.id"}
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
