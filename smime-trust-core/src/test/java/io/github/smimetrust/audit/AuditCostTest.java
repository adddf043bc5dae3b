package io.github.smimetrust.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.fixture.TestPki;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * Four times the certificates are about four times the work, however they are chosen. Work is
 * counted in bytes that the audit allocates, which do not depend on how busy the machine is: what
 * walks a group for each of its members makes something for each step.
 */
class AuditCostTest {
  private static final int FEW = 500;
  private static final int MANY = 4 * FEW;

  private static final BigInteger SERIAL = BigInteger.ONE.shiftLeft(120).add(BigInteger.TEN);
  private static final TestPki ROOT = TestPki.root("R", d -> d.rsa(1024));

  @Test
  void certificatesOfOneNameAndKey() {
    byte[] one = TestPki.root("X", d -> d.rsa(1024).serial(SERIAL)).der();

    growsWithTheList(n -> numbered(one, n));
  }

  @Test
  void certificatesOfOneNameWithManyKeys() {
    TestPki one = TestPki.root("X", d -> d.rsa(1024).serial(SERIAL));

    growsWithTheList(n -> withOtherKeys(one, numbered(one.der(), n)));
  }

  @Test
  void certificatesThatNameOneIssuer() {
    byte[] one = ROOT.issues("I", d -> d.serial(SERIAL)).der();

    growsWithTheList(n -> numbered(one, n));
  }

  @Test
  void certificatesWithOneSignedPart() {
    byte[] one = ROOT.issues("I").der();

    growsWithTheList(
        n -> {
          List<byte[]> all = new ArrayList<>();
          for (int i = 0; i < n; i++) {
            byte[] der = one.clone();
            der[der.length - 1] ^= (byte) i;
            der[der.length - 2] ^= (byte) (i >> 8);
            all.add(der);
          }
          return all;
        });
  }

  private static void growsWithTheList(IntFunction<List<byte[]>> list) {
    // Entries remember what was computed of them, so no list is audited twice.
    allocated(withRoot(list.apply(FEW)));
    TrustBundle few = withRoot(list.apply(FEW));
    TrustBundle many = withRoot(list.apply(MANY));

    long forFew = allocated(few);
    long forMany = allocated(many);

    assertThat(forMany).isLessThan(forFew * 6);
    List<Finding> findings = audit(many).findings();
    assertThat(findings).hasSizeLessThan(20 * MANY);
    assertThat(findings)
        .allMatch(f -> f.message().length() < 2_000)
        .allMatch(f -> f.message(Locale.JAPANESE).length() < 2_000);
  }

  private static TrustBundle withRoot(List<byte[]> certificates) {
    List<byte[]> all = new ArrayList<>(certificates);
    all.add(ROOT.der());
    return Stored.ofDer(all);
  }

  private static AuditReport audit(TrustBundle list) {
    return TrustAudit.of(list).under(AuditPolicy.exchangeOnline()).run(TestPki.NOW);
  }

  private static long allocated(TrustBundle list) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    audit(list).report();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /** The same certificate with other serial numbers; the signature no longer fits. */
  private static List<byte[]> numbered(byte[] one, int n) {
    int at = indexOf(one, SERIAL.toByteArray());
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      byte[] der = one.clone();
      der[at + 5] = (byte) (i >> 16);
      der[at + 6] = (byte) (i >> 8);
      der[at + 7] = (byte) i;
      all.add(der);
    }
    return all;
  }

  private static List<byte[]> withOtherKeys(TestPki one, List<byte[]> certificates) {
    RSAPublicKey key = (RSAPublicKey) one.certificate().getPublicKey();
    int at = indexOf(one.der(), key.getModulus().toByteArray());
    Random random = new Random(1);
    byte[] noise = new byte[64];
    for (byte[] der : certificates) {
      random.nextBytes(noise);
      System.arraycopy(noise, 0, der, at + 32, noise.length);
    }
    return certificates;
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError();
  }
}
