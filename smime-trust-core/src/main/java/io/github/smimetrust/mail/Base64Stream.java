package io.github.smimetrust.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;

/**
 * Undoes base64 (RFC 2045 section 6.8) as it goes by, and refuses what {@link TransferEncoding}
 * refuses in memory. Does not close the stream below; not thread-safe.
 */
final class Base64Stream extends InputStream {
  private static final int CHUNK = 1 << 16;
  private static final boolean[] ALPHABET = new boolean[128];

  static {
    for (int i = 0; i < ALPHABET.length; i++) {
      ALPHABET[i] =
          i >= 'A' && i <= 'Z'
              || i >= 'a' && i <= 'z'
              || i >= '0' && i <= '9'
              || i == '+'
              || i == '/';
    }
  }

  private final InputStream in;
  private final byte[] encoded = new byte[CHUNK];

  /** Those of the chunk, behind up to three that were no group of four yet. */
  private final byte[] characters = new byte[CHUNK + 3];

  private int kept;
  private int padding;
  private boolean ended;
  private byte[] decoded = new byte[0];
  private int at;

  Base64Stream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    return fill() ? decoded[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int some = Math.min(length, decoded.length - at);
    System.arraycopy(decoded, at, target, from, some);
    at += some;
    return some;
  }

  /** Makes sure that there are decoded bytes; false at the end. */
  private boolean fill() throws IOException {
    while (at == decoded.length) {
      if (ended) {
        return false;
      }
      int read = in.readNBytes(encoded, 0, CHUNK);
      ended = read < CHUNK;
      take(read);
      int whole = ended ? last() : kept & ~3;
      decoded = Base64.getDecoder().decode(Arrays.copyOf(characters, whole));
      at = 0;
      System.arraycopy(characters, whole, characters, 0, kept - whole);
      kept -= whole;
    }
    return true;
  }

  /** Keeps what is base64; ignores other characters, but for those beyond ASCII. */
  private void take(int read) throws IOException {
    for (int i = 0; i < read; i++) {
      byte b = encoded[i];
      if (b < 0) {
        throw new MalformedEncoding("base64");
      }
      if (b == '=') {
        padding++;
      } else if (b > ' ' && padding == 1 && (kept & 3) == 2) {
        // In memory, too, nothing but blanks may stand between the two that belong together.
        throw new MalformedEncoding("base64");
      } else if (ALPHABET[b]) {
        if (padding > 0) {
          throw new MalformedEncoding("base64");
        }
        characters[kept++] = b;
      }
    }
  }

  /** Padding may be missing, or be more than enough; but not be half there, or without need. */
  private int last() throws IOException {
    int over = kept & 3;
    if (over == 1 || padding > 0 && over + padding < 4 || padding > 0 && over == 0) {
      throw new MalformedEncoding("base64");
    }
    return kept;
  }
}
