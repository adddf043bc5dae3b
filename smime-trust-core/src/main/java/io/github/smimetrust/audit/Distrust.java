package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.name.NameAndKey;
import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.sst.der.ByteSlice;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The certificates of deny lists, by what a certificate can share with them. A key that is denied
 * under one name is no better under another: whoever has it can sign. Immutable.
 */
final class Distrust {
  private final Set<Fingerprint> certificates = new HashSet<>();
  private final Set<ByteSlice> signedParts = new HashSet<>();
  private final Set<NameAndKey> authorities = new HashSet<>();
  private final Set<ByteSlice> keys = new HashSet<>();

  private Distrust() {}

  static Distrust of(Collection<TrustBundle> denied) {
    Distrust distrust = new Distrust();
    denied.forEach(bundle -> bundle.entries().forEach(distrust::add));
    return distrust;
  }

  private void add(BundleEntry entry) {
    CertificateProfile profile = CertificateProfile.of(entry);
    certificates.add(entry.fingerprint());
    signedParts.add(profile.signedDer());
    authorities.add(profile.nameAndKey());
    keys.add(profile.keyInfo());
  }

  /** What a member shares with a denied certificate, the most telling; nothing if nothing. */
  Optional<Text> of(Member member) {
    CertificateProfile profile = member.profile();
    if (certificates.contains(member.entry().fingerprint())
        || signedParts.contains(profile.signedDer())) {
      return Optional.of(Text.of("the certificate itself", "この証明書そのもの"));
    }
    if (authorities.contains(profile.nameAndKey())) {
      return Optional.of(Text.of("a certificate with its name and its key", "名前と鍵が同じ証明書"));
    }
    return keys.contains(profile.keyInfo())
        ? Optional.of(Text.of("a certificate with its key", "鍵が同じ証明書"))
        : Optional.empty();
  }
}
