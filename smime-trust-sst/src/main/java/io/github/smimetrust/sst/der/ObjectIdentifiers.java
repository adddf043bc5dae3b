package io.github.smimetrust.sst.der;

import java.math.BigInteger;

/**
 * Turns the content of an OBJECT IDENTIFIER into its dotted form (X.690 section 8.19).
 *
 * @since 0.1.0
 */
public final class ObjectIdentifiers {
  /** Longest content that is read; the longest in use (UUID arcs) have 20 bytes. */
  private static final int MAX_BYTES = 128;

  /** What the first arc has below the root 2: 40 each for the roots 0 and 1. */
  private static final BigInteger TWO_ROOTS = BigInteger.valueOf(80);

  private ObjectIdentifiers() {}

  /**
   * Reads the element that a reader stands on.
   *
   * @param bytes the array that the reader reads
   * @param reader a reader that stands on an OBJECT IDENTIFIER
   * @return the dotted form, such as {@code 1.3.6.1.5.5.7.3.4}
   * @throws MalformedDerException if the content is empty, cut off, padded or longer than 128 bytes
   */
  public static String read(byte[] bytes, DerReader reader) {
    check(bytes, reader);
    return dotted(bytes, reader.contentStart(), reader.end());
  }

  /**
   * Checks the element that a reader stands on, as {@link #read} does, without making the text.
   *
   * @param bytes the array that the reader reads
   * @param reader a reader that stands on an OBJECT IDENTIFIER
   * @throws MalformedDerException if the content is empty, cut off, padded or longer than 128 bytes
   */
  public static void check(byte[] bytes, DerReader reader) {
    int from = reader.contentStart();
    int to = reader.end();
    if (from == to || to - from > MAX_BYTES || bytes[to - 1] < 0) {
      throw new MalformedDerException(
          from,
          "an OBJECT IDENTIFIER of " + (to - from) + " bytes",
          "1 to " + MAX_BYTES + " bytes, the last one below 0x80");
    }
    for (int at = from; at < to; at++) {
      if (bytes[at] == (byte) 0x80 && (at == from || bytes[at - 1] >= 0)) {
        throw new MalformedDerException(at, "a padded arc", "the shortest form of an arc");
      }
    }
  }

  private static String dotted(byte[] bytes, int from, int to) {
    StringBuilder dotted = new StringBuilder(32);
    int at = from;
    while (at < to) {
      long arc = 0;
      int arcStart = at;
      do {
        arc = arc << 7 | bytes[at] & 0x7F;
      } while (bytes[at++] < 0);
      boolean first = arcStart == from;
      // Eight septets fit a long; longer arcs (2.25.UUID) go the slow way.
      if (at - arcStart > 8) {
        BigInteger value = big(bytes, arcStart, at);
        dotted.append(first ? "2." : ".").append(first ? value.subtract(TWO_ROOTS) : value);
      } else if (first) {
        long root = Math.min(arc / 40, 2);
        dotted.append(root).append('.').append(arc - root * 40);
      } else {
        dotted.append('.').append(arc);
      }
    }
    return dotted.toString();
  }

  private static BigInteger big(byte[] bytes, int from, int to) {
    BigInteger value = BigInteger.ZERO;
    for (int i = from; i < to; i++) {
      value = value.shiftLeft(7).or(BigInteger.valueOf(bytes[i] & 0x7F));
    }
    return value;
  }
}
