package io.github.smimetrust.mail;

import io.github.smimetrust.sst.der.MalformedDerException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Steps through BER that is too large to be held, once and forwards; what {@link BerReader} is in
 * memory. Each element that was stepped to has to be entered, taken or skipped before the next. Not
 * thread-safe.
 */
final class BerStream {
  private static final int CONSTRUCTED = 0x20;
  private static final int CHUNK = 1 << 16;

  /** As in memory. */
  private static final int MOST_DEPTH = 48;

  private static final long INDEFINITE = -1;

  /** Takes bytes as they come. */
  interface Receiver {
    void take(byte[] bytes, int from, int to);
  }

  private static final Receiver NOBODY = (bytes, from, to) -> {};

  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];

  /** The header of the element. */
  private final ByteArrayOutputStream header = new ByteArrayOutputStream();

  private @Nullable ByteArrayOutputStream kept;
  private int mostKept;

  /** The end of each element that is open, the outermost first. */
  private final long[] ends = new long[MOST_DEPTH + 1];

  /** The end of the innermost open element that has one in its header. */
  private final long[] bounds = new long[MOST_DEPTH + 1];

  private int depth;
  private long position;
  private long start;
  private int tag = -1;
  private long length;

  BerStream(InputStream in) {
    this.in = new BufferedInputStream(in, CHUNK);
    ends[0] = Long.MAX_VALUE;
    bounds[0] = Long.MAX_VALUE;
  }

  /**
   * Steps to the next element in the innermost open one; where there is none, closes that.
   *
   * @return whether there is one
   * @throws MalformedDerException if it is cut off
   */
  boolean next() throws IOException {
    start = position;
    if (ends[depth] == position) {
      depth--;
      return false;
    }
    if (depth == 0) {
      in.mark(1);
      if (in.read() < 0) {
        return false;
      }
      in.reset();
    }
    header.reset();
    tag = octet();
    // Those with high tag numbers occur nowhere in CMS.
    if ((tag & 0x1F) == 0x1F) {
      throw malformed("a high tag", "an element");
    }
    length = length();
    if (tag == 0 && length == 0 && header.size() == 2 && ends[depth] == INDEFINITE) {
      depth--;
      return false;
    }
    return true;
  }

  private long length() throws IOException {
    int first = octet();
    if (first == 0x80) {
      if ((tag & CONSTRUCTED) == 0) {
        throw malformed("a primitive element without a length", "a length");
      }
      return INDEFINITE;
    }
    long size = first;
    if (first > 0x80) {
      size = 0;
      for (int i = 0; i < (first & 0x7F); i++) {
        if (size > Long.MAX_VALUE >> 16) {
          throw malformed("a length that is huge", "a length");
        }
        size = size << 8 | octet();
      }
    }
    if (size > bounds[depth] - position) {
      throw malformed(
          "an element of " + size + " content bytes",
          "at most " + (bounds[depth] - position) + ", the rest of what encloses it");
    }
    return size;
  }

  /**
   * Steps to the next element, which must be of a kind.
   *
   * @throws MalformedDerException if it is not
   */
  void expect(int identifier, String name) throws IOException {
    if (!next() || tag != identifier) {
      throw malformed("another element, or the end", name);
    }
  }

  /**
   * Steps to the end of the innermost open element.
   *
   * @throws MalformedDerException if there is another element before it
   */
  void expectEnd(String name) throws IOException {
    if (next()) {
      throw malformed("another element", "the end of " + name);
    }
  }

  /**
   * Opens the element.
   *
   * @return where it ends; -1 where its header does not say
   */
  long enter() {
    if ((tag & CONSTRUCTED) == 0 || depth == MOST_DEPTH) {
      throw malformed("a primitive element or deep nesting", "a constructed element");
    }
    long end = length == INDEFINITE ? INDEFINITE : position + length;
    bounds[depth + 1] = length == INDEFINITE ? bounds[depth] : end;
    ends[++depth] = end;
    return end;
  }

  /**
   * Gives the content of the element, which must be a primitive one, in pieces.
   *
   * @throws MalformedDerException if it is cut off
   */
  void content(Receiver receiver) throws IOException {
    pass(length, receiver);
  }

  /** Goes past the element. */
  void skip() throws IOException {
    if (length == INDEFINITE) {
      enter();
      leave();
    } else {
      pass(length, NOBODY);
    }
  }

  /** Goes to the end of the innermost open element, whatever comes until there, and closes it. */
  void leave() throws IOException {
    int outside = depth - 1;
    if (ends[depth] != INDEFINITE) {
      pass(ends[depth] - position, NOBODY);
      depth = outside;
    }
    while (depth > outside) {
      if (!next()) {
        continue;
      }
      if (length == INDEFINITE) {
        enter();
      } else {
        pass(length, NOBODY);
      }
    }
  }

  /**
   * Goes past the element.
   *
   * @param most how large it may be
   * @return its bytes as they came
   * @throws MailLimitReached if it is larger
   */
  byte[] element(int most) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(header.toByteArray());
    kept = bytes;
    mostKept = most;
    skip();
    kept = null;
    return bytes.toByteArray();
  }

  /**
   * What comes from here on, without regard to open elements.
   *
   * @param most how much it may be
   * @throws MailLimitReached if it is more
   */
  byte[] rest(int most) throws IOException {
    byte[] rest = in.readNBytes(most + 1);
    if (rest.length > most) {
      throw tooLarge();
    }
    return rest;
  }

  private void pass(long size, Receiver receiver) throws IOException {
    long left = size;
    while (left > 0) {
      int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
      if (read < 0) {
        throw cutOff();
      }
      position += read;
      left -= read;
      keep(chunk, read);
      receiver.take(chunk, 0, read);
    }
  }

  private int octet() throws IOException {
    int octet = position == bounds[depth] ? -1 : in.read();
    if (octet < 0) {
      throw cutOff();
    }
    position++;
    header.write(octet);
    keep(new byte[] {(byte) octet}, 1);
    return octet;
  }

  private void keep(byte[] bytes, int size) {
    ByteArrayOutputStream keeping = kept;
    if (keeping != null) {
      if (keeping.size() + size > mostKept) {
        throw tooLarge();
      }
      keeping.write(bytes, 0, size);
    }
  }

  private static MailLimitReached tooLarge() {
    return new MailLimitReached("cms-bytes", MailLimits.CMS_BYTES);
  }

  private MalformedDerException cutOff() {
    return malformed("the end", "the rest of an element");
  }

  /** What to throw where the element is not what it should be. */
  MalformedDerException malformed(String found, String expected) {
    return new MalformedDerException((int) Math.min(Integer.MAX_VALUE, start), found, expected);
  }

  int tag() {
    return tag;
  }

  long position() {
    return position;
  }
}
