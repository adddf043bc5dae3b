package io.github.smimetrust;

import java.util.List;
import java.util.function.Supplier;

/** Asks an entry for everything that it reads only when asked. */
final class Accessors {
  private Accessors() {}

  /** Each one gives a value or the declared exception; anything else leaves. */
  static void askAll(BundleEntry entry) {
    List<Supplier<Object>> accessors =
        List.of(
            entry::subject,
            entry::issuer,
            entry::serial,
            entry::serialNumber,
            entry::notBefore,
            entry::notAfter,
            entry::key,
            entry::signatureAlgorithm,
            entry::version,
            entry::isCa,
            entry::isSelfIssued,
            entry::isRoot,
            entry::authorityKeyIdentifier,
            entry::subjectKeyIdentifier,
            entry::extendedKeyUsages,
            entry::emailAddresses,
            entry::fingerprint,
            entry::thumbprint,
            entry::friendlyName,
            entry::properties,
            entry::origin,
            entry::der,
            entry::certificate,
            entry::hashCode,
            entry::toString);
    for (Supplier<Object> accessor : accessors) {
      try {
        if (accessor.get() == null) {
          throw new AssertionError("null from an accessor of " + entry);
        }
      } catch (UnreadableInputException e) {
        if (e.found().length() + e.expected().length() + e.place().length() > 2_000) {
          throw new AssertionError("a message without bounds", e);
        }
      }
    }
  }
}
