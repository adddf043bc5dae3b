package io.github.smimetrust.conformance;

import io.github.smimetrust.TrustBundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Real lists of authorities become a store with the same certificates by SHA-256. What is expected,
 * the JDK reads from the lists; what came out, a reader of a dozen lines here reads from the store.
 */
record BundleRoundTrip(Path folder) implements Suite {
  private static final int CERTIFICATE = 0x20;

  @Override
  public String name() {
    return "bundle-to-sst";
  }

  @Override
  public List<Tally> run() throws IOException, GeneralSecurityException {
    Tally mozilla = new Tally(name(), "mozilla-email-roots");
    Path roots = folder.resolve("mozilla-roots").resolve("email-roots.pem");
    Set<String> pem = new TreeSet<>();
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    for (Certificate certificate :
        factory.generateCertificates(new ByteArrayInputStream(Files.readAllBytes(roots)))) {
      pem.add(sha256(certificate.getEncoded()));
    }
    compare(pem, TrustBundle.load(roots), mozilla);

    Tally ccadb = new Tally(name(), "ccadb-email-cas");
    Path cas = folder.resolve("email-cas.b64");
    Set<String> lines = new TreeSet<>();
    for (String line : Files.readAllLines(cas, StandardCharsets.US_ASCII)) {
      if (!line.isBlank()) {
        lines.add(sha256(Base64.getDecoder().decode(line.strip())));
      }
    }
    compare(lines, TrustBundle.load(cas), ccadb);
    return List.of(mozilla, ccadb);
  }

  private static void compare(Set<String> expected, TrustBundle bundle, Tally tally)
      throws GeneralSecurityException {
    Set<String> written = certificates(bundle.encodeSst());
    for (String one : expected) {
      if (written.remove(one)) {
        tally.agree();
      } else {
        tally.falseReject(one + ": not in the store");
      }
    }
    written.forEach(one -> tally.falseAccept(one + ": in the store, not in the list"));
  }

  private static Set<String> certificates(byte[] store) throws GeneralSecurityException {
    ByteBuffer buffer = ByteBuffer.wrap(store).order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(8);
    Set<String> found = new TreeSet<>();
    for (int id = buffer.getInt(); id != 0; id = buffer.getInt()) {
      buffer.getInt();
      byte[] value = new byte[buffer.getInt()];
      buffer.get(value);
      if (id == CERTIFICATE && !found.add(sha256(value))) {
        throw new IllegalStateException("a certificate stands twice in the store");
      }
    }
    return found;
  }

  private static String sha256(byte[] bytes) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
