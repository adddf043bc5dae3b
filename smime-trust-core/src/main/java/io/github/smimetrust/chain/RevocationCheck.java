package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import java.time.Instant;
import java.util.List;

/**
 * Tells whether an authority took a certificate back (RFC 5280 section 6.3, RFC 6960). It is asked
 * for each certificate below an anchor, after all other checks of the path passed, from the anchor
 * downwards, so that whoever vouches for an answer was asked about before.
 *
 * <p>Thread-safe. Its own limits end with {@link LimitReached}: the path counts for nothing then,
 * and the question is undecided unless another path is valid.
 */
interface RevocationCheck {
  /** Asks nobody, and says so. */
  RevocationCheck NONE = edge -> Answer.NOT_CHECKED;

  /**
   * One step of a path.
   *
   * @param certificate the certificate that may have been revoked
   * @param issuers who may say so: its issuer first, the anchor last
   * @param at the instant of the question
   */
  record Edge(BundleEntry certificate, List<BundleEntry> issuers, Instant at) {
    public Edge {
      issuers = List.copyOf(issuers);
    }

    BundleEntry issuer() {
      return issuers.get(0);
    }
  }

  /** What is known. */
  enum Status {
    /** Somebody whose word counts says that it was not revoked at the instant. */
    GOOD,
    REVOKED,
    /** Nobody whose word counts said anything. Never good: what to make of it is a policy's. */
    UNKNOWN,
    /** It was not asked for, and the result says so. */
    NOT_CHECKED
  }

  /**
   * An answer.
   *
   * @param status what is known
   * @param found for a revoked one since when and why, for an unknown one what is missing: values
   *     as text, such as {@code 2026-01-02T00:00:00Z keyCompromise}; else empty
   */
  record Answer(Status status, String found) {
    static final Answer GOOD = new Answer(Status.GOOD, "");
    static final Answer NOT_CHECKED = new Answer(Status.NOT_CHECKED, "");

    static Answer revoked(Instant since, String reason) {
      return new Answer(Status.REVOKED, since + (reason.isEmpty() ? "" : " " + reason));
    }

    static Answer unknown(String missing) {
      return new Answer(Status.UNKNOWN, missing);
    }
  }

  /** Answers for one step. */
  Answer check(Edge edge);
}
