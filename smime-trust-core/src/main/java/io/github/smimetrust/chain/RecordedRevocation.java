package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.revocation.RecordedAnswer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives recorded answers again. What was not asked then is unknown. Immutable and thread-safe. */
final class RecordedRevocation implements RevocationCheck {
  /** What a failure says of a question that nobody asked then. */
  static final String NOT_RECORDED = "not recorded";

  private record Question(Fingerprint certificate, List<Fingerprint> issuers, Instant at) {}

  private final Map<Question, RecordedAnswer> answers = new HashMap<>();

  /** Of several answers to one question the first counts. */
  RecordedRevocation(List<RecordedAnswer> recorded) {
    for (RecordedAnswer answer : recorded) {
      answers.putIfAbsent(
          new Question(answer.certificate(), answer.issuers(), answer.at()), answer);
    }
  }

  @Override
  public Answer check(Edge edge) {
    List<Fingerprint> issuers = edge.issuers().stream().map(BundleEntry::fingerprint).toList();
    RecordedAnswer answer =
        answers.get(new Question(edge.certificate().fingerprint(), issuers, edge.at()));
    return answer == null ? Answer.unknown(NOT_RECORDED) : again(answer);
  }

  private static Answer again(RecordedAnswer answer) {
    return switch (answer.known()) {
      case GOOD -> Answer.GOOD;
      case NOT_CHECKED -> Answer.NOT_CHECKED;
      case REVOKED -> new Answer(Status.REVOKED, answer.found());
      case UNKNOWN -> Answer.unknown("as recorded");
      case LIMIT_REACHED -> throw limit(answer.found());
    };
  }

  private static LimitReached limit(String found) {
    int blank = found.lastIndexOf(' ');
    String limit = blank < 0 ? found : found.substring(0, blank);
    return new LimitReached(limit, number(found.substring(blank + 1)));
  }

  /** A number that cannot be read is one that nobody wrote; the limit counts all the same. */
  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
