package io.github.smimetrust.sst.der;

/**
 * Bytes that are not the DER that a reader asked for: what was found, what was expected, at which
 * offset of the array.
 *
 * @since 0.1.0
 */
public final class MalformedDerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int offset;
  private final String found;
  private final String expected;

  /**
   * Describes one fault.
   *
   * @param offset where it lies, counted from the start of the array that was read
   * @param found what is there
   * @param expected what should be there
   */
  public MalformedDerException(int offset, String found, String expected) {
    super("at byte " + offset + ": found " + found + ", expected " + expected);
    this.offset = offset;
    this.found = found;
    this.expected = expected;
  }

  /**
   * Where the fault lies.
   *
   * @return an offset into the array that was read
   */
  public int offset() {
    return offset;
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
