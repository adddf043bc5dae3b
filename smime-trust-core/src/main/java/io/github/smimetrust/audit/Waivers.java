package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.audit.AuditPolicy.Waiver;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The waivers that hold at an instant, to be looked up by a finding. Immutable. */
final class Waivers {
  private record Key(String rule, Optional<Fingerprint> certificate) {}

  private final Map<Key, Waiver> byKey = new HashMap<>();

  private Waivers(List<Waiver> waivers, Instant at) {
    for (Waiver waiver : waivers) {
      if (at.isBefore(waiver.until())) {
        byKey.putIfAbsent(new Key(waiver.rule(), waiver.certificate()), waiver);
      }
    }
  }

  static Waivers of(AuditPolicy policy, Instant at) {
    return new Waivers(policy.waivers(), at);
  }

  /** The waiver for the certificate, or else the one for the rule; nothing where none holds. */
  Optional<Waiver> of(Finding finding) {
    Waiver own = byKey.get(new Key(finding.rule(), finding.entry().map(BundleEntry::fingerprint)));
    return Optional.ofNullable(own)
        .or(() -> Optional.ofNullable(byKey.get(new Key(finding.rule(), Optional.empty()))));
  }
}
