package io.github.smimetrust.conformance;

import io.github.smimetrust.chain.Outcome;
import io.github.smimetrust.mail.MessageOutcome;
import io.github.smimetrust.mail.MessageProblem;
import io.github.smimetrust.mail.MessageVerdict;

/** How a verdict on a message is counted. Undecided counts as rejected: it is never a yes. */
final class Judged {
  private Judged() {}

  /** ACCEPT, REJECT or NONE for a message as a whole, its sender included. */
  static String asMessage(MessageVerdict verdict) {
    return switch (verdict.outcome()) {
      case TRUSTED -> "ACCEPT";
      case NOT_SIGNED -> "NONE";
      case REJECTED, UNDECIDED -> "REJECT";
    };
  }

  /**
   * ACCEPT, REJECT or NONE for its signatures, whoever sent it: every signer's is intact, and where
   * an anchor is given each chain is trusted.
   */
  static String asSignature(MessageVerdict verdict, boolean anchored) {
    if (verdict.outcome() == MessageOutcome.NOT_SIGNED) {
      return "NONE";
    }
    boolean good =
        !verdict.signers().isEmpty()
            && verdict.signers().stream()
                .allMatch(
                    s ->
                        s.isIntact()
                            && (!anchored
                                || s.chain()
                                    .map(c -> c.outcome() == Outcome.TRUSTED)
                                    .orElse(false)));
    return good ? "ACCEPT" : "REJECT";
  }

  static String why(MessageVerdict verdict) {
    return verdict.outcome()
        + " "
        + verdict.layers()
        + " "
        + verdict.problems().stream().map(MessageProblem::toString).toList();
  }
}
