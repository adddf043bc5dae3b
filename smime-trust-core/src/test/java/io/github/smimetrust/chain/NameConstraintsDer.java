package io.github.smimetrust.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/** The value of a name constraints extension about mail, as Bouncy Castle writes it. */
final class NameConstraintsDer {
  private NameConstraintsDer() {}

  static byte[] of(List<String> permitted, List<String> excluded) {
    try {
      return new NameConstraints(
              permitted.isEmpty() ? null : subtrees(permitted),
              excluded.isEmpty() ? null : subtrees(excluded))
          .getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GeneralSubtree[] subtrees(List<String> mail) {
    return mail.stream()
        .map(m -> new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, m)))
        .toArray(GeneralSubtree[]::new);
  }
}
