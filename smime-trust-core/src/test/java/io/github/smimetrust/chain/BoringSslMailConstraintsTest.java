package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;

/**
 * BoringSSL's pairs of rfc822Name constraint and alternative name, with the verdicts that its own
 * tests expect. The certificates are taken apart with Bouncy Castle.
 */
class BoringSslMailConstraintsTest {
  private static final int EXPECTED = 3;
  private static final int INTERMEDIATES = 6;
  private static final int LEAF = 7;

  @Test
  void everyPairHasTheVerdictThatBoringSslExpects() {
    List<String> lines = SharedVectors.lines("rfc822nc-cases.tsv");
    Map<String, String> found = new LinkedHashMap<>();
    Map<String, String> expected = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] columns = line.split("\t", -1);
      expected.put(columns[0], columns[EXPECTED]);
      found.put(
          columns[0], verdict(certificate(columns[INTERMEDIATES]), certificate(columns[LEAF])));
    }

    assertThat(found).isEqualTo(expected).hasSizeGreaterThanOrEqualTo(19);
    assertThat(found.values()).contains("ACCEPT", "REJECT");
  }

  private static String verdict(X509CertificateHolder authority, X509CertificateHolder leaf) {
    byte[] constraints =
        authority.getExtension(Extension.nameConstraints).getExtnValue().getOctets();
    List<GeneralName> names = new ArrayList<>();
    Extension alternatives = leaf.getExtension(Extension.subjectAlternativeName);
    if (alternatives != null) {
      names.addAll(List.of(GeneralNames.getInstance(alternatives.getParsedValue()).getNames()));
    }
    return Constraining.passes(
            Constraining.parsed(constraints),
            Constraining.names(leaf.getSubject(), names.toArray(GeneralName[]::new)))
        ? "ACCEPT"
        : "REJECT";
  }

  private static X509CertificateHolder certificate(String base64) {
    try {
      return new X509CertificateHolder(Base64.getDecoder().decode(base64));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
