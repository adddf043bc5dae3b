package io.github.smimetrust.exchange;

import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.format.Sha256;
import io.github.smimetrust.sst.MalformedStoreException;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.StoreProperty;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a list says about trust: which certificates, CRLs and CTLs it holds, and with which
 * restrictions of a root programme. Order, names and hashes say nothing, and neither does an object
 * that comes twice.
 */
final class ListSubstance {
  private ListSubstance() {}

  /** Do two lists say the same? No if one of them is empty or no store. */
  static boolean isSame(byte[] one, byte[] other) {
    if (one.length == 0 || other.length == 0) {
      return false;
    }
    try {
      return of(one).equals(of(other));
    } catch (MalformedStoreException e) {
      return false;
    }
  }

  /** The list without some certificates, whatever properties they have there. */
  static byte[] without(byte[] list, TrustBundle unwanted) {
    SerializedStore store = SerializedStore.decode(list);
    return SerializedStore.of(
            store.elements().stream()
                .filter(
                    e ->
                        e.kind() != StoreElement.Kind.CERTIFICATE
                            || !unwanted.contains(Fingerprint.ofDer(e.content())))
                .toList())
        .encode();
  }

  private static Set<String> of(byte[] list) {
    return SerializedStore.decode(list).elements().stream()
        .map(ListSubstance::digest)
        .collect(Collectors.toSet());
  }

  private static String digest(StoreElement element) {
    List<StoreProperty> restrictions =
        element.properties().stream()
            .filter(p -> p.id().isRestriction())
            .sorted(Comparator.comparing(StoreProperty::id))
            .toList();
    return Sha256.of(element.withProperties(restrictions).encode());
  }
}
