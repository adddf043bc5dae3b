package io.github.smimetrust.sst;

import java.util.Objects;

/**
 * Bytes that are not a serialized certificate store, or break one of the published limits. Says in
 * which source, at which byte, in which record, what was found and what was expected.
 *
 * <pre>{@code
 * try {
 *   SerializedStore.read(path);
 * } catch (MalformedStoreException e) {
 *   System.err.println(e.getMessage()); // roots.sst, byte 107443, element 71 property 2: found ...
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class MalformedStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final long offset;
  private final String record;
  private final String found;
  private final String expected;

  MalformedStoreException(
      String source, long offset, String record, String found, String expected) {
    super(
        source
            + ", byte "
            + offset
            + ", "
            + record
            + ": found "
            + found
            + ", expected "
            + expected);
    this.source = Objects.requireNonNull(source);
    this.offset = offset;
    this.record = Objects.requireNonNull(record);
    this.found = Objects.requireNonNull(found);
    this.expected = Objects.requireNonNull(expected);
  }

  /**
   * What was read.
   *
   * @return the path as it was given, or {@code "bytes"} for an array
   */
  public String source() {
    return source;
  }

  /**
   * Where the fault lies.
   *
   * @return the offset in bytes from the start of the source; of the record's first byte where a
   *     record is at fault
   */
  public long offset() {
    return offset;
  }

  /**
   * Which record is at fault.
   *
   * @return a path such as {@code "element 71 property 2"}, counted from 1
   */
  public String record() {
    return record;
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
