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
   * Lines are joined without a look at their characters, since the JDK's strict decoder refuses
   * what is no base64. Anything else is read with more care.
   */
  static byte @Nullable [] base64(byte[] bytes, int from, int to) {
    byte[] decoded = new Base64Lines(bytes, from, to).decoded();
    return decoded == null ? careful(bytes, from, to) : decoded;
  }

  /**
   * Leaves out all blanks. What the strict decoder refuses then is tried with the lenient one,
   * which ignores other characters, as RFC 2045 section 6.8 asks.
   */
  private static byte @Nullable [] careful(byte[] bytes, int from, int to) {
    byte[] dense = new byte[to - from];
    int size = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return null;
      }
      if (bytes[i] > ' ') {
        dense[size++] = bytes[i];
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
