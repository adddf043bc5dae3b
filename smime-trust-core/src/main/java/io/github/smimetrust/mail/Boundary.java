package io.github.smimetrust.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the delimiter lines of a multipart (RFC 2046 section 5.1.1): two hyphens and the boundary
 * at the start of a line, two more at the last one, then nothing but blanks. A line that goes on
 * otherwise belongs to a boundary of which this one is a prefix.
 *
 * <p>Search is Horspool's, which reads a byte in forty of the content; and a line is compared only
 * where one begins, so the worst case is linear.
 */
final class Boundary {
  /** RFC 2046 allows 70; some programs take more. */
  private static final int MOST_CHARACTERS = 200;

  private final byte[] line;
  private final int[] shifts = new int[256];

  private Boundary(byte[] line) {
    this.line = line;
    Arrays.fill(shifts, line.length);
    for (int i = 0; i < line.length - 1; i++) {
      shifts[line[i] & 0xFF] = line.length - 1 - i;
    }
  }

  /** Null for a value that cannot be one. */
  static @Nullable Boundary of(String value) {
    return value.isEmpty()
            || value.length() > MOST_CHARACTERS
            || value.endsWith(" ")
            || !value.chars().allMatch(c -> c >= ' ' && c < 0x7F)
        ? null
        : new Boundary(("--" + value).getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * A delimiter line.
   *
   * @param start where its line begins
   * @param contentEnd where the part before it ends: before the line break, which is the
   *     delimiter's
   * @param next the index after the line
   * @param last whether it closes the multipart
   */
  record Delimiter(int start, int contentEnd, int next, boolean last) {}

  /** The first delimiter from the start of a line on; null if there is none. */
  @Nullable Delimiter find(byte[] bytes, int from, int to) {
    int length = line.length;
    int lastByte = line[length - 1];
    int at = from;
    while (at <= to - length) {
      int found = bytes[at + length - 1];
      if (found == lastByte
          && (at == from || bytes[at - 1] == '\n')
          && Arrays.equals(bytes, at, at + length, line, 0, length)) {
        Delimiter delimiter = delimiter(bytes, from, at, to);
        if (delimiter != null) {
          return delimiter;
        }
      }
      at += shifts[found & 0xFF];
    }
    return null;
  }

  private @Nullable Delimiter delimiter(byte[] bytes, int from, int start, int to) {
    int at = start + line.length;
    boolean last = at + 1 < to && bytes[at] == '-' && bytes[at + 1] == '-';
    if (last) {
      at += 2;
    }
    int next = LineEnds.next(bytes, at, to);
    int end = LineEnds.trimmed(bytes, at, next);
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
    return at == end
        ? new Delimiter(start, LineEnds.trimmed(bytes, from, start), next, last)
        : null;
  }
}
