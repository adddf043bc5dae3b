package io.github.smimetrust.mail;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.report.document.CertificateRow;
import io.github.smimetrust.report.document.CertificateRow.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The certificates of signers, each once, and of the chains that make them trusted. */
final class SignerRows {
  private final Map<BundleEntry, Set<Fingerprint>> issuers = new LinkedHashMap<>();

  private SignerRows() {}

  static List<CertificateRow> of(List<MessageVerdict> verdicts) {
    SignerRows rows = new SignerRows();
    verdicts.forEach(v -> v.signers().forEach(rows::add));
    List<CertificateRow> all = new ArrayList<>();
    rows.issuers.forEach(
        (entry, above) -> all.add(new CertificateRow(entry, role(entry), List.copyOf(above))));
    return all;
  }

  private void add(SignerVerdict signer) {
    signer.certificate().ifPresent(c -> issuers.computeIfAbsent(c, e -> new LinkedHashSet<>()));
    if (signer.chain().orElse(null) instanceof ChainResult.Trusted trusted) {
      List<BundleEntry> chain = trusted.chain();
      for (int i = 0; i < chain.size(); i++) {
        Set<Fingerprint> above = issuers.computeIfAbsent(chain.get(i), e -> new LinkedHashSet<>());
        if (i + 1 < chain.size()) {
          above.add(chain.get(i + 1).fingerprint());
        }
      }
    }
  }

  private static Role role(BundleEntry entry) {
    if (!entry.isCa()) {
      return Role.USER;
    }
    return entry.isSelfIssued() ? Role.ROOT : Role.INTERMEDIATE;
  }
}
