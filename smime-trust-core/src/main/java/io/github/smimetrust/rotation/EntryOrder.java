package io.github.smimetrust.rotation;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The order in which a difference lists certificates: by content, never by that of the input. */
final class EntryOrder {
  /** The one that is good for longest comes last. */
  static final Comparator<BundleEntry> BY_END =
      Comparator.comparing(BundleEntry::notAfter)
          .thenComparing(BundleEntry::notBefore)
          .thenComparing(BundleEntry::fingerprint);

  private EntryOrder() {}

  /** Names are rendered once each, not once a comparison. */
  private record Named(
      String subject, Instant notAfter, Fingerprint fingerprint, BundleEntry entry) {
    static final Comparator<Named> ORDER =
        Comparator.comparing(Named::subject)
            .thenComparing(Named::notAfter)
            .thenComparing(Named::fingerprint);

    static Named of(BundleEntry entry) {
      return new Named(entry.subject(), entry.notAfter(), entry.fingerprint(), entry);
    }
  }

  static List<BundleEntry> sorted(Collection<BundleEntry> entries) {
    return entries.stream().map(Named::of).sorted(Named.ORDER).map(Named::entry).toList();
  }
}
