package io.github.smimetrust.sst;

import java.util.Locale;

/**
 * Something in a store that is well framed but odd: what it is, where it is, what was found and
 * expected. Findings are not errors of reading; every byte that they speak of is kept.
 *
 * <pre>{@code
 * SerializedStore.read(path).findings().forEach(f -> System.out.println(f.message()));
 * }</pre>
 *
 * @param kind what is odd
 * @param offset the first byte of the record, counted from the start of the store
 * @param record the record, such as {@code "element 3 property 2 (11 FRIENDLY_NAME)"}, counted from
 *     1
 * @param found what is there
 * @param expected what a store should have there
 * @since 0.1.0
 */
public record StoreFinding(Kind kind, long offset, String record, String found, String expected) {
  /**
   * What can be odd about a store. Grows in minor releases: keep a default branch.
   *
   * @since 0.1.0
   */
  public enum Kind {
    /** The object is not DER, not of its kind, or has bytes left over. */
    NOT_DER,
    /** The same certificate, CRL or CTL stands earlier in the store. */
    REPEATED_OBJECT,
    /** A digest in a property is not that of the object. */
    WRONG_HASH,
    /** An element has two properties with one id. */
    REPEATED_PROPERTY,
    /** An encoding type other than 1, X509_ASN_ENCODING. */
    ODD_ENCODING_TYPE,
    /** The value of a property does not have the form that its id asks for. */
    MALFORMED_VALUE,
    /** The store tells where a private key is kept: do not publish it so. */
    KEY_CONTAINER,
    /** A property that only makes sense inside one process. */
    PROCESS_HANDLE,
    /** The end record is not there, or cut short; forgiven by lenient reading. */
    MISSING_END,
    /** Bytes follow the end record; forgiven, and left out, by lenient reading. */
    TRAILING_BYTES,
    /** There are more findings than are listed. */
    MORE_FINDINGS;

    /**
     * The stable name of this kind.
     *
     * @return such as {@code "wrong-hash"}
     */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * The finding as one line.
   *
   * @return kind, place, what was found and what was expected
   */
  public String message() {
    return kind.id()
        + ": "
        + record
        + " at byte "
        + offset
        + ": found "
        + found
        + ", expected "
        + expected;
  }
}
