package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.time.Instant;
import java.util.List;

/** What the caller's evidence comes to with the list, at the time of the audit. Immutable. */
final class EvidenceReading {
  private final ImmutableList<Evidence> evidence;
  private final ImmutableList<ChainResult> results;
  private final ImmutableListMultimap<Fingerprint, Evidence> uses;

  private EvidenceReading(List<Evidence> evidence, List<ChainResult> results) {
    this.evidence = ImmutableList.copyOf(evidence);
    this.results = ImmutableList.copyOf(results);
    ImmutableListMultimap.Builder<Fingerprint, Evidence> on = ImmutableListMultimap.builder();
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof ChainResult.Trusted trusted) {
        for (BundleEntry entry : trusted.chain()) {
          on.put(entry.fingerprint(), evidence.get(i));
        }
      }
    }
    this.uses = on.build();
  }

  static EvidenceReading of(TrustBundle bundle, List<Evidence> evidence, Instant at) {
    if (evidence.isEmpty() || bundle.roots().isEmpty()) {
      return new EvidenceReading(evidence, List.of());
    }
    ChainValidator validator =
        ChainValidator.trusting(bundle)
            .purpose(Purpose.EMAIL_PROTECTION)
            .revocation(RevocationPolicy.notChecked())
            .build();
    return new EvidenceReading(evidence, validator.validate(evidence, at));
  }

  List<Evidence> evidence() {
    return evidence;
  }

  /** A result for each piece of evidence in their order; none where the list has no root. */
  List<ChainResult> results() {
    return results;
  }

  /** The evidence on whose trusted chain a certificate is. */
  List<Evidence> usesOf(BundleEntry entry) {
    return uses.get(entry.fingerprint());
  }
}
