package io.github.smimetrust.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.mail.MessageOutcome;
import io.github.smimetrust.mail.MessageVerdict;
import io.github.smimetrust.mail.SignerVerdict;
import io.github.smimetrust.mail.Streaming;
import java.util.Locale;

/**
 * Any bytes are a message with a verdict, or one that Outlook saved. A trusted one has a signer
 * whose signature is intact, and who is the sender.
 */
public final class MessageTarget {
  private MessageTarget() {}

  /** What the fuzzer calls, by this name. */
  public static void fuzzerTestOneInput(byte[] data) {
    MessageVerdict verdict;
    try {
      verdict = Streaming.verify(data);
    } catch (UnreadableInputException refused) {
      assertThat(refused.getMessage()).contains(".msg");
      return;
    }
    assertThat(verdict.explain()).isNotEmpty();
    assertThat(verdict.explain(Locale.JAPANESE)).isNotEmpty();
    if (verdict.outcome() == MessageOutcome.TRUSTED) {
      assertThat(verdict.sender()).isPresent();
      assertThat(verdict.signers())
          .anyMatch(s -> s.isIntact() && s.matchesSender() && s.problems().isEmpty());
    } else if (verdict.outcome() == MessageOutcome.NOT_SIGNED) {
      assertThat(verdict.signers()).isEmpty();
    }
    assertThat(verdict.evidence())
        .hasSize((int) verdict.signers().stream().filter(SignerVerdict::isIntact).count());
    // What does not fit into memory is trusted only if it is trusted there.
    if (Streaming.verify(data, data.length / 2).outcome() == MessageOutcome.TRUSTED) {
      assertThat(verdict.outcome()).isEqualTo(MessageOutcome.TRUSTED);
    }
  }
}
