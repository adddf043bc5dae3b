package io.github.smimetrust.mail;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Base64 in lines, decoded a piece at a time: what is joined of a large body then stays in the
 * processor's cache. Not thread-safe.
 */
final class Base64Lines {
  /** A number of characters that come out whole: 4 characters are 3 bytes. */
  private static final int PIECE = 1 << 15;

  private final byte[] bytes;
  private final int from;
  private final int to;
  private int lineFrom;
  private int lineTo;

  Base64Lines(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  /** All that the lines stand for; null if there is anything else than base64 and line ends. */
  byte @Nullable [] decoded() {
    int characters = characters();
    byte[] out = new byte[(characters + 3) / 4 * 3];
    byte[] piece = new byte[Math.min(PIECE, characters)];
    int size = 0;
    int held = 0;
    int left = characters;
    rewind();
    while (nextLine()) {
      for (int at = lineFrom; at < lineTo; ) {
        int taken = Math.min(lineTo - at, piece.length - held);
        System.arraycopy(bytes, at, piece, held, taken);
        at += taken;
        held += taken;
        left -= taken;
        if (held == piece.length || left == 0) {
          int decoded = decode(piece, held, out, size, left == 0);
          if (decoded < 0) {
            return null;
          }
          size += decoded;
          held = 0;
        }
      }
    }
    return size == out.length ? out : Arrays.copyOf(out, size);
  }

  /**
   * Returns the number of bytes, or -1. Padding ends what is encoded, so it is in the last piece.
   */
  private static int decode(byte[] piece, int held, byte[] out, int at, boolean last) {
    try {
      ByteBuffer decoded = Base64.getDecoder().decode(ByteBuffer.wrap(piece, 0, held));
      int length = decoded.remaining();
      if (!last && length != held / 4 * 3) {
        return -1;
      }
      decoded.get(out, at, length);
      return length;
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }

  private int characters() {
    int characters = 0;
    rewind();
    while (nextLine()) {
      characters += lineTo - lineFrom;
    }
    return characters;
  }

  private void rewind() {
    lineFrom = from;
    lineTo = from;
  }

  /**
   * Steps to the next line that is not empty. Where a line of the length of the last one ends with
   * a line end, it is taken for a line: an earlier end in it is no base64, and the decoder says so.
   */
  private boolean nextLine() {
    int length = lineTo - lineFrom;
    int at = lineTo;
    while (at < to && isLineEnd(bytes[at])) {
      at++;
    }
    int end = at + length;
    if (length == 0 || end >= to || !isLineEnd(bytes[end])) {
      end = at;
      while (end < to && !isLineEnd(bytes[end])) {
        end++;
      }
    }
    lineFrom = at;
    lineTo = end;
    return at < to;
  }

  private static boolean isLineEnd(byte octet) {
    return octet == '\r' || octet == '\n';
  }
}
