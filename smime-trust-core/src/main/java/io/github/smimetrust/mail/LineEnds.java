package io.github.smimetrust.mail;

import java.security.MessageDigest;

/**
 * The ends of lines. Mail has CRLF; a file on disk often has a bare LF, in every line or in some.
 */
final class LineEnds {
  private static final byte[] CRLF = {'\r', '\n'};

  private LineEnds() {}

  /** The index after the line that begins at an index: after its LF, or the end. */
  static int next(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (bytes[at++] == '\n') {
        return at;
      }
    }
    return to;
  }

  /** The end of a line without its CRLF or LF. */
  static int trimmed(byte[] bytes, int from, int to) {
    int end = to;
    if (end > from && bytes[end - 1] == '\n') {
      end--;
      if (end > from && bytes[end - 1] == '\r') {
        end--;
      }
    }
    return end;
  }

  /** Is there an LF without a CR before it? */
  static boolean haveBareLf(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n' && (i == from || bytes[i - 1] != '\r')) {
        return true;
      }
    }
    return false;
  }

  /** Digests text as RFC 8551 section 3.1.1 wants it: each bare LF counts as CRLF. */
  static void digestCanonical(byte[] bytes, int from, int to, MessageDigest digest) {
    int start = from;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n' && (i == from || bytes[i - 1] != '\r')) {
        digest.update(bytes, start, i - start);
        digest.update(CRLF);
        start = i + 1;
      }
    }
    digest.update(bytes, start, to - start);
  }
}
