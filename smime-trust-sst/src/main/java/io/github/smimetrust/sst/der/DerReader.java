package io.github.smimetrust.sst.der;

import java.util.Objects;

/**
 * A cursor over the elements of one DER structure, in place: nothing is copied and nothing is
 * allocated by a declared length (X.690 section 10: definite lengths in the fewest octets).
 *
 * <p>{@link #next()} steps to an element and gives its identifier; {@link #enter()} descends into
 * it, at most {@value #MAX_DEPTH} levels. Indefinite lengths, lengths and tag numbers in more
 * octets than needed, and elements that run past their parent are refused with their offset. What
 * lies inside a primitive element is not judged. Not thread-safe; the array must not change
 * meanwhile.
 *
 * @since 0.1.0
 */
public final class DerReader {
  /** Deepest nesting that {@link #enter()} and {@link #checkNesting} follow. */
  public static final int MAX_DEPTH = 64;

  /** Identifier octet of BOOLEAN. */
  public static final int BOOLEAN = 0x01;

  /** Identifier octet of INTEGER. */
  public static final int INTEGER = 0x02;

  /** Identifier octet of a primitive BIT STRING. */
  public static final int BIT_STRING = 0x03;

  /** Identifier octet of a primitive OCTET STRING. */
  public static final int OCTET_STRING = 0x04;

  /** Identifier octet of OBJECT IDENTIFIER. */
  public static final int OBJECT_IDENTIFIER = 0x06;

  /** Identifier octet of UTCTime. */
  public static final int UTC_TIME = 0x17;

  /** Identifier octet of GeneralizedTime. */
  public static final int GENERALIZED_TIME = 0x18;

  /** Identifier octet of SEQUENCE and SEQUENCE OF. */
  public static final int SEQUENCE = 0x30;

  /** Identifier octet of SET and SET OF. */
  public static final int SET = 0x31;

  private static final int CONSTRUCTED = 0x20;
  private static final int HIGH_TAG = 0x1F;

  private final byte[] bytes;
  private final int limit;
  private final int depth;
  private int position;
  private int tag;
  private int start;
  private int contentStart;

  private DerReader(byte[] bytes, int from, int limit, int depth) {
    this.bytes = bytes;
    this.position = from;
    this.limit = limit;
    this.depth = depth;
    this.tag = -1;
    this.start = from;
    this.contentStart = from;
  }

  /**
   * Reads the elements in a part of an array.
   *
   * @param bytes the array; not copied
   * @param from the first byte
   * @param to the byte after the last one
   * @return a reader before the first element
   */
  public static DerReader of(byte[] bytes, int from, int to) {
    Objects.checkFromToIndex(from, to, bytes.length);
    return new DerReader(bytes, from, to, 0);
  }

  /**
   * Reads the elements in a whole array.
   *
   * @param bytes the array; not copied
   * @return a reader before the first element
   */
  public static DerReader of(byte[] bytes) {
    return new DerReader(bytes, 0, bytes.length, 0);
  }

  /**
   * Is there another element?
   *
   * @return whether {@link #next()} has something to read
   */
  public boolean hasNext() {
    return position < limit;
  }

  /**
   * Steps to the next element.
   *
   * @return its identifier: the identifier octet, and for a tag number of 31 or more that octet
   *     with the number above it ({@code number << 8 | octet})
   * @throws MalformedDerException if there is none, or its header is not DER, or it runs past the
   *     end
   */
  public int next() {
    int at = position;
    if (limit - at >= 2) {
      int identifier = bytes[at] & 0xFF;
      int length = bytes[at + 1];
      if (length >= 0 && length <= limit - at - 2 && (identifier & HIGH_TAG) != HIGH_TAG) {
        start = at;
        tag = identifier;
        contentStart = at + 2;
        position = at + 2 + length;
        return identifier;
      }
    }
    return nextLong();
  }

  /** Any header; apart from the short ones, so that those are inlined. */
  private int nextLong() {
    start = position;
    int at = position;
    if (at >= limit) {
      throw new MalformedDerException(at, "the end", "another element");
    }
    int identifier = bytes[at++] & 0xFF;
    if ((identifier & HIGH_TAG) == HIGH_TAG) {
      int number = 0;
      int octet;
      do {
        // The first octet must not be 0x80: that would be a leading zero.
        if (at >= limit || number > 0xFFFF || number == 0 && bytes[at] == (byte) 0x80) {
          throw badTagNumber();
        }
        octet = bytes[at++] & 0xFF;
        number = number << 7 | octet & 0x7F;
      } while ((octet & 0x80) != 0);
      if (number < HIGH_TAG) {
        throw badTagNumber();
      }
      identifier |= number << 8;
    }
    if (at >= limit) {
      throw new MalformedDerException(at, "the end", "the length of an element");
    }
    int length = bytes[at++];
    if (length < 0) {
      int octets = length & 0x7F;
      length = longLength(at, octets);
      at += octets;
    }
    if (length > limit - at) {
      throw new MalformedDerException(
          start,
          "an element of " + length + " content bytes",
          "at most " + (limit - at) + ", the rest of what encloses it");
    }
    tag = identifier;
    contentStart = at;
    position = at + length;
    return identifier;
  }

  private MalformedDerException badTagNumber() {
    return new MalformedDerException(
        start,
        "a tag number that is cut off, huge, or in more bytes than needed",
        "a tag number in the shortest form (DER), below 2^23");
  }

  private int longLength(int at, int octets) {
    if (octets == 0) {
      throw new MalformedDerException(
          start, "an indefinite length (BER)", "a definite length (DER)");
    }
    if (octets > limit - at) {
      throw new MalformedDerException(at, "the end", "a length of " + octets + " bytes");
    }
    if (octets > 4 || octets == 4 && bytes[at] < 0) {
      throw new MalformedDerException(
          start, "a length of 2 GiB or more", "a length that fits what encloses it");
    }
    int length = 0;
    for (int i = 0; i < octets; i++) {
      length = length << 8 | bytes[at + i] & 0xFF;
    }
    if (length < 0x80 || bytes[at] == 0) {
      throw new MalformedDerException(
          start, "a length in more bytes than needed (BER)", "the shortest form (DER)");
    }
    return length;
  }

  /**
   * Steps to the next element, which must be of the kind named.
   *
   * @param identifier the identifier that must be found, as {@link #next()} gives it
   * @param name what the element is called, for the message
   * @return this reader, standing on the element
   * @throws MalformedDerException if another kind of element, or none, is there
   */
  public DerReader expect(int identifier, String name) {
    int at = position;
    if (at >= limit) {
      throw new MalformedDerException(at, "the end", name);
    }
    if (next() != identifier) {
      throw unexpected(identifier, name);
    }
    return this;
  }

  private MalformedDerException unexpected(int identifier, String name) {
    return new MalformedDerException(
        start, describe(tag), name + " (" + describe(identifier) + ")");
  }

  /**
   * The identifier of the element that this reader stands on.
   *
   * @return what the last {@link #next()} gave
   */
  public int tag() {
    return tag;
  }

  /**
   * The identifier of the element that comes next, without stepping to it.
   *
   * @return its identifier octet, or -1 at the end
   */
  public int peek() {
    return position < limit ? bytes[position] & 0xFF : -1;
  }

  /**
   * Descends into the element that this reader stands on; this reader stays where it is.
   *
   * @return a reader over its content
   * @throws MalformedDerException if it is primitive or lies {@value #MAX_DEPTH} levels deep
   */
  public DerReader enter() {
    if ((tag & CONSTRUCTED) == 0) {
      throw new MalformedDerException(start, describe(tag), "a constructed element");
    }
    if (depth == MAX_DEPTH) {
      throw new MalformedDerException(
          start, "nesting deeper than " + MAX_DEPTH, "at most " + MAX_DEPTH + " levels");
    }
    return new DerReader(bytes, contentStart, position, depth + 1);
  }

  /**
   * Descends into the bytes of an OCTET STRING, or of a BIT STRING without unused bits, that holds
   * DER itself.
   *
   * @return a reader over its content
   * @throws MalformedDerException if it is another element, or too deep
   */
  public DerReader enterString() {
    int from = contentStart;
    if (tag == BIT_STRING) {
      if (from == position || bytes[from] != 0) {
        throw new MalformedDerException(from, "unused bits", "a BIT STRING of whole bytes");
      }
      from++;
    } else if (tag != OCTET_STRING) {
      throw new MalformedDerException(start, describe(tag), "OCTET STRING or BIT STRING");
    }
    if (depth == MAX_DEPTH) {
      throw new MalformedDerException(
          start, "nesting deeper than " + MAX_DEPTH, "at most " + MAX_DEPTH + " levels");
    }
    return new DerReader(bytes, from, position, depth + 1);
  }

  /**
   * Requires that everything was read.
   *
   * @param name what is being read, for the message
   * @throws MalformedDerException if an element is left
   */
  public void expectEnd(String name) {
    if (position < limit) {
      throw new MalformedDerException(
          position, (limit - position) + " more bytes", "the end of " + name);
    }
  }

  /**
   * Where the element that this reader stands on begins.
   *
   * @return the offset of its identifier
   */
  public int start() {
    return start;
  }

  /**
   * Where the content of the element that this reader stands on begins.
   *
   * @return the offset after its length
   */
  public int contentStart() {
    return contentStart;
  }

  /**
   * Where the element that this reader stands on ends.
   *
   * @return the offset after its last byte
   */
  public int end() {
    return position;
  }

  /**
   * How long the content of the element that this reader stands on is.
   *
   * @return a number of bytes
   */
  public int length() {
    return position - contentStart;
  }

  /**
   * The size of the INTEGER that this reader stands on.
   *
   * @return the number of bits of its magnitude where it is not negative; leading zeros do not
   *     count
   */
  public int bitLength() {
    int at = contentStart;
    while (at < position && bytes[at] == 0) {
      at++;
    }
    if (at == position) {
      return 0;
    }
    return 8 * (position - at) - Integer.numberOfLeadingZeros(bytes[at] & 0xFF) + 24;
  }

  /**
   * Checks that a part of an array is exactly one DER element, and everything inside it (but not
   * inside its strings) too, without recursion. Run it before any parser that recurses sees the
   * bytes.
   *
   * @param bytes the array
   * @param from the first byte
   * @param to the byte after the last one
   * @throws MalformedDerException if it is not DER, nests deeper than {@value #MAX_DEPTH}, or has
   *     bytes left over
   */
  public static void checkNesting(byte[] bytes, int from, int to) {
    DerReader outer = of(bytes, from, to);
    outer.next();
    outer.expectEnd("the outermost element");
    DerReader[] open = new DerReader[MAX_DEPTH + 1];
    int depth = 0;
    open[0] = of(bytes, from, to);
    while (depth >= 0) {
      DerReader reader = open[depth];
      if (!reader.hasNext()) {
        depth--;
        continue;
      }
      reader.next();
      if ((reader.tag & CONSTRUCTED) != 0) {
        open[++depth] = reader.enter();
      }
    }
  }

  private static String describe(int identifier) {
    return switch (identifier) {
      case BOOLEAN -> "BOOLEAN";
      case INTEGER -> "INTEGER";
      case BIT_STRING -> "BIT STRING";
      case OCTET_STRING -> "OCTET STRING";
      case OBJECT_IDENTIFIER -> "OBJECT IDENTIFIER";
      case UTC_TIME -> "UTCTime";
      case GENERALIZED_TIME -> "GeneralizedTime";
      case SEQUENCE -> "SEQUENCE";
      case SET -> "SET";
      default -> "an element with identifier 0x" + Integer.toHexString(identifier);
    };
  }
}
