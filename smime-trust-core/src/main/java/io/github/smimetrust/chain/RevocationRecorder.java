package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.revocation.RecordedAnswer;
import io.github.smimetrust.revocation.RecordedAnswer.Known;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a check, and keeps what was asked and answered. Of the words of an answer only plain values
 * are kept: a check may name a file in them. For one question and one thread.
 */
final class RevocationRecorder implements RevocationCheck {
  private final RevocationCheck asked;
  private final List<RecordedAnswer> answers = new ArrayList<>();

  RevocationRecorder(RevocationCheck asked) {
    this.asked = asked;
  }

  @Override
  public Answer check(Edge edge) {
    try {
      Answer answer = asked.check(edge);
      keep(edge, known(answer.status()), answer.found());
      return answer;
    } catch (LimitReached e) {
      keep(edge, Known.LIMIT_REACHED, e.limit() + " " + e.most());
      throw e;
    }
  }

  private static Known known(Status status) {
    return switch (status) {
      case GOOD -> Known.GOOD;
      case REVOKED -> Known.REVOKED;
      case UNKNOWN -> Known.UNKNOWN;
      case NOT_CHECKED -> Known.NOT_CHECKED;
    };
  }

  private void keep(Edge edge, Known known, String found) {
    boolean values = known == Known.REVOKED || known == Known.LIMIT_REACHED;
    answers.add(
        new RecordedAnswer(
            edge.certificate().fingerprint(),
            edge.issuers().stream().map(BundleEntry::fingerprint).toList(),
            edge.at(),
            known,
            values && RecordedAnswer.isPlain(found) ? found : ""));
  }

  RevocationPolicy policy() {
    return asked == NONE ? RevocationPolicy.notChecked() : RevocationPolicy.recorded(answers);
  }
}
