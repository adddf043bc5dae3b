package io.github.smimetrust.replay;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.sst.MalformedStoreException;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.StoreProperty;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Certificates as a serialized store: each once, in the order of their SHA-256, with the
 * restrictions of a root programme and no other property. Names of key containers, friendly names
 * and properties that nobody knows stay out.
 */
final class CertificateFile {
  private CertificateFile() {}

  static byte[] encode(Collection<BundleEntry> entries) {
    List<StoreElement> elements =
        entries.stream()
            .distinct()
            .sorted(Comparator.comparing(BundleEntry::fingerprint))
            .map(CertificateFile::element)
            .toList();
    return SerializedStore.of(elements).encode();
  }

  static TrustBundle decode(byte[] store, String source) {
    return TrustBundle.decodeSst(store, source);
  }

  private static StoreElement element(BundleEntry entry) {
    return StoreElement.certificate(
        entry.der(),
        entry.properties().stream()
            .filter(p -> p.id().isRestriction())
            .map(CertificateFile::asItsKindSays)
            .toArray(StoreProperty[]::new));
  }

  /** That there is a restriction is in results; bytes that are no value of its kind are not. */
  private static StoreProperty asItsKindSays(StoreProperty property) {
    byte[] value = hasItsKind(property) ? property.value() : new byte[0];
    return StoreProperty.of(property.id(), value);
  }

  private static boolean hasItsKind(StoreProperty property) {
    try {
      switch (property.id().valueType()) {
        case FILETIME -> property.fileTime();
        case OBJECT_IDENTIFIERS -> property.objectIdentifiers();
        default -> {
          return false;
        }
      }
      return true;
    } catch (MalformedStoreException e) {
      return false;
    }
  }
}
