package io.github.smimetrust.sst;

/**
 * How much a store may hold before reading stops with a {@link MalformedStoreException}. Every
 * length is checked against what is left of the input before anything is allocated, so these bound
 * the work on well-formed but absurd input.
 *
 * <pre>{@code
 * SerializedStore store =
 *     SerializedStore.read(path, SstLimits.defaults().maxBytes(1 << 20).maxElements(200));
 * }</pre>
 *
 * <p>For scale: Microsoft's whole root programme is 773 006 bytes with 514 certificates and at most
 * 10 properties each; the largest values in use, certificate trust lists, stay below 1 MiB.
 *
 * <p>Immutable and thread-safe; each choice returns a new object.
 *
 * @since 0.1.0
 */
public final class SstLimits {
  private static final SstLimits DEFAULTS = new SstLimits(64 << 20, 100_000, 1_000, 16 << 20);

  private final int maxBytes;
  private final int maxElements;
  private final int maxProperties;
  private final int maxValueBytes;

  private SstLimits(int maxBytes, int maxElements, int maxProperties, int maxValueBytes) {
    this.maxBytes = maxBytes;
    this.maxElements = maxElements;
    this.maxProperties = maxProperties;
    this.maxValueBytes = maxValueBytes;
  }

  /**
   * The limits that apply where none are named: 64 MiB, 100 000 elements, 1 000 properties an
   * element, 16 MiB a value.
   *
   * @return the defaults
   */
  public static SstLimits defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the largest size of a store.
   *
   * @param bytes the number of bytes, header and end included; at least 20
   * @return these limits with that one
   * @throws IllegalArgumentException if it is below 20, the size of an empty store
   */
  public SstLimits maxBytes(int bytes) {
    return new SstLimits(
        atLeast(RecordFormat.HEADER_BYTES + RecordFormat.RECORD_BYTES, bytes, "maxBytes"),
        maxElements,
        maxProperties,
        maxValueBytes);
  }

  /**
   * Sets how many certificates, CRLs and CTLs a store may hold together.
   *
   * @param elements the number of elements; at least 0
   * @return these limits with that one
   * @throws IllegalArgumentException if it is negative
   */
  public SstLimits maxElements(int elements) {
    return new SstLimits(
        maxBytes, atLeast(0, elements, "maxElements"), maxProperties, maxValueBytes);
  }

  /**
   * Sets how many properties one element may have.
   *
   * @param properties the number of properties; at least 0
   * @return these limits with that one
   * @throws IllegalArgumentException if it is negative
   */
  public SstLimits maxProperties(int properties) {
    return new SstLimits(
        maxBytes, maxElements, atLeast(0, properties, "maxProperties"), maxValueBytes);
  }

  /**
   * Sets the largest value: of a property, or a certificate, CRL or CTL.
   *
   * @param bytes the number of bytes; at least 0
   * @return these limits with that one
   * @throws IllegalArgumentException if it is negative
   */
  public SstLimits maxValueBytes(int bytes) {
    return new SstLimits(maxBytes, maxElements, maxProperties, atLeast(0, bytes, "maxValueBytes"));
  }

  /**
   * The largest size of a store.
   *
   * @return a number of bytes
   */
  public int maxBytes() {
    return maxBytes;
  }

  /**
   * How many elements a store may hold.
   *
   * @return a number of elements
   */
  public int maxElements() {
    return maxElements;
  }

  /**
   * How many properties one element may have.
   *
   * @return a number of properties
   */
  public int maxProperties() {
    return maxProperties;
  }

  /**
   * The largest value of a property or object.
   *
   * @return a number of bytes
   */
  public int maxValueBytes() {
    return maxValueBytes;
  }

  @Override
  public String toString() {
    return maxBytes
        + " bytes, "
        + maxElements
        + " elements, "
        + maxProperties
        + " properties an element, "
        + maxValueBytes
        + " bytes a value";
  }

  private static int atLeast(int least, int value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + ", expected at least " + least);
    }
    return value;
  }
}
