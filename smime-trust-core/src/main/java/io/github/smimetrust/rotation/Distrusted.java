package io.github.smimetrust.rotation;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.name.NameKeys;
import io.github.smimetrust.sst.der.ByteSlice;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Certificates that are to go at once, known by what is signed in them, as the path engine knows
 * them: another encoding of the signature does not let one stay. Immutable.
 */
final class Distrusted {
  private final TrustBundle bundle;
  private final Set<ByteSlice> signed = new HashSet<>();
  private final Set<ByteSlice> keys = new HashSet<>();

  Distrusted(TrustBundle bundle) {
    this.bundle = bundle;
    for (BundleEntry entry : bundle.entries()) {
      NameKeys names = NameKeys.of(entry.der());
      signed.add(names.signedDer());
      keys.add(names.keyInfo());
    }
  }

  TrustBundle bundle() {
    return bundle;
  }

  boolean holds(BundleEntry entry) {
    return !signed.isEmpty() && signed.contains(NameKeys.of(entry.der()).signedDer());
  }

  TrustBundle removedFrom(TrustBundle list) {
    return signed.isEmpty() ? list : list.retain(e -> !holds(e));
  }

  /** Others with the key of a distrusted one: whoever has the key can go on signing. */
  List<BundleEntry> withTheirKeys(TrustBundle list) {
    return keys.isEmpty()
        ? List.of()
        : EntryOrder.sorted(
            list.entries().stream()
                .filter(e -> !holds(e) && keys.contains(NameKeys.of(e.der()).keyInfo()))
                .toList());
  }
}
