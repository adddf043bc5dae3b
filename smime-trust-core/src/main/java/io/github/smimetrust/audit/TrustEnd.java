package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The certificate with whose end a piece of evidence stops being trusted, as far as time goes.
 *
 * <p>A chain is good until the earliest end in it. One second later the validator is asked again:
 * another chain may go on, such as one through a renewed certificate. So each answer ends later
 * than the one before, and the last one that is followed by no trust gives the certificate. A chain
 * that only begins after a gap does not count. Where the validator gives up, trust is taken to end.
 */
record TrustEnd(Evidence evidence, BundleEntry certificate) {
  /**
   * How many chains may follow each other. In use it is one or two; a list made to have more is
   * told to end early.
   */
  private static final int MOST_CHAINS = 64;

  Instant at() {
    return certificate.notAfter();
  }

  /**
   * Looks for the end.
   *
   * @param horizon stops looking where trust goes on beyond it
   * @return the end; nothing where the evidence is not trusted for another reason than time
   */
  static Optional<TrustEnd> of(
      ChainValidator validator, Evidence evidence, Instant at, Instant horizon) {
    Optional<TrustEnd> end = Optional.empty();
    Instant next = at;
    for (int i = 0; i < MOST_CHAINS; i++) {
      ChainResult result = validator.validate(evidence, next);
      if (!(result instanceof ChainResult.Trusted trusted)) {
        return i == 0 ? passed(validator, evidence, result) : end;
      }
      TrustEnd found = new TrustEnd(evidence, earliest(trusted.chain()));
      end = Optional.of(found);
      if (found.at().isAfter(horizon)) {
        return end;
      }
      next = found.at().plusSeconds(1);
    }
    return end;
  }

  /** Of the ends that stand in the way now, the last one until which there was trust. */
  private static Optional<TrustEnd> passed(
      ChainValidator validator, Evidence evidence, ChainResult result) {
    if (!(result instanceof ChainResult.Rejected rejected)) {
      return Optional.empty();
    }
    return rejected.failures().stream()
        .filter(f -> f.reason() == Reason.EXPIRED)
        .map(f -> f.certificate().notAfter())
        .distinct()
        .sorted(Comparator.reverseOrder())
        .limit(MOST_CHAINS)
        .map(end -> validator.validate(evidence, end))
        .flatMap(r -> r instanceof ChainResult.Trusted t ? Stream.of(t) : Stream.empty())
        .findFirst()
        .map(t -> new TrustEnd(evidence, earliest(t.chain())));
  }

  private static BundleEntry earliest(List<BundleEntry> chain) {
    return chain.stream()
        .min(Comparator.comparing(BundleEntry::notAfter).thenComparing(BundleEntry::fingerprint))
        .orElseThrow();
  }
}
