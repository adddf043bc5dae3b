package io.github.smimetrust.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts an mbox file (RFC 4155) into its messages, one in memory at a time. */
final class Mbox {
  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

  private final Receiver receiver;
  private final Path path;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private boolean tooLarge;
  private int number;

  private Mbox(Receiver receiver, Path path) {
    this.receiver = receiver;
    this.path = path;
  }

  /** Takes messages as they come. */
  interface Receiver {
    /** The first is number 1; null for one that is too large. */
    void take(int number, byte @Nullable [] message);
  }

  static void read(Path path, Receiver receiver) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      new Mbox(receiver, path).read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + ": " + e, e);
    }
  }

  private void read(InputStream in) throws IOException {
    boolean afterLine = true;
    boolean afterEmptyLine = true;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0) {
      line.reset();
      // A line longer than all of memory may be is cut into pieces, which no message notices.
      while (next >= 0 && line.size() < MailLimits.HEADER_BYTES) {
        line.write(next);
        boolean ended = next == '\n';
        next = in.read();
        if (ended) {
          break;
        }
      }
      byte[] bytes = line.toByteArray();
      if (afterEmptyLine && startsMessage(bytes)) {
        end();
        number++;
        MessageFolder.check(number, path);
      } else if (number > 0) {
        add(bytes);
      }
      // The end of a line may be a piece of its own, and is no empty line then.
      boolean startsLine = afterLine;
      afterLine = bytes.length > 0 && bytes[bytes.length - 1] == '\n';
      afterEmptyLine = startsLine && afterLine && LineEnds.trimmed(bytes, 0, bytes.length) == 0;
    }
    end();
  }

  private static boolean startsMessage(byte[] line) {
    return line.length > FROM.length && Arrays.equals(line, 0, FROM.length, FROM, 0, FROM.length);
  }

  private void add(byte[] line) {
    if (message.size() + line.length > MailLimits.MEMORY_BYTES) {
      tooLarge = true;
      message.reset();
    }
    if (!tooLarge) {
      message.writeBytes(line);
    }
  }

  private void end() {
    if (number > 0) {
      receiver.take(number, tooLarge ? null : message.toByteArray());
    }
    tooLarge = false;
    message.reset();
  }
}
