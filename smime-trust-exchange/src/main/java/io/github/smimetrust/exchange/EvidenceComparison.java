package io.github.smimetrust.exchange;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Failure;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.exchange.EvidenceChange.Effect;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges evidence by the present list and by the wanted one, at one time. */
final class EvidenceComparison {
  private EvidenceComparison() {}

  static List<EvidenceChange> between(
      TrustBundle present, TrustBundle wanted, List<Evidence> evidence, Instant at) {
    List<Optional<ChainResult>> before = judged(present, evidence, at);
    List<Optional<ChainResult>> after = judged(wanted, evidence, at);
    List<EvidenceChange> changes = new ArrayList<>();
    for (int i = 0; i < evidence.size(); i++) {
      boolean was = isTrusted(before.get(i));
      boolean will = isTrusted(after.get(i));
      if (was != will) {
        changes.add(
            new EvidenceChange(
                will ? Effect.STARTS : Effect.STOPS,
                PlainText.of(evidence.get(i).source()),
                PlainText.of(evidence.get(i).leaf().subject()),
                evidence.get(i).leaf().fingerprint(),
                will ? authority(after.get(i).orElseThrow()) : reason(after.get(i))));
      }
    }
    return List.copyOf(changes);
  }

  /** Nothing for each where the list holds no root: then nothing is trusted. */
  private static List<Optional<ChainResult>> judged(
      TrustBundle list, List<Evidence> evidence, Instant at) {
    if (list.roots().isEmpty()) {
      return evidence.stream().map(e -> Optional.<ChainResult>empty()).toList();
    }
    return ChainValidator.trusting(list)
        .purpose(Purpose.EMAIL_PROTECTION)
        .revocation(RevocationPolicy.notChecked())
        .build()
        .validate(evidence, at)
        .stream()
        .map(Optional::of)
        .toList();
  }

  private static boolean isTrusted(Optional<ChainResult> result) {
    return result.filter(r -> r instanceof ChainResult.Trusted).isPresent();
  }

  private static String authority(ChainResult result) {
    List<BundleEntry> chain = result.orElseThrow().chain();
    return PlainText.of(chain.get(chain.size() - 1).subject());
  }

  private static String reason(Optional<ChainResult> result) {
    return result
        .map(
            r ->
                r.fold(
                    trusted -> "",
                    rejected ->
                        rejected.paths().stream()
                            .flatMap(p -> p.failures().stream())
                            .map(Failure::message)
                            .findFirst()
                            .orElse("no chain"),
                    undecided -> "a limit was reached: " + undecided.limit()))
        .map(PlainText::of)
        .orElse("the wanted list has no root");
  }
}
