package io.github.smimetrust.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a multipart/signed that does not fit into memory: digests its first part as it goes by, and
 * keeps the signature behind it. Any other message of that size is beyond the limit.
 */
final class LargeMessage {
  private static final int CHUNK = 1 << 20;

  /** In base64, with header fields and the end of the multipart. */
  private static final int MOST_AFTER_CONTENT = MailLimits.CMS_BYTES * 3 / 2;

  private final InputStream in;
  private final Boundary boundary;
  private final RunningDigests digests = new RunningDigests();
  private byte[] buffer = new byte[CHUNK];
  private int length;

  private LargeMessage(InputStream in, Boundary boundary) {
    this.in = in;
    this.boundary = boundary;
  }

  /**
   * Reads a message.
   *
   * @param root its header fields, and as much of its body as was read
   * @param rest what comes after
   * @throws MailLimitReached if it is another kind of message, or larger than that
   */
  static SmimeLayer read(MimeEntity root, InputStream rest) throws IOException {
    String protocol = root.type().parameter("protocol").toLowerCase(Locale.ROOT);
    Boundary boundary = Boundary.of(root.type().parameter("boundary"));
    if (!root.type().is("multipart", "signed")
        || !SmimeLayer.isSignature(protocol)
        || SmimeLayer.isEncoded(root)
        || boundary == null) {
      throw tooLarge();
    }
    byte[] head = root.bytes();
    Boundary.Delimiter first = boundary.find(head, root.bodyFrom(), head.length);
    if (first == null || first.last()) {
      throw tooLarge();
    }
    Headers fields = Headers.read(head, first.next(), head.length);
    if (fields.end() == head.length) {
      // They, or even the delimiter's line, may go on in the rest.
      throw tooLarge();
    }
    byte[] header = Arrays.copyOfRange(head, first.next(), fields.end());
    if (SmimeLayer.isAnnounced(MimeEntity.read(header, 0, header.length))) {
      // Before the rest is read: whose the inner signature is would have to be known, too.
      throw tooLarge();
    }
    InputStream content =
        new SequenceInputStream(
            new ByteArrayInputStream(head, first.next(), head.length - first.next()), rest);
    LargeMessage message = new LargeMessage(content, boundary);
    byte[] after = message.digestContent();
    if (after == null) {
      return SmimeLayer.broken("a first part without an end");
    }
    LargeContent signed =
        new LargeContent(message.digests.finish(), new ContentInMemory(header, 0, header.length));
    return signature(boundary, after, signed);
  }

  private static MailLimitReached tooLarge() {
    return new MailLimitReached("memory-bytes", MailLimits.MEMORY_BYTES);
  }

  /** Digests up to the next delimiter; gives what comes from there on, or null if none comes. */
  private byte @Nullable [] digestContent() throws IOException {
    int lineStart = 0;
    while (true) {
      boolean ended = fill();
      // Whole lines only, but for one that is too long for a delimiter.
      int end = ended ? length : afterLastLine();
      if (lineStart < 0) {
        lineStart = afterFirstLine(end);
      }
      Boundary.Delimiter found = lineStart < 0 ? null : boundary.find(buffer, lineStart, end);
      if (found != null) {
        if (!ended && buffer[found.next() - 1] != '\n') {
          // A line that goes on behind the buffer: what it is, is seen at its end.
          throw tooLarge();
        }
        digests.update(buffer, 0, LineEnds.trimmed(buffer, 0, found.start()));
        return rest(found.start());
      }
      if (ended) {
        return null;
      }
      // The line break may be the delimiter's, so it waits for what comes next.
      int digested = LineEnds.trimmed(buffer, 0, end);
      boolean whole = digested < end;
      if (!whole && buffer[end - 1] == '\r') {
        digested--;
      }
      digests.update(buffer, 0, digested);
      lineStart = whole ? end - digested : -1;
      System.arraycopy(buffer, digested, buffer, 0, length - digested);
      length -= digested;
    }
  }

  /** Fills the buffer; says whether that was the end. */
  private boolean fill() throws IOException {
    int read = in.readNBytes(buffer, length, buffer.length - length);
    length += read;
    return length < buffer.length;
  }

  private int afterLastLine() {
    int end = length;
    while (end > 0 && buffer[end - 1] != '\n') {
      end--;
    }
    // What waits from before is at most CRLF; without another line this one is too long.
    return end <= 2 ? length : end;
  }

  private int afterFirstLine(int end) {
    int next = LineEnds.next(buffer, 0, end);
    return next > 0 && buffer[next - 1] == '\n' ? next : -1;
  }

  private byte[] rest(int from) throws IOException {
    byte[] more = in.readNBytes(MOST_AFTER_CONTENT + 1);
    if (more.length > MOST_AFTER_CONTENT) {
      throw new MailLimitReached("cms-bytes", MailLimits.CMS_BYTES);
    }
    byte[] all = Arrays.copyOfRange(buffer, from, length + more.length);
    System.arraycopy(more, 0, all, length - from, more.length);
    return all;
  }

  private static SmimeLayer signature(Boundary boundary, byte[] after, LargeContent signed) {
    Boundary.Delimiter before = boundary.find(after, 0, after.length);
    if (before == null || before.last()) {
      return SmimeLayer.broken("one part");
    }
    Boundary.Delimiter end = boundary.find(after, before.next(), after.length);
    MimeEntity part =
        MimeEntity.read(
            after,
            before.next(),
            end == null ? after.length : Math.max(before.next(), end.contentEnd()));
    if (end != null && !end.last() || !SmimeLayer.isSignature(part.type().name())) {
      return SmimeLayer.broken("other parts");
    }
    byte[] cms = TransferEncoding.decode(part);
    return SmimeLayer.detached("multipart/signed", cms == null ? new byte[0] : cms, signed);
  }
}
