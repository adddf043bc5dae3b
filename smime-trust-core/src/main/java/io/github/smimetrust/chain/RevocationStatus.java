package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@link RevocationCheck} says about the steps of paths: each step with what is above it is
 * asked for once, however many paths share it. Mutable, for one question and one thread.
 */
final class RevocationStatus {
  private static final String SECTION = "RFC 5280 section 6.1.3 (a) (3)";

  private final RevocationCheck check;
  private final Instant at;
  private final Map<List<ParsedCertificate>, RevocationCheck.Answer> known = new HashMap<>();

  RevocationStatus(RevocationCheck check, Instant at) {
    this.check = check;
    this.at = at;
  }

  /**
   * Asks for every step of a path, until one is not good.
   *
   * @param upwards from the target to the anchor
   * @return what stands between the path and trust; empty if nothing does
   * @throws LimitReached if the answers cost too much
   */
  List<Failure> failures(List<ParsedCertificate> upwards) {
    for (int i = upwards.size() - 2; i >= 0; i--) {
      RevocationCheck.Answer answer = ask(upwards.subList(i, upwards.size()));
      BundleEntry certificate = upwards.get(i).entry();
      switch (answer.status()) {
        case REVOKED -> {
          return List.of(failure(Reason.REVOKED, certificate, answer));
        }
        case UNKNOWN -> {
          return List.of(failure(Reason.REVOCATION_UNKNOWN, certificate, answer));
        }
        case GOOD, NOT_CHECKED -> {
          // Whether all were checked is asked of the path that is trusted.
        }
      }
    }
    return List.of();
  }

  /** Was it asked for every step of a path? */
  boolean isChecked(List<ParsedCertificate> upwards) {
    for (int i = upwards.size() - 2; i >= 0; i--) {
      RevocationCheck.Status status = ask(upwards.subList(i, upwards.size())).status();
      if (status == RevocationCheck.Status.NOT_CHECKED) {
        return false;
      }
    }
    return upwards.size() > 1;
  }

  private RevocationCheck.Answer ask(List<ParsedCertificate> step) {
    RevocationCheck.Answer answer = known.get(step);
    if (answer == null) {
      List<BundleEntry> entries = step.stream().map(ParsedCertificate::entry).toList();
      answer =
          check.check(
              new RevocationCheck.Edge(entries.get(0), entries.subList(1, entries.size()), at));
      known.put(new ArrayList<>(step), answer);
    }
    return answer;
  }

  private static Failure failure(
      Reason reason, BundleEntry certificate, RevocationCheck.Answer answer) {
    return new Failure(reason, certificate, PlainText.of(answer.found()), "", SECTION);
  }
}
