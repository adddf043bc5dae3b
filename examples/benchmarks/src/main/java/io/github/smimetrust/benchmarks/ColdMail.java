package io.github.smimetrust.benchmarks;

import io.github.smimetrust.TrustBundle;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One message in a process of its own, which says what processor time it took from its start on.
 */
public final class ColdMail {
  private ColdMail() {}

  /** Who verifies; nobody is what the JVM costs. */
  enum Contender {
    NOBODY,
    OURS,
    SIGNED_MAIL_VALIDATOR,
    SMIME_SIGNED
  }

  /**
   * Verifies and prints the time in milliseconds.
   *
   * @param arguments the contender, a PEM file with what is trusted, a message
   * @throws Exception if a file cannot be read, or the message is not trusted
   */
  public static void main(String[] arguments) throws Exception {
    Contender contender = Contender.valueOf(arguments[0]);
    Path list = Path.of(arguments[1]);
    if (contender != Contender.NOBODY) {
      MailPeer peer =
          switch (contender) {
            case SIGNED_MAIL_VALIDATOR -> new SignedMailValidatorPeer(certificates(list));
            case SMIME_SIGNED -> new SmimeSignedPeer(certificates(list));
            default -> new OwnMail(TrustBundle.load(list));
          };
      peer.verify(Files.readAllBytes(Path.of(arguments[2])));
    }
    Duration spent =
        ProcessHandle.current()
            .info()
            .totalCpuDuration()
            .orElseThrow(() -> new IllegalStateException("a system without processor times"));
    System.out.println(spent.toMillis());
  }

  private static List<X509Certificate> certificates(Path pem) throws Exception {
    List<X509Certificate> certificates = new ArrayList<>();
    try (InputStream in = Files.newInputStream(pem)) {
      CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .forEach(c -> certificates.add((X509Certificate) c));
    }
    return certificates;
  }
}
