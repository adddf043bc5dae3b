package io.github.smimetrust;

import static io.github.smimetrust.Reading.ders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.smimetrust.fixture.TestPki;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaKeyStoreTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki LEAF = ROOT.issues("I").issuesLeaf("a@example.org");
  private static final TestPki OTHER = TestPki.root("O");

  private static final char[] SECRET = "s\u00e9cret".toCharArray();

  /** JCEKS takes ASCII alone for its keys. */
  private static final char[] KEY_SECRET = "secret".toCharArray();

  @ParameterizedTest
  @ValueSource(strings = {"JKS", "JCEKS"})
  void readsTheCertificateEntriesThatTheJdkWrote(String type) throws Exception {
    KeyStore store = empty(type);
    store.setCertificateEntry("wurzel \u00fc\ud83d\ude00", ROOT.certificate());
    store.setCertificateEntry("other", OTHER.certificate());

    TrustBundle bundle = reader().decode(bytes(store), "input").bundle();

    assertThat(ders(bundle)).containsExactlyInAnyOrder(ROOT.der(), OTHER.der());
    assertThat(bundle.entries())
        .extracting(e -> e.friendlyName().orElse("none"))
        .containsExactlyInAnyOrder("wurzel \u00fc\ud83d\ude00", "other");
    assertThat(bundle.entries().get(1).origin()).isEqualTo(new Origin("input", "entry 2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"JKS", "JCEKS"})
  void theChainOfAKeyIsTakenOnlyIfAskedFor(String type) throws Exception {
    KeyStore store = empty(type);
    putKey(store);
    byte[] keyAlone = bytes(store);
    store.setCertificateEntry("other", OTHER.certificate());
    byte[] both = bytes(store);

    assertThat(refusal(reader(), keyAlone).found())
        .isEqualTo("a key store with one key entry alone");
    assertThat(ders(reader().decode(both, "input").bundle())).containsExactly(OTHER.der());
    BundleReader taking = reader().takingKeyEntryChains();
    assertThat(taking.decode(keyAlone, "input").bundle())
        .isEqualTo(TrustBundle.of(LEAF.path().stream().map(TestPki::certificate).toList()));
    assertThat(taking.decode(both, "input").bundle().size()).isEqualTo(4);
  }

  @Test
  void theDigestIsCheckedWithThePassword() throws Exception {
    byte[] file = oneRoot("JKS");

    UnreadableInputException e =
        refusal(BundleReader.strict().password("wrong".toCharArray()), file);
    assertThat(e.found()).isEqualTo("a digest that does not match the password");
    assertThat(e.expected())
        .isEqualTo("the right password; if it is the right one, the file was altered");
    assertThat(refusal(BundleReader.strict().password(new char[0]), file).found())
        .isEqualTo("a digest that does not match the empty password");

    file[file.length - 21] ^= 1;
    assertThat(refusal(reader(), file).found())
        .isEqualTo("a digest that does not match the password");
  }

  @Test
  void withoutAPasswordItIsReadOnlyIfThatWasChosen() throws Exception {
    byte[] file = oneRoot("JKS");

    UnreadableInputException e = refusal(BundleReader.strict(), file);
    assertThat(e.found()).isEqualTo("a Java key store, and no password to verify it with");
    assertThat(e.expected()).isEqualTo("BundleReader.password(...), or withoutIntegrityCheck()");

    BundleReader choosing = BundleReader.strict().withoutIntegrityCheck();
    assertThat(ders(choosing.decode(file, "input").bundle())).containsExactly(ROOT.der());
    assertThat(refusal(choosing.password("wrong".toCharArray()), file).found())
        .isEqualTo("a digest that does not match the password");
  }

  @Test
  void aSecretKeyEndsReadingWithAProblem() throws Exception {
    KeyStore store = empty("JCEKS");
    store.setKeyEntry("secret", new SecretKeySpec(new byte[16], "AES"), KEY_SECRET, null);

    UnreadableInputException e = refusal(reader(), bytes(store));

    assertThat(e.place()).isEqualTo("byte 16");
    assertThat(e.found()).isEqualTo("a secret key, behind which nothing can be read");
    assertThat(e.expected())
        .isEqualTo("a key store without secret keys: keytool -importkeystore into PKCS #12");
  }

  @Test
  void anEmptyKeyStoreHasNoCertificate() throws Exception {
    assertThat(refusal(reader(), bytes(empty("JKS"))).found()).isEqualTo("no certificate");
  }

  @Test
  void readsTheFirstVersionWithoutTypesOfCertificates() throws Exception {
    byte[] der = ROOT.der();
    ByteBuffer file = ByteBuffer.allocate(12 + 4 + 3 + 8 + 4 + der.length + 20);
    file.putInt(0xFEEDFEED).putInt(1).putInt(1);
    file.putInt(2).putShort((short) 1).put((byte) 'a').putLong(0).putInt(der.length).put(der);

    BundleReader choosing = BundleReader.strict().withoutIntegrityCheck();

    assertThat(ders(choosing.decode(file.array(), "input").bundle())).containsExactly(der);
  }

  @Test
  void aLengthBeyondTheFileIsRefusedWithItsPlace() {
    ByteBuffer file = ByteBuffer.allocate(12 + 4 + 3 + 8 + 7 + 4 + 20);
    file.putInt(0xFEEDFEED).putInt(2).putInt(1);
    file.putInt(2).putShort((short) 1).put((byte) 'a').putLong(0);
    file.putShort((short) 5).put("X.509".getBytes(StandardCharsets.US_ASCII));
    file.putInt(0x7FFFFFFF);

    UnreadableInputException e =
        refusal(BundleReader.strict().withoutIntegrityCheck(), file.array());

    assertThat(e.place()).isEqualTo("byte 38");
    assertThat(e.found()).isEqualTo("a certificate of 2147483647 bytes");
    assertThat(e.expected()).isEqualTo("at most 0, the rest of the file");
  }

  @Test
  void everyTruncationIsATypedProblem() throws Exception {
    byte[] file = oneRoot("JKS");
    BundleReader choosing = BundleReader.strict().withoutIntegrityCheck();
    for (int length = 4; length < file.length; length++) {
      assertThat(refusal(choosing, Arrays.copyOf(file, length))).as("%d bytes", length).isNotNull();
    }
  }

  @Test
  void everyAlteredByteIsATypedProblemOrAnotherCertificate() throws Exception {
    KeyStore store = empty("JKS");
    putKey(store);
    byte[] file = bytes(store);
    BundleReader choosing =
        BundleReader.keepingGood().withoutIntegrityCheck().takingKeyEntryChains();
    for (int at = 0; at < file.length; at++) {
      for (int value : new int[] {0, 0x7F, 0x80, 0xFF}) {
        byte[] altered = file.clone();
        altered[at] = (byte) value;
        BundleReading reading = choosing.decode(altered, "input");
        assertThat(reading.bundle().size() + reading.problems().size()).isPositive();
      }
    }
  }

  private static BundleReader reader() {
    return BundleReader.strict().password(SECRET);
  }

  private static UnreadableInputException refusal(BundleReader reader, byte[] file) {
    return catchThrowableOfType(UnreadableInputException.class, () -> reader.decode(file, "input"));
  }

  private static KeyStore empty(String type) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    return store;
  }

  private static void putKey(KeyStore store) throws GeneralSecurityException {
    Certificate[] chain =
        LEAF.path().stream().map(TestPki::certificate).toArray(Certificate[]::new);
    store.setKeyEntry("key", LEAF.privateKey(), KEY_SECRET, chain);
  }

  private static byte[] oneRoot(String type) throws GeneralSecurityException, IOException {
    KeyStore store = empty(type);
    store.setCertificateEntry("r", ROOT.certificate());
    return bytes(store);
  }

  private static byte[] bytes(KeyStore store) throws GeneralSecurityException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, SECRET);
    return out.toByteArray();
  }
}
