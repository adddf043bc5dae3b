package io.github.smimetrust;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;

/**
 * Bounds how deep elements nest before a parser sees them that recurses, or that takes the square
 * of the depth: the JDK spends many seconds on 400 kilobytes of indefinite lengths in one
 * extension. Strings count too, since parsers open those of keys, signatures and extensions.
 */
final class Nesting {
  private static final int CONSTRUCTED = 0x20;
  private static final int HIGH_TAG = 0x1F;
  private static final int INDEFINITE = 0x80;

  private final byte[] bytes;

  /** Where each open element ends at the latest, and whether 00 00 ends it before. */
  private final int[] ends = new int[DerReader.MAX_DEPTH + 2];

  private final boolean[] indefinite = new boolean[DerReader.MAX_DEPTH + 2];
  private int at;
  private int depth;

  private Nesting(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    ends[0] = to;
  }

  /**
   * Requires that an array is one DER element, and that nothing in it nests deeper than 64 levels,
   * or than 64 more within a string, in DER or in BER.
   *
   * @throws MalformedDerException if not
   */
  static void check(byte[] der) {
    DerReader.checkNesting(der, 0, der.length);
    checkStrings(der, DerReader.of(der));
  }

  /** Goes no deeper than what is checked already. */
  private static void checkStrings(byte[] der, DerReader elements) {
    while (elements.hasNext()) {
      int tag = elements.next();
      if ((tag & CONSTRUCTED) != 0) {
        checkStrings(der, elements.enter());
      } else if (tag == DerReader.OCTET_STRING || tag == DerReader.BIT_STRING) {
        int unusedBits = tag == DerReader.BIT_STRING && elements.length() > 0 ? 1 : 0;
        if (new Nesting(der, elements.contentStart() + unusedBits, elements.end()).isDeep()) {
          throw new MalformedDerException(
              elements.start(),
              "nesting deeper than " + DerReader.MAX_DEPTH + " in a string",
              "at most " + DerReader.MAX_DEPTH + " levels");
        }
      }
    }
  }

  /** Walks as a parser of BER does, up to the first header that is none, where that stops too. */
  private boolean isDeep() {
    while (depth <= DerReader.MAX_DEPTH) {
      if (indefinite[depth] && at + 1 < ends[depth] && bytes[at] == 0 && bytes[at + 1] == 0) {
        at += 2;
        depth--;
      } else if (at == ends[depth] && depth > 0 && !indefinite[depth]) {
        depth--;
      } else if (!step()) {
        return false;
      }
    }
    return true;
  }

  /** Goes into a constructed element, or past a primitive one; false if there is none. */
  private boolean step() {
    int end = ends[depth];
    if (at >= end) {
      return false;
    }
    int identifier = bytes[at++];
    if ((identifier & HIGH_TAG) == HIGH_TAG) {
      do {
        if (at >= end) {
          return false;
        }
      } while (bytes[at++] < 0);
    }
    if (at >= end) {
      return false;
    }
    boolean constructed = (identifier & CONSTRUCTED) != 0;
    int first = bytes[at++] & 0xFF;
    if (first == INDEFINITE) {
      return constructed && open(end, true);
    }
    long length = first < INDEFINITE ? first : longLength(first & 0x7F, end);
    if (length > end - at) {
      return false;
    }
    if (constructed) {
      return open(at + (int) length, false);
    }
    at += (int) length;
    return true;
  }

  /** A length in several bytes; one that is cut off or huge fits nowhere. */
  private long longLength(int octets, int end) {
    long length = 0;
    for (int i = 0; i < octets; i++) {
      if (at >= end || length > Integer.MAX_VALUE) {
        return Long.MAX_VALUE;
      }
      length = length << 8 | bytes[at++] & 0xFF;
    }
    return length;
  }

  private boolean open(int end, boolean withoutLength) {
    depth++;
    ends[depth] = end;
    indefinite[depth] = withoutLength;
    return true;
  }
}
