package io.github.smimetrust.sst;

import static io.github.smimetrust.sst.RecordFormat.HEADER_BYTES;
import static io.github.smimetrust.sst.RecordFormat.RECORD_BYTES;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Walks the records of a store once and notes where its elements begin; touches no value. Every
 * length is compared, unsigned, with what is left before it is used.
 */
final class SstReader {
  private static final long LEVELDB_MAGIC = 0xdb4775248b80fb57L;
  private static final long ROCKSDB_MAGIC = 0x88e241b785f4cff7L;

  private final byte[] bytes;
  private final String source;
  private final SstLimits limits;
  private final Mode mode;
  private final int maxValueBytes;
  private final int maxProperties;

  /** Start of each element and of its object, in turn; the start of the end record comes last. */
  private int[] bounds = new int[64];

  private int count;

  enum Mode {
    STRICT,
    /** Forgives a missing end and trailing bytes, nothing else. */
    LENIENT
  }

  private SstReader(byte[] bytes, String source, SstLimits limits, Mode mode) {
    this.bytes = bytes;
    this.source = source;
    this.limits = limits;
    this.mode = mode;
    this.maxValueBytes = limits.maxValueBytes();
    this.maxProperties = limits.maxProperties();
  }

  /** Reads a store from an array that the store may keep. */
  static SerializedStore read(byte[] owned, String source, SstLimits limits, Mode mode) {
    return new SstReader(owned, source, limits, mode).store();
  }

  private SerializedStore store() {
    if (bytes.length > limits.maxBytes()) {
      throw tooLarge(source, bytes.length, limits);
    }
    checkHeader();
    int end = walk();
    int left = bytes.length - end;
    int zeros = 0;
    while (zeros < Math.min(left, RECORD_BYTES) && bytes[end + zeros] == 0) {
      zeros++;
    }
    if (left == RECORD_BYTES && zeros == RECORD_BYTES) {
      return new SerializedStore(bytes, bounds, count, List.of());
    }
    return mended(end, left, zeros);
  }

  static MalformedStoreException tooLarge(String source, long size, SstLimits limits) {
    return new MalformedStoreException(
        source,
        0,
        "the store",
        size + " bytes",
        "at most " + limits.maxBytes() + " (SstLimits.maxBytes)");
  }

  /** Returns where the end record begins, or should begin. */
  private int walk() {
    int at = HEADER_BYTES;
    int element = HEADER_BYTES;
    int properties = 0;
    while (bytes.length - at >= RECORD_BYTES) {
      int id = RecordFormat.idAt(bytes, at);
      if (id == RecordFormat.END) {
        break;
      }
      int next = recordEnd(at, id, properties);
      if (RecordFormat.isObject(id)) {
        addElement(element, at);
        element = next;
        properties = 0;
      } else {
        properties++;
      }
      at = next;
    }
    if (element != at) {
      throw malformed(
          element,
          0,
          "properties (" + properties + ") without an object after them",
          "an object, id 0x20 to 0x22");
    }
    if (2 * count == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * count + 1);
    }
    bounds[2 * count] = at;
    return at;
  }

  /** Checks one record, the given number of properties into its element; returns its end. */
  private int recordEnd(int at, int id, int properties) {
    int length = RecordFormat.lengthAt(bytes, at);
    int left = bytes.length - at - RECORD_BYTES;
    if ((id & ~RecordFormat.MAX_ID) != 0
        || length < 0
        || length > left
        || length > maxValueBytes
        || properties >= maxProperties && !RecordFormat.isObject(id)) {
      throw refused(at, id, properties, length, left);
    }
    return at + RECORD_BYTES + length;
  }

  /** Says which of the conditions on a record does not hold. */
  private MalformedStoreException refused(int at, int id, int properties, int length, int left) {
    if ((id & ~RecordFormat.MAX_ID) != 0) {
      return malformed(
          at,
          properties,
          "record id 0x" + Integer.toHexString(id),
          "a property id of 1 to 0xFFFF, 0x20 certificate, 0x21 CRL, 0x22 CTL or 0 end; the bytes"
              + " before this record may be damaged, for example by a conversion of line ends");
    }
    if (Integer.compareUnsigned(length, left) > 0) {
      return malformed(
          at,
          properties,
          "a value of " + Integer.toUnsignedString(length) + " bytes",
          "at most " + left + ", the rest of the input; it may be cut off");
    }
    if (length > maxValueBytes) {
      return malformed(
          at,
          properties,
          "a value of " + length + " bytes",
          "at most " + maxValueBytes + " (SstLimits.maxValueBytes)");
    }
    return malformed(
        at,
        properties,
        "another property",
        "at most " + maxProperties + " an element (SstLimits.maxProperties)");
  }

  /**
   * Reads one element without header and end; properties may follow the object, as they do in
   * values of the Windows registry.
   */
  static StoreElement readElement(byte[] owned, String source, SstLimits limits) {
    return new SstReader(owned, source, limits, Mode.STRICT).element();
  }

  private StoreElement element() {
    if (bytes.length > limits.maxBytes()) {
      throw tooLarge(source, bytes.length, limits);
    }
    int at = 0;
    int object = -1;
    int properties = 0;
    while (at < bytes.length) {
      if (bytes.length - at < RECORD_BYTES) {
        throw malformed(
            at, properties, (bytes.length - at) + " bytes, too few for a record", "12 or more");
      }
      int id = RecordFormat.idAt(bytes, at);
      if (id == RecordFormat.END || object >= 0 && RecordFormat.isObject(id)) {
        throw malformed(
            at,
            properties,
            id == RecordFormat.END ? "an end record, or a store's header" : "a second object",
            "properties and exactly one object; SerializedStore reads whole stores");
      }
      int next = recordEnd(at, id, properties);
      if (RecordFormat.isObject(id)) {
        object = at;
      } else {
        properties++;
      }
      at = next;
    }
    if (object < 0) {
      throw malformed(at, properties, "no object", "one certificate, CRL or CTL");
    }
    return new StoreElement(bytes, 0, object, at);
  }

  private void addElement(int start, int object) {
    if (count == limits.maxElements()) {
      throw malformed(
          start,
          0,
          "another element",
          "at most " + limits.maxElements() + " (SstLimits.maxElements)");
    }
    if (2 * count + 2 > bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * bounds.length);
    }
    bounds[2 * count] = start;
    bounds[2 * count + 1] = object;
    count++;
  }

  /** Judges what stands where the end record should be, and nothing but it. */
  private SerializedStore mended(int end, int left, int zeros) {
    StoreFinding finding;
    if (left < RECORD_BYTES && zeros == left) {
      finding =
          new StoreFinding(
              StoreFinding.Kind.MISSING_END,
              end,
              "the end record",
              left == 0 ? "nothing" : left + " of its bytes",
              "12 zero bytes; the file may be cut off");
    } else if (left > RECORD_BYTES && zeros == RECORD_BYTES) {
      finding =
          new StoreFinding(
              StoreFinding.Kind.TRAILING_BYTES,
              end + RECORD_BYTES,
              "after the end record",
              (left - RECORD_BYTES) + " more bytes",
              "nothing");
    } else if (left < RECORD_BYTES) {
      throw malformed(end, 0, left + " bytes, too few for a record", "12 bytes or more");
    } else {
      throw malformed(end, -1, "an end record that is not all zero", "12 zero bytes");
    }
    if (mode == Mode.STRICT) {
      throw new MalformedStoreException(
          source,
          finding.offset(),
          finding.record(),
          finding.found(),
          finding.expected() + "; reading leniently forgives this");
    }
    byte[] whole = Arrays.copyOf(Arrays.copyOf(bytes, end), end + RECORD_BYTES);
    return new SerializedStore(whole, bounds, count, List.of(finding));
  }

  private MalformedStoreException malformed(
      int offset, int properties, String found, String expected) {
    String record;
    if (properties < 0) {
      record = "the end record";
    } else {
      record = "element " + (count + 1) + " record " + (properties + 1);
    }
    return new MalformedStoreException(source, offset, record, found, expected);
  }

  private void checkHeader() {
    if (bytes.length >= HEADER_BYTES
        && RecordFormat.intAt(bytes, 0) == 0
        && RecordFormat.intAt(bytes, 4) == RecordFormat.MAGIC) {
      return;
    }
    boolean magic =
        bytes.length >= HEADER_BYTES && RecordFormat.intAt(bytes, 4) == RecordFormat.MAGIC;
    throw new MalformedStoreException(
        source,
        0,
        "the header",
        magic ? "version " + Integer.toUnsignedString(RecordFormat.intAt(bytes, 0)) : whatThisIs(),
        "00 00 00 00 43 45 52 54 (version 0, \"CERT\")");
  }

  /** Names the file kinds that are most often taken for a serialized store. */
  private String whatThisIs() {
    if (bytes.length == 0) {
      return "nothing: the input is empty";
    }
    if (endsWith(LEVELDB_MAGIC) || endsWith(ROCKSDB_MAGIC)) {
      return "a table of LevelDB or RocksDB, which only shares the .sst extension";
    }
    int shown = Math.min(bytes.length, HEADER_BYTES);
    String hex = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown);
    if (new String(bytes, 0, shown, StandardCharsets.ISO_8859_1).startsWith("-----")) {
      return hex + " (PEM text)";
    }
    return bytes[0] == 0x30 ? hex + " (perhaps one DER certificate or PKCS #7)" : hex;
  }

  private boolean endsWith(long magic) {
    if (bytes.length < Long.BYTES) {
      return false;
    }
    for (int i = 0; i < Long.BYTES; i++) {
      if (bytes[bytes.length - Long.BYTES + i] != (byte) (magic >>> 8 * i)) {
        return false;
      }
    }
    return true;
  }
}
