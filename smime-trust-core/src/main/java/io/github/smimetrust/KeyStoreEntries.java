package io.github.smimetrust;

import io.github.smimetrust.sst.PropertyId;
import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.StoreProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * What one key store holds. Its certificate entries are what its owner trusts; the chain of a key
 * is what belongs to the owner, and is taken only where the caller asked for it.
 */
final class KeyStoreEntries {
  /** What a certificate is there for. */
  enum Role {
    TRUSTED,
    IN_CHAIN,
    /** PKCS #12 without a mark: belongs to the key if the file has one, or may have one. */
    UNMARKED
  }

  private record Certificate(Role role, Runnable delivery) {}

  private final Origin origin;
  private final Intake intake;
  private final List<Certificate> certificates = new ArrayList<>();
  private int keys;
  private boolean incomplete;

  KeyStoreEntries(Origin origin, Intake intake) {
    this.origin = origin;
    this.intake = intake;
  }

  /** Takes the DER of a certificate; keeps the array. */
  void certificate(byte[] der, Role role, Origin place, String name) {
    Provenance provenance = provenance(place, name);
    certificates.add(
        new Certificate(role, () -> intake.certificate(der, 0, der.length, provenance)));
  }

  /** A key, private or secret, whose bytes nobody looks at. */
  void key() {
    keys++;
  }

  /** A part of the key store could not be read, and may have held keys. */
  void unread() {
    incomplete = true;
  }

  /** Hands over what the caller chose. */
  void deliver() {
    boolean chains = intake.keyStores().takesKeyEntryChains();
    boolean any = false;
    for (Certificate certificate : certificates) {
      if (chains || isEntry(certificate.role)) {
        any = true;
        certificate.delivery.run();
      }
    }
    if (!any && keys > 0) {
      intake.problem(
          origin,
          "a key store with " + (keys == 1 ? "one key entry" : keys + " key entries") + " alone",
          "certificate entries"
              + (chains
                  ? ""
                  : "; BundleReader.takingKeyEntryChains() takes the certificates of keys"));
    }
  }

  private boolean isEntry(Role role) {
    return role == Role.TRUSTED || role == Role.UNMARKED && keys == 0 && !incomplete;
  }

  private static Provenance provenance(Origin place, String name) {
    // A friendly name in a store ends with its first NUL.
    int end = name.indexOf('\0');
    String text = end < 0 ? name : name.substring(0, end);
    return text.isEmpty()
        ? new Provenance.Given(place)
        : new Provenance.Named(place, StoreProperty.ofText(PropertyId.FRIENDLY_NAME, text));
  }

  /** A CRL that came along. */
  void crl(byte[] der, Origin place) {
    intake.otherObject(StoreElement.of(StoreElement.Kind.CRL, der, List.of()), place);
  }
}
