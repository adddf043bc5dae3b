package io.github.smimetrust.mail;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Undoes a Content-Transfer-Encoding (RFC 2045 section 6). */
final class TransferEncoding {
  private TransferEncoding() {}

  /** The bytes of an entity's body; null if they are not what the encoding says. */
  static byte @Nullable [] decode(MimeEntity entity) {
    byte[] bytes = entity.bytes();
    return switch (entity.encoding()) {
      case "base64" -> base64(bytes, entity.bodyFrom(), entity.to());
      case "quoted-printable" -> quotedPrintable(bytes, entity.bodyFrom(), entity.to());
      default -> Arrays.copyOfRange(bytes, entity.bodyFrom(), entity.to());
    };
  }

  /**
   * Leaves out blanks and line ends, then hands the rest to the JDK's strict decoder, which is
   * faster than its lenient one. Other characters are tried with that, which ignores them, as RFC
   * 2045 section 6.8 asks.
   */
  static byte @Nullable [] base64(byte[] bytes, int from, int to) {
    byte[] dense = new byte[to - from];
    int size = 0;
    int at = from;
    while (at < to) {
      int start = at;
      while (at < to && bytes[at] > ' ') {
        at++;
      }
      System.arraycopy(bytes, start, dense, size, at - start);
      size += at - start;
      while (at < to && bytes[at] >= 0 && bytes[at] <= ' ') {
        at++;
      }
      if (at < to && bytes[at] < 0) {
        return null;
      }
    }
    byte[] characters = Arrays.copyOf(dense, size);
    try {
      return Base64.getDecoder().decode(characters);
    } catch (IllegalArgumentException e) {
      return lenient(characters);
    }
  }

  private static byte @Nullable [] lenient(byte[] characters) {
    try {
      return Base64.getMimeDecoder().decode(characters);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static byte @Nullable [] quotedPrintable(byte[] bytes, int from, int to) {
    byte[] out = new byte[to - from];
    int size = 0;
    int at = from;
    while (at < to) {
      if (bytes[at] != '=') {
        out[size++] = bytes[at++];
        continue;
      }
      int next = LineEnds.next(bytes, at, Math.min(to, at + 3));
      if (LineEnds.trimmed(bytes, at, next) == at + 1) {
        at = next;
        continue;
      }
      int high = at + 2 < to ? Character.digit(bytes[at + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(bytes[at + 2], 16);
      if (low < 0) {
        return null;
      }
      out[size++] = (byte) (high << 4 | low);
      at += 3;
    }
    return Arrays.copyOf(out, size);
  }
}
