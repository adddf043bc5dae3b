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
    byte[] head = in.readNBytes(MailLimits.MEMORY_BYTES + 1);
    if (head.length <= MailLimits.MEMORY_BYTES) {
      return bytes(head);
    }
    MessageForm.check(head, source);
    return judgment.large(head, in);
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

  static MessageVerdict tooLarge(String source) {
    return new MessageVerdict.Undecided(
        Findings.none(source), "memory-bytes", MailLimits.MEMORY_BYTES);
  }
}
