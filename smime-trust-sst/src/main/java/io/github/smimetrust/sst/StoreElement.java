package io.github.smimetrust.sst;

import io.github.smimetrust.sst.der.ByteSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One certificate, CRL or CTL of a store with the properties that stand before it. The bytes of the
 * object are kept as they are; whether they are DER is for {@link SerializedStore#findings()} to
 * say.
 *
 * <pre>{@code
 * StoreElement element =
 *     StoreElement.certificate(der, StoreProperty.ofText(PropertyId.FRIENDLY_NAME, "Contoso Root"));
 * byte[] blob = element.encode(); // a "serialized certificate", without a store around it
 * }</pre>
 *
 * <p>Immutable and thread-safe. Two elements are equal if their records are, in order.
 *
 * @since 0.1.0
 */
public final class StoreElement {
  /**
   * What an element is.
   *
   * @since 0.1.0
   */
  public enum Kind {
    /** An X.509 certificate. */
    CERTIFICATE(RecordFormat.CERTIFICATE),
    /** An X.509 certificate revocation list. */
    CRL(RecordFormat.CRL),
    /** A Microsoft certificate trust list: a whole signed PKCS #7. */
    CTL(RecordFormat.CTL);

    private final int id;

    Kind(int id) {
      this.id = id;
    }

    int id() {
      return id;
    }
  }

  private static final Kind[] KINDS = Kind.values();

  private final byte[] bytes;
  private final int start;
  private final int object;
  private final int end;

  /** Stands on the records from start to end of an array that nobody changes. */
  StoreElement(byte[] bytes, int start, int object, int end) {
    this.bytes = bytes;
    this.start = start;
    this.object = object;
    this.end = end;
  }

  /**
   * Makes an element of a certificate.
   *
   * @param der the certificate's DER; copied, not checked
   * @param properties its properties, in the order in which they are to be written
   * @return the element
   */
  public static StoreElement certificate(byte[] der, StoreProperty... properties) {
    return of(Kind.CERTIFICATE, der, Arrays.asList(properties));
  }

  /**
   * Makes an element of any kind, with encoding type 1.
   *
   * @param kind what the content is
   * @param content the bytes of the object; copied, not checked
   * @param properties its properties, in the order in which they are to be written
   * @return the element
   */
  public static StoreElement of(Kind kind, byte[] content, Collection<StoreProperty> properties) {
    return make(kind, RecordFormat.X509_ASN_ENCODING, content, properties);
  }

  private static StoreElement make(
      Kind kind, int encodingType, byte[] content, Collection<StoreProperty> properties) {
    Objects.requireNonNull(kind, "kind");
    long size = RecordFormat.RECORD_BYTES + (long) content.length;
    for (StoreProperty property : properties) {
      size += RecordFormat.RECORD_BYTES + (long) property.length();
    }
    byte[] own = new byte[Math.toIntExact(size)];
    int at = 0;
    for (StoreProperty property : properties) {
      int length = property.end() - property.recordStart();
      System.arraycopy(property.array(), property.recordStart(), own, at, length);
      at += length;
    }
    RecordFormat.putRecord(own, at, kind.id(), encodingType, content);
    return new StoreElement(own, 0, at, own.length);
  }

  /**
   * Reads one element that stands alone, without a store's header and end: what {@code
   * CertSerializeCertificateStoreElement} and .NET's {@code SerializedCert} write, and the value
   * {@code Blob} below a store in the Windows registry. Properties may come after the object, too.
   *
   * @param bytes the element; copied
   * @return the element; {@link #encode()} gives the same bytes again
   * @throws MalformedStoreException if a record is cut off, or there is not exactly one object
   */
  public static StoreElement decode(byte[] bytes) {
    return decode(bytes, SstLimits.defaults());
  }

  /**
   * Reads one element that stands alone, under other limits.
   *
   * @param bytes the element; copied
   * @param limits what is refused as too large
   * @return the element
   * @throws MalformedStoreException if a record is cut off, a limit is passed, or there is not
   *     exactly one object
   */
  public static StoreElement decode(byte[] bytes, SstLimits limits) {
    Objects.requireNonNull(limits, "limits");
    return SstReader.readElement(bytes.clone(), "bytes", limits);
  }

  /**
   * The records of this element as they are, without a store's header and end.
   *
   * @return a new array
   */
  public byte[] encode() {
    return Arrays.copyOfRange(bytes, start, end);
  }

  /**
   * What this element is.
   *
   * @return its kind
   */
  public Kind kind() {
    return KINDS[RecordFormat.idAt(bytes, object) - RecordFormat.CERTIFICATE];
  }

  /**
   * The object: the certificate, CRL or CTL.
   *
   * @return a copy of its bytes
   */
  public byte[] content() {
    return Arrays.copyOfRange(bytes, contentOffset(), contentEnd());
  }

  /**
   * Where this element begins: its first property, or its object where it has none.
   *
   * @return the offset in the encoded store that it was read from, or in {@link #encode()}
   */
  public int offset() {
    return start;
  }

  /**
   * Where the bytes of the object begin.
   *
   * @return the offset in the encoded store that it was read from, or in {@link #encode()}
   */
  public int contentOffset() {
    return object + RecordFormat.RECORD_BYTES;
  }

  /**
   * How long the object is.
   *
   * @return the number of bytes that {@link #content()} gives
   */
  public int contentLength() {
    return RecordFormat.lengthAt(bytes, object);
  }

  /**
   * The encoding type of the object as it stands in the store.
   *
   * @return 1, X509_ASN_ENCODING, in every store that Windows is known to have written; unsigned
   */
  public int encodingType() {
    return RecordFormat.encodingTypeAt(bytes, object);
  }

  /**
   * The properties in the order in which they stand.
   *
   * @return an unmodifiable list; empty for a bare object
   */
  public List<StoreProperty> properties() {
    if (start == object && contentEnd() == end) {
      return List.of();
    }
    List<StoreProperty> properties = new ArrayList<>();
    int at = start;
    while (at < end) {
      if (at != object) {
        properties.add(new StoreProperty(bytes, at));
      }
      at += RecordFormat.RECORD_BYTES + RecordFormat.lengthAt(bytes, at);
    }
    return List.copyOf(properties);
  }

  /**
   * The first property with an id.
   *
   * @param id which one
   * @return the property, or nothing
   */
  public Optional<StoreProperty> property(PropertyId id) {
    return properties().stream().filter(p -> p.number() == id.number()).findFirst();
  }

  /**
   * The same object with other properties.
   *
   * @param properties all properties that the new element is to have, in order
   * @return a new element
   */
  public StoreElement withProperties(Collection<StoreProperty> properties) {
    return make(kind(), encodingType(), content(), properties);
  }

  boolean hasProperties() {
    return contentEnd() - contentOffset() + RecordFormat.RECORD_BYTES != end - start;
  }

  byte[] array() {
    return bytes;
  }

  int objectStart() {
    return object;
  }

  int contentEnd() {
    return contentOffset() + contentLength();
  }

  /** The object without a copy: the same slice is the same object. */
  ByteSlice slice() {
    return new ByteSlice(bytes, contentOffset(), contentEnd());
  }

  int size() {
    return end - start;
  }

  /** Writes properties, then object, as a store wants them; returns the offset after them. */
  int copyTo(byte[] target, int at) {
    int objectEnd = contentEnd();
    int before = object - start;
    int objectSize = objectEnd - object;
    int after = end - objectEnd;
    System.arraycopy(bytes, start, target, at, before);
    System.arraycopy(bytes, objectEnd, target, at + before, after);
    System.arraycopy(bytes, object, target, at + before + after, objectSize);
    return at + before + after + objectSize;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoreElement that
        && Arrays.equals(bytes, start, end, that.bytes, that.start, that.end);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  @Override
  public String toString() {
    return kind() + " of " + contentLength() + " bytes, " + properties();
  }
}
