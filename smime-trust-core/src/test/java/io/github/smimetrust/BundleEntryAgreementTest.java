package io.github.smimetrust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/**
 * On every certificate of the shared data, an entry says what the JDK and Bouncy Castle say. What
 * those refuse, and where they are known to say something else, stands in peers.txt.
 */
class BundleEntryAgreementTest {
  private static final JdkPeer JDK = new JdkPeer();
  private static final BouncyCastlePeer BOUNCY_CASTLE = new BouncyCastlePeer();

  /** SHA-256 and reason of what is no certificate here. */
  private static final Set<String> REFUSED = new TreeSet<>();

  private static int read;

  @BeforeAll
  static void compare() throws Exception {
    for (Map.Entry<String, byte[]> certificate : SharedCertificates.bySha256().entrySet()) {
      compare(certificate.getKey(), certificate.getValue());
    }
    System.out.println(
        "agreement: "
            + read
            + " certificates; refused here "
            + REFUSED.size()
            + ", by the JDK "
            + JDK.agreement.refused("certificate")
            + ", by Bouncy Castle "
            + BOUNCY_CASTLE.agreement.refused("certificate"));
  }

  private static void compare(String sha256, byte[] der) throws Exception {
    Optional<X509Certificate> jdks = JDK.read(sha256, der);
    Optional<X509CertificateHolder> bouncyCastles = BOUNCY_CASTLE.read(sha256, der);
    BundleEntry entry;
    try {
      entry = BundleEntry.read(der, 0, der.length, new Provenance.Given(new Origin("shared", "")));
    } catch (UnreadableInputException e) {
      String peers =
          (jdks.isPresent() ? " (read by the JDK)" : "")
              + (bouncyCastles.isPresent() ? " (read by Bouncy Castle)" : "");
      REFUSED.add("refused " + sha256 + " " + e.place() + peers);
      return;
    }
    read++;
    if (jdks.isEmpty() || bouncyCastles.isEmpty()) {
      Accessors.askAll(entry);
    }
    if (jdks.isPresent()) {
      JDK.compare(sha256, jdks.get(), entry);
    }
    if (bouncyCastles.isPresent()) {
      BOUNCY_CASTLE.compare(sha256, bouncyCastles.get(), entry);
    }
  }

  /** The JDK's own set changes with its releases. */
  @Test
  @EnabledForJreRange(max = JRE.JAVA_17)
  void theJdkSaysTheSame() {
    assertThat(JDK.agreement.disagreements())
        .satisfies(d -> assertThat(d.keySet()).isEqualTo(known("jdk says")));
    assertThat(JDK.agreement.refusals()).isEqualTo(known("jdk refuses"));
  }

  @Test
  void bouncyCastleSaysTheSame() {
    assertThat(BOUNCY_CASTLE.agreement.disagreements())
        .satisfies(d -> assertThat(d.keySet()).isEqualTo(known("bc says")));
    assertThat(BOUNCY_CASTLE.agreement.refusals()).isEqualTo(known("bc refuses"));
  }

  @Test
  void whatIsNoCertificateHereIsKnown() {
    assertThat(REFUSED).isEqualTo(known("refused"));
  }

  /** So that no part is compared on nothing but refusals, and the data is all there. */
  @Test
  void thousandsOfCertificatesAreCompared() {
    assertThat(read).isGreaterThan(3_500);
    assertThat(JDK.agreement.fewest()).isGreaterThan(3_500);
    assertThat(BOUNCY_CASTLE.agreement.compared("subject")).isGreaterThan(3_500);
  }

  private static Set<String> known(String kind) {
    try (InputStream in =
        Objects.requireNonNull(
            BundleEntryAgreementTest.class.getResourceAsStream("peers.txt"), "peers.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(kind + " "))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
