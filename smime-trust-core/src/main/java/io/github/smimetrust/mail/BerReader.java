package io.github.smimetrust.mail;

import io.github.smimetrust.sst.der.MalformedDerException;

/**
 * Steps through BER (X.690 section 8.1), whose lengths may be indefinite or longer than needed:
 * mail has both in signatures that were written as a stream. Bounds what is nested; does not
 * recurse; copies nothing.
 */
final class BerReader {
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;
  static final int INTEGER = 0x02;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int OCTET_STRING = 0x04;
  static final int CONSTRUCTED_STRING = 0x24;

  private static final int CONSTRUCTED = 0x20;
  private static final int INDEFINITE = 0x80;

  /** SignerInfos of the deepest kind, with a timestamp that is signed itself, have 20 levels. */
  private static final int MOST_DEPTH = 48;

  private final byte[] bytes;
  private final int limit;
  private final int depth;
  private int position;
  private int tag = -1;
  private int start;
  private int contentStart;
  private int contentEnd;

  private BerReader(byte[] bytes, int from, int limit, int depth) {
    this.bytes = bytes;
    this.position = from;
    this.limit = limit;
    this.depth = depth;
  }

  static BerReader of(byte[] bytes, int from, int to) {
    return new BerReader(bytes, from, to, 0);
  }

  boolean hasNext() {
    return position < limit;
  }

  /** The identifier octet of the next element; -1 at the end. */
  int peek() {
    return position < limit ? bytes[position] & 0xFF : -1;
  }

  /**
   * Steps to the next element.
   *
   * @throws MalformedDerException if there is none, or it is cut off
   */
  int next() {
    start = position;
    tag = identifier(position, limit);
    long header = header(position, limit);
    contentStart = (int) (header >>> 32);
    int length = (int) header;
    if (length >= 0) {
      contentEnd = contentStart + length;
      position = contentEnd;
    } else {
      contentEnd = endOfContents(contentStart);
      position = contentEnd + 2;
    }
    return tag;
  }

  /**
   * Steps to the next element, which must be of a kind.
   *
   * @throws MalformedDerException if it is not
   */
  BerReader expect(int identifier, String name) {
    if (peek() != identifier) {
      throw new MalformedDerException(
          position,
          peek() < 0 ? "the end" : "an element with identifier 0x" + Integer.toHexString(peek()),
          name);
    }
    next();
    return this;
  }

  BerReader enter() {
    if ((tag & CONSTRUCTED) == 0 || depth == MOST_DEPTH) {
      throw new MalformedDerException(
          start, "a primitive element or deep nesting", "a constructed element");
    }
    return new BerReader(bytes, contentStart, contentEnd, depth + 1);
  }

  void expectEnd(String name) {
    if (position < limit) {
      throw new MalformedDerException(
          position, (limit - position) + " more bytes", "the end of " + name);
    }
  }

  int tag() {
    return tag;
  }

  int start() {
    return start;
  }

  int contentStart() {
    return contentStart;
  }

  int contentEnd() {
    return contentEnd;
  }

  int end() {
    return position;
  }

  /** The identifier octet; those with high tag numbers occur nowhere in CMS. */
  private int identifier(int at, int to) {
    if (at >= to || (bytes[at] & 0x1F) == 0x1F) {
      throw new MalformedDerException(at, at >= to ? "the end" : "a high tag", "an element");
    }
    return bytes[at] & 0xFF;
  }

  /** Where the content of an element begins, times 2^32, plus its length; -1 if indefinite. */
  private long header(int from, int to) {
    int at = from + 1;
    if (at >= to) {
      throw new MalformedDerException(at, "the end", "a length");
    }
    int first = bytes[at++] & 0xFF;
    if (first == INDEFINITE) {
      if ((bytes[from] & CONSTRUCTED) == 0) {
        throw new MalformedDerException(from, "a primitive element without a length", "a length");
      }
      return ((long) at << 32) | 0xFFFFFFFFL;
    }
    long length = first;
    if (first > INDEFINITE) {
      int octets = first & 0x7F;
      length = 0;
      for (int i = 0; i < octets; i++) {
        if (at >= to || length > Integer.MAX_VALUE >> 8) {
          throw new MalformedDerException(from, "a length that is cut off or huge", "a length");
        }
        length = length << 8 | bytes[at++] & 0xFF;
      }
    }
    if (length > to - at) {
      throw new MalformedDerException(
          from,
          "an element of " + length + " content bytes",
          "at most " + (to - at) + ", the rest of what encloses it");
    }
    return ((long) at << 32) | length;
  }

  /** The place of the two zero bytes that end an indefinite length. */
  private int endOfContents(int from) {
    int open = 1;
    int at = from;
    while (true) {
      if (at + 1 < limit && bytes[at] == 0 && bytes[at + 1] == 0) {
        if (--open == 0) {
          return at;
        }
        at += 2;
        continue;
      }
      identifier(at, limit);
      long header = header(at, limit);
      int content = (int) (header >>> 32);
      int length = (int) header;
      at = length < 0 ? content : content + length;
      if (length < 0 && ++open > MOST_DEPTH) {
        throw new MalformedDerException(
            at, "nesting deeper than " + MOST_DEPTH, "at most " + MOST_DEPTH + " levels");
      }
    }
  }

  /**
   * Checks every element in a range, so that a parser that recurses can have it.
   *
   * @throws MalformedDerException if something is cut off or nests deeper than 48 levels
   */
  static void checkNesting(byte[] bytes, int from, int to) {
    BerReader[] open = new BerReader[MOST_DEPTH + 1];
    int depth = 0;
    open[0] = of(bytes, from, to);
    while (depth >= 0) {
      BerReader reader = open[depth];
      if (!reader.hasNext()) {
        depth--;
      } else if ((reader.next() & CONSTRUCTED) != 0) {
        open[depth + 1 <= MOST_DEPTH ? depth + 1 : deep(reader)] = reader.enter();
        depth++;
      }
    }
  }

  private static int deep(BerReader reader) {
    throw new MalformedDerException(
        reader.start, "nesting deeper than " + MOST_DEPTH, "at most " + MOST_DEPTH + " levels");
  }
}
