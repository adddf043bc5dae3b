package io.github.smimetrust.rotation;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import java.nio.charset.StandardCharsets;

/** A short name of a list by its certificates, so that the same step is the same event again. */
final class ListDigest {
  private ListDigest() {}

  /** The first digits of a SHA-256 over the sorted ones of the certificates. */
  static String of(TrustBundle list) {
    Hasher hasher = Hashing.sha256().newHasher();
    list.entries().stream()
        .map(BundleEntry::fingerprint)
        .sorted()
        .forEach(f -> hasher.putString(f.toString(), StandardCharsets.US_ASCII));
    return hasher.hash().toString().substring(0, 16);
  }
}
