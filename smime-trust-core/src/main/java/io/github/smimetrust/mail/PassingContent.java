package io.github.smimetrust.mail;

/**
 * Digests a content that goes by in pieces of any size, and keeps its beginning. Not thread-safe.
 */
final class PassingContent implements BerStream.Receiver {
  private static final int CHUNK = 1 << 16;

  /** Enough to see that header fields are too large, or where they end. */
  private static final int BEGINNING = MailLimits.HEADER_BYTES + 4;

  private final RunningDigests digests = new RunningDigests();
  private final byte[] buffer = new byte[CHUNK];
  private int length;
  private final byte[] beginning = new byte[BEGINNING];
  private int begun;

  @Override
  public void take(byte[] bytes, int from, int to) {
    int first = Math.min(to - from, BEGINNING - begun);
    System.arraycopy(bytes, from, beginning, begun, first);
    begun += first;
    int at = from;
    while (at < to) {
      int some = Math.min(to - at, buffer.length - length);
      System.arraycopy(bytes, at, buffer, length, some);
      length += some;
      at += some;
      if (length == buffer.length) {
        // A CR at the end may have its LF in the next piece.
        digest(buffer[length - 1] == '\r' ? length - 1 : length);
      }
    }
  }

  private void digest(int end) {
    digests.update(buffer, 0, end);
    System.arraycopy(buffer, end, buffer, 0, length - end);
    length -= end;
  }

  /** The content, when all of it went by. */
  LargeContent finish() {
    digest(length);
    return new LargeContent(digests.finish(), new ContentInMemory(beginning, 0, begun));
  }
}
