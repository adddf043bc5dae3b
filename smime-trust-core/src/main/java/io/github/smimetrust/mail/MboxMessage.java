package io.github.smimetrust.mail;

import java.util.List;
import java.util.function.Supplier;

/**
 * Judges one message of an mbox file: as it lies there, and where that is not what was signed, as
 * it was before its lines "From " were escaped. Never silently.
 */
final class MboxMessage {
  private final String source;
  private final Supplier<MessageJudgment> judgments;

  MboxMessage(String source, Supplier<MessageJudgment> judgments) {
    this.source = source;
    this.judgments = judgments;
  }

  MessageVerdict verdict(byte[] message) {
    List<byte[]> others = FromLines.unescaped(message);
    if (others.isEmpty()) {
      return judged(message, judgments.get());
    }
    MessageVerdict asItLies =
        judged(
            message,
            judgments
                .get()
                .warning("Lines that begin with \">From \" were read as they lie in the file."));
    if (asItLies.signers().isEmpty() || isIntact(asItLies)) {
      return asItLies;
    }
    for (byte[] other : others) {
      MessageVerdict before =
          judged(
              other,
              judgments
                  .get()
                  .warning(
                      "Lines that begin with \">From \" in the file were read without that \">\":"
                          + " the signature is on them so."));
      if (isIntact(before)) {
        return before;
      }
    }
    return asItLies;
  }

  private MessageVerdict judged(byte[] message, MessageJudgment judgment) {
    return new MessageInput(judgment, source).bytes(message);
  }

  private static boolean isIntact(MessageVerdict verdict) {
    return verdict.signers().stream().anyMatch(SignerVerdict::isIntact);
  }
}
