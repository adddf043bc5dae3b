package io.github.smimetrust.mail;

import io.github.smimetrust.mail.MessageVerdict.Findings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One message on its way from where it lies to its judgment. */
final class MessageInput {
  /** What a message without a name is called. */
  static final String GIVEN = "given message";

  private final MessageJudgment judgment;
  private final String source;

  MessageInput(MessageJudgment judgment, String source) {
    this.judgment = judgment;
    this.source = source;
  }

  MessageVerdict bytes(byte[] message) {
    MessageForm.check(message, source);
    byte[] cms = MessageForm.bareCms(message);
    return cms == null
        ? judgment.message(message, MessageForm.start(message))
        : judgment.bare(cms, null);
  }

  MessageVerdict stream(InputStream in) throws IOException {
    return stream(in, MailLimits.MEMORY_BYTES);
  }

  /** The same, with a number of bytes beyond which a message is not held in memory. */
  MessageVerdict stream(InputStream in, int memory) throws IOException {
    byte[] head = in.readNBytes(memory + 1);
    if (head.length <= memory) {
      return bytes(head);
    }
    MessageForm.check(head, source);
    InputStream cms = MessageForm.bareCms(head, in);
    return cms == null ? judgment.large(head, in) : judgment.largeBare(cms);
  }

  static byte[] bytes(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MailLimits.MEMORY_BYTES + 1);
      if (bytes.length > MailLimits.MEMORY_BYTES) {
        throw new IOException("more than " + MailLimits.MEMORY_BYTES + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + ": " + e, e);
    }
  }

  /** What a signature that lies beside it is on; digested if it does not fit into memory. */
  static SignedContent content(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] head = in.readNBytes(MailLimits.MEMORY_BYTES + 1);
      if (head.length <= MailLimits.MEMORY_BYTES) {
        return new ContentInMemory(head, 0, head.length);
      }
      PassingContent passing = new PassingContent();
      passing.take(head, 0, head.length);
      byte[] chunk = new byte[1 << 16];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        passing.take(chunk, 0, read);
      }
      return passing.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + ": " + e, e);
    }
  }

  static MessageVerdict tooLarge(String source) {
    return new MessageVerdict.Undecided(
        Findings.none(source), "memory-bytes", MailLimits.MEMORY_BYTES);
  }
}
