package io.github.smimetrust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * On every certificate of the shared data, an entry says what the JDK and Bouncy Castle say. What
 * those refuse is listed in peer-refusals.txt: peer, part, SHA-256.
 */
class BundleEntryAgreementTest {
  private static JdkPeer jdk;
  private static BouncyCastlePeer bouncyCastle;

  @BeforeAll
  static void compare() throws Exception {
    jdk = new JdkPeer();
    bouncyCastle = new BouncyCastlePeer();
    Map<String, byte[]> certificates = SharedCertificates.bySha256();
    Set<String> ours = new TreeSet<>();
    for (Map.Entry<String, byte[]> certificate : certificates.entrySet()) {
      byte[] der = certificate.getValue();
      try {
        BundleEntry entry =
            BundleEntry.read(der, 0, der.length, new Provenance.Given(new Origin("shared", "")));
        jdk.compare(certificate.getKey(), der, entry);
        bouncyCastle.compare(certificate.getKey(), der, entry);
      } catch (UnreadableInputException e) {
        ours.add(certificate.getKey() + " " + e.getMessage());
      }
    }
    System.out.println(certificates.size() + " certificates");
    System.out.println(jdk.agreement.compared());
    System.out.println(bouncyCastle.agreement.compared());
    Path out = Path.of("target/agreement.txt");
    Set<String> all = new TreeSet<>(ours);
    all.addAll(jdk.agreement.refusals());
    all.addAll(jdk.agreement.disagreements());
    all.addAll(bouncyCastle.agreement.refusals());
    all.addAll(bouncyCastle.agreement.disagreements());
    Files.write(out, all);
  }

  @Test
  void t() {
    assertThat(jdk.agreement.disagreements()).isEmpty();
  }
}
