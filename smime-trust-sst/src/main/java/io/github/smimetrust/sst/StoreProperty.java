package io.github.smimetrust.sst;

import io.github.smimetrust.sst.PropertyId.ValueType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One property of a certificate, CRL or CTL: an id, an encoding type and a value. {@link #value()}
 * gives the bytes as they are; the typed views read the kinds of value whose form is known, and
 * refuse one that is not of their form.
 *
 * <pre>{@code
 * for (StoreProperty p : element.properties()) {
 *   if (p.id().equals(PropertyId.FRIENDLY_NAME)) {
 *     System.out.println(p.text());
 *   }
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe. Two properties are equal if id, encoding type and value are.
 *
 * @since 0.1.0
 */
public final class StoreProperty {
  private final byte[] bytes;
  private final int record;

  /** Stands on a record in an array that nobody changes. */
  StoreProperty(byte[] bytes, int record) {
    this.bytes = bytes;
    this.record = record;
  }

  /**
   * Makes a property with encoding type 1.
   *
   * @param id the id
   * @param value the value, in the form that the id asks for; copied, not checked
   * @return the property
   */
  public static StoreProperty of(PropertyId id, byte[] value) {
    return of(id, RecordFormat.X509_ASN_ENCODING, value);
  }

  /**
   * Makes a text property, such as a friendly name.
   *
   * @param id an id whose value is text
   * @param text the text; a terminating NUL is added
   * @return the property
   * @throws IllegalArgumentException if the id's value is not text, or the text holds a NUL
   */
  public static StoreProperty ofText(PropertyId id, String text) {
    if (id.valueType() != ValueType.TEXT) {
      throw new IllegalArgumentException("property " + id + " does not hold text");
    }
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "a NUL at character " + text.indexOf('\0') + " of a text that ends with the first NUL");
    }
    return of(id, PropertyValue.encodeText(text));
  }

  static StoreProperty of(PropertyId id, int encodingType, byte[] value) {
    Objects.requireNonNull(id, "id");
    byte[] own = new byte[Math.addExact(RecordFormat.RECORD_BYTES, value.length)];
    RecordFormat.putRecord(own, 0, id.number(), encodingType, value);
    return new StoreProperty(own, 0);
  }

  /**
   * Which property this is.
   *
   * @return the id
   */
  public PropertyId id() {
    return new PropertyId(number());
  }

  /**
   * The encoding type as it stands in the store.
   *
   * @return 1, X509_ASN_ENCODING, in every store that Windows is known to have written; unsigned
   */
  public int encodingType() {
    return RecordFormat.encodingTypeAt(bytes, record);
  }

  /**
   * The value.
   *
   * @return a copy of its bytes, perhaps empty
   */
  public byte[] value() {
    return Arrays.copyOfRange(bytes, valueStart(), end());
  }

  /**
   * Reads a text: UTF-16LE up to the first NUL, or to the end where there is none.
   *
   * @return the text; an unpaired surrogate is kept, half a character at the end is dropped
   * @throws IllegalStateException if the value of this id is not text
   */
  public String text() {
    requireType(ValueType.TEXT);
    return PropertyValue.text(bytes, valueStart(), end());
  }

  /**
   * Reads a FILETIME: 100-nanosecond steps since 1601-01-01T00:00:00Z, unsigned.
   *
   * @return the instant, or nothing where the value is empty, which Windows' own stores have for
   *     ids 104 and 126
   * @throws IllegalStateException if the value of this id is not a FILETIME
   * @throws MalformedStoreException if it has neither 0 nor 8 bytes
   */
  public Optional<Instant> fileTime() {
    requireType(ValueType.FILETIME);
    if (length() == 0) {
      return Optional.empty();
    }
    if (length() != Long.BYTES) {
      throw malformed(length() + " bytes", "a FILETIME of 8 bytes, or none");
    }
    return Optional.of(PropertyValue.fileTime(bytes, valueStart()));
  }

  /**
   * Reads a list of object identifiers, such as the purposes in {@link PropertyId#ENHKEY_USAGE}.
   *
   * @return the identifiers in dotted form, in the order of the value; unmodifiable
   * @throws IllegalStateException if the value of this id is not such a list
   * @throws MalformedStoreException if it is not DER SEQUENCE OF OBJECT IDENTIFIER
   */
  public List<String> objectIdentifiers() {
    requireType(ValueType.OBJECT_IDENTIFIERS);
    return PropertyValue.der(
        this, () -> PropertyValue.objectIdentifiers(bytes, valueStart(), end()));
  }

  /**
   * Reads the policies that Microsoft's root programme grants a root.
   *
   * @return the policies in the order of the value; unmodifiable
   * @throws IllegalStateException if the value of this id is not a list of policies
   * @throws MalformedStoreException if it is not DER CertificatePolicies
   */
  public List<RootProgramPolicy> policies() {
    requireType(ValueType.POLICIES);
    return PropertyValue.der(this, () -> PropertyValue.policies(bytes, valueStart(), end()));
  }

  /**
   * Reads where a private key is kept; container and provider are found by their offsets.
   *
   * @return the names and numbers
   * @throws IllegalStateException if this is not {@link PropertyId#KEY_PROV_INFO}
   * @throws MalformedStoreException if the value is shorter than its 28-byte head, or an offset
   *     points outside it
   */
  public KeyProviderInfo keyProviderInfo() {
    requireType(ValueType.KEY_PROVIDER);
    return PropertyValue.keyProviderInfo(this, bytes, valueStart(), end());
  }

  int number() {
    return RecordFormat.idAt(bytes, record);
  }

  int length() {
    return RecordFormat.lengthAt(bytes, record);
  }

  int recordStart() {
    return record;
  }

  int valueStart() {
    return record + RecordFormat.RECORD_BYTES;
  }

  int end() {
    return valueStart() + length();
  }

  byte[] array() {
    return bytes;
  }

  /** A value fault; the offset is that of the value, counted from the record's first byte. */
  MalformedStoreException malformed(String found, String expected) {
    return new MalformedStoreException(
        "property " + id(), RecordFormat.RECORD_BYTES, "value", found, expected);
  }

  private void requireType(ValueType type) {
    if (id().valueType() != type) {
      throw new IllegalStateException(
          "property " + id() + " holds " + id().valueType() + ", not " + type);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoreProperty that
        && Arrays.equals(bytes, record, end(), that.bytes, that.record, that.end());
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = record; i < end(); i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  @Override
  public String toString() {
    return "property " + id() + " of " + length() + " bytes";
  }
}
