package io.github.smimetrust.rotation;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Failure;
import io.github.smimetrust.chain.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what stands between evidence and trust, from what the best list says. */
final class Causes {
  private Causes() {}

  /**
   * The cause.
   *
   * @param best what both lists together say, at the instant
   * @param present the list that is there then
   */
  static Gap.Cause of(Evidence evidence, Answer best, Instant at, Set<Fingerprint> present) {
    return switch (best.kind()) {
      case TRUSTED -> missing(evidence, best, at, present);
      case NO_ROOT -> own(evidence.leaf(), Gap.NO_ROOT, best);
      case UNDECIDED -> own(evidence.leaf(), Gap.UNDECIDED, best);
      case NOT_ASKED -> own(evidence.leaf(), Gap.QUESTION_LIMIT, best);
      case REJECTED ->
          failure(best, at)
              .map(f -> new Gap.Cause(f.certificate(), f.reason().id(), f, best.result()))
              .orElseGet(() -> own(evidence.leaf(), Gap.NOT_KEPT, best));
    };
  }

  /** Both lists trust it, so the chain has a certificate that the present list lacks. */
  private static Gap.Cause missing(
      Evidence evidence, Answer best, Instant at, Set<Fingerprint> present) {
    Optional<BundleEntry> lacking =
        best.chain().stream()
            .filter(e -> !e.equals(evidence.leaf()))
            .filter(e -> !present.contains(e.fingerprint()))
            .filter(e -> !evidence.along().contains(e) || e.isRoot())
            .findFirst();
    boolean isTooLate = lacking.filter(e -> UploadRule.last(e).isBefore(at)).isPresent();
    return own(
        lacking.orElse(evidence.leaf()), isTooLate ? Gap.UPLOAD_REFUSED : Gap.NOT_KEPT, best);
  }

  private static Gap.Cause own(BundleEntry certificate, String reason, Answer best) {
    return new Gap.Cause(certificate, reason, null, best.result());
  }

  /**
   * Of everything that was found wrong, what has just ended; else what is distrusted, what will
   * begin, what ended last; else what was met first.
   */
  private static Optional<Failure> failure(Answer best, Instant at) {
    List<Failure> failures =
        best.result()
            .flatMap(
                r ->
                    r instanceof ChainResult.Rejected rejected
                        ? Optional.of(rejected.failures())
                        : Optional.empty())
            .orElse(List.of());
    return failures.stream()
        .filter(f -> f.reason() == Reason.EXPIRED)
        .filter(f -> Judge.endOf(f.certificate()).equals(at))
        .findFirst()
        .or(() -> first(failures, Reason.DISTRUSTED))
        .or(() -> first(failures, Reason.NOT_YET_VALID))
        .or(
            () ->
                failures.stream()
                    .filter(f -> f.reason() == Reason.EXPIRED)
                    .max(Comparator.comparing(f -> f.certificate().notAfter())))
        .or(() -> failures.stream().findFirst());
  }

  private static Optional<Failure> first(List<Failure> failures, Reason reason) {
    return failures.stream().filter(f -> f.reason() == reason).findFirst();
  }
}
