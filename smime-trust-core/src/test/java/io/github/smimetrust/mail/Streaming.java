package io.github.smimetrust.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Verifies as if less memory were allowed, for tests of what is only digested. */
public final class Streaming {
  private static final String SOURCE = "given message";

  private Streaming() {}

  static MessageVerdict verify(InputStream message, int memory) {
    SignerJudgment signers =
        new SignerJudgment(Verifying.validator(), MailRules.DEFAULTS, null, SOURCE);
    MessageJudgment judgment = new MessageJudgment(signers, MailRules.DEFAULTS, SOURCE);
    try {
      return new MessageInput(judgment, SOURCE).stream(message, memory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With no more memory than a number of bytes. */
  public static MessageVerdict verify(byte[] message, int memory) {
    return verify(new ByteArrayInputStream(message), memory);
  }

  /** With all the memory that there is. */
  public static MessageVerdict verify(byte[] message) {
    return Verifying.verify(message);
  }

  /** All that a verdict says but for warnings, of which the one about size is meant to differ. */
  public static List<Object> told(MessageVerdict verdict) {
    List<Object> told = new ArrayList<>(List.of(verdict.outcome(), verdict.layers()));
    told.add(verdict.sender());
    verdict.problems().forEach(p -> told.add(p.reason()));
    verdict.signers().forEach(s -> told.add(s.isIntact() + " " + s.identity() + s.addresses()));
    return told;
  }
}
