package io.github.smimetrust;

import static io.github.smimetrust.Pkcs12.SECRET;
import static io.github.smimetrust.Pkcs12.openssl;
import static io.github.smimetrust.Reading.ders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.SstOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.BEROctetString;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.crypto.util.PBKDF2Config;
import org.bouncycastle.crypto.util.ScryptConfig;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Pkcs12Test {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki ISSUING = ROOT.issues("I");
  private static final TestPki LEAF = ISSUING.issuesLeaf("a@example.org");
  private static final TestPki OTHER = TestPki.root("O");

  private static final char[] WRONG = "wrong".toCharArray();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "modern.p12",
        "legacy-rc2-40.p12",
        "legacy-rc2-128.p12",
        "legacy-3des.p12",
        "legacy-2des.p12"
      })
  void readsWhatOpenSslWrites(String file) {
    assertThat(ders(read(openssl(file)))).containsExactly(openssl("root.der"));
  }

  @Test
  void takesAPasswordThatIsNotAscii() {
    TrustBundle bundle =
        BundleReader.strict()
            .password("p\u00e4ssw\u00f6rd\u20ac".toCharArray())
            .decode(openssl("aes128-sha512.p12"), "input")
            .bundle();

    assertThat(ders(bundle)).containsExactly(openssl("root.der"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"empty-password.p12", "legacy-empty-password.p12"})
  void theEmptyPasswordIsAPassword(String file) {
    BundleReader reader = BundleReader.strict().password(new char[0]);

    assertThat(ders(reader.decode(openssl(file), "input").bundle()))
        .containsExactly(openssl("root.der"));
    assertThat(refusal(BundleReader.strict(), openssl(file)).found())
        .isEqualTo("a PKCS #12 key store, and no password to verify it with");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AES_256", "3DES", "RC2_40"})
  void readsWhatTheJdkWrites(String cipher) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("R", ROOT.certificate());
    store.setCertificateEntry("I", ISSUING.certificate());
    byte[] file = jdkFile(store, SECRET, cipher);

    TrustBundle bundle = read(file);

    assertThat(ders(bundle)).containsExactlyInAnyOrder(ROOT.der(), ISSUING.der());
    assertThat(bundle.entries().get(0).friendlyName()).contains("R");
  }

  @Test
  void readsWhatTheJdkWritesForTheEmptyPassword() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("r", ROOT.certificate());

    byte[] file = jdkFile(store, new char[0], "AES_256");

    assertThat(ders(BundleReader.strict().password(new char[0]).decode(file, "input").bundle()))
        .containsExactly(ROOT.der());
  }

  static Stream<ASN1ObjectIdentifier> ciphers() {
    return Stream.of(
        NISTObjectIdentifiers.id_aes128_CBC,
        NISTObjectIdentifiers.id_aes192_CBC,
        NISTObjectIdentifiers.id_aes256_CBC,
        PKCSObjectIdentifiers.des_EDE3_CBC);
  }

  @ParameterizedTest
  @MethodSource("ciphers")
  void readsTheCiphersOfPbes2(ASN1ObjectIdentifier cipher) {
    byte[] file =
        Pkcs12.encrypted(
            Pkcs12.encryptor(new PBKDF2Config.Builder().withIterationCount(1_000).build(), cipher),
            Pkcs12.certificate(ROOT));

    assertThat(ders(read(file))).containsExactly(ROOT.der());
  }

  static Stream<ASN1ObjectIdentifier> hmacs() {
    return Stream.of(
        PKCSObjectIdentifiers.id_hmacWithSHA1,
        PKCSObjectIdentifiers.id_hmacWithSHA224,
        PKCSObjectIdentifiers.id_hmacWithSHA256,
        PKCSObjectIdentifiers.id_hmacWithSHA384,
        PKCSObjectIdentifiers.id_hmacWithSHA512);
  }

  @ParameterizedTest
  @MethodSource("hmacs")
  void readsTheHmacsOfPbkdf2(ASN1ObjectIdentifier hmac) {
    PBKDF2Config derivation =
        new PBKDF2Config.Builder()
            .withIterationCount(1_000)
            .withPRF(new AlgorithmIdentifier(hmac, DERNull.INSTANCE))
            .build();

    byte[] file =
        Pkcs12.encrypted(
            Pkcs12.encryptor(derivation, NISTObjectIdentifiers.id_aes256_CBC),
            Pkcs12.certificate(ROOT));

    assertThat(ders(read(file))).containsExactly(ROOT.der());
  }

  @Test
  void readsScrypt() {
    byte[] file =
        Pkcs12.encrypted(
            Pkcs12.encryptor(
                new ScryptConfig.Builder(16_384, 8, 1).build(),
                NISTObjectIdentifiers.id_aes256_CBC),
            Pkcs12.certificate(ROOT));

    assertThat(ders(read(file))).containsExactly(ROOT.der());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HmacPBESHA1",
        "HmacPBESHA224",
        "HmacPBESHA256",
        "HmacPBESHA384",
        "HmacPBESHA512",
      })
  void verifiesTheMacWithEachDigest(String mac) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("r", ROOT.certificate());
    byte[] file =
        withProperty("keystore.pkcs12.macAlgorithm", mac, () -> jdkFile(store, SECRET, "AES_256"));

    assertThat(ders(read(file))).containsExactly(ROOT.der());
    assertThat(refusal(BundleReader.strict().password(WRONG), file).found())
        .isEqualTo("a MAC that does not match the password");
  }

  static Stream<ASN1ObjectIdentifier> hmacsOfPbmac1() {
    // Those that Bouncy Castle writes.
    return Stream.of(
        PKCSObjectIdentifiers.id_hmacWithSHA256, PKCSObjectIdentifiers.id_hmacWithSHA512);
  }

  @ParameterizedTest
  @MethodSource("hmacsOfPbmac1")
  void verifiesThePbmac1(ASN1ObjectIdentifier hmac) {
    byte[] file = Pkcs12.plain(Pkcs12.pbmac1(hmac, 32, 1_000), Pkcs12.certificate(ROOT));

    assertThat(ders(read(file))).containsExactly(ROOT.der());
    assertThat(refusal(BundleReader.strict().password(WRONG), file).found())
        .isEqualTo("a MAC that does not match the password");
  }

  @Test
  void aShortKeyOfThePbmac1IsRefused() {
    byte[] file =
        Pkcs12.plain(
            Pkcs12.pbmac1(PKCSObjectIdentifiers.id_hmacWithSHA256, 32, 1_000),
            Pkcs12.certificate(ROOT));
    // Behind the 1000 iterations stands the length of the key; Bouncy Castle writes no short one.
    byte[] before = HexFormat.of().parseHex("020203e80201");
    file[indexOf(file, before) + before.length] = 19;

    UnreadableInputException e = refusal(Pkcs12.reader(), file);

    assertThat(e.found()).isEqualTo("a MAC key of 19 bytes");
    assertThat(e.expected()).isEqualTo("20 to 64 bytes (RFC 9579)");
  }

  @Test
  void aWrongPasswordIsNamedAsSuch() {
    UnreadableInputException e =
        refusal(BundleReader.strict().password(WRONG), openssl("modern.p12"));

    assertThat(e.place()).isEmpty();
    assertThat(e.found()).isEqualTo("a MAC that does not match the password");
    assertThat(e.expected())
        .isEqualTo("the right password; if it is the right one, the file was altered");
    assertThat(refusal(BundleReader.strict().password(new char[0]), openssl("modern.p12")).found())
        .isEqualTo("a MAC that does not match the empty password");
  }

  @Test
  void noPasswordIsNamedAsSuch() {
    UnreadableInputException e = refusal(BundleReader.strict(), openssl("modern.p12"));

    assertThat(e.found()).isEqualTo("a PKCS #12 key store, and no password to verify it with");
    assertThat(e.expected())
        .isEqualTo("BundleReader.password(...); an array without characters is the empty password");
  }

  @Test
  void aMissingMacIsReadOnlyIfThatWasChosen() {
    UnreadableInputException e = refusal(Pkcs12.reader(), openssl("no-mac.p12"));
    assertThat(e.found())
        .isEqualTo("a PKCS #12 key store without a MAC, which anyone may have altered");
    assertThat(e.expected())
        .isEqualTo("one with a MAC; BundleReader.withoutIntegrityCheck() reads it all the same");

    BundleReader choosing = BundleReader.strict().withoutIntegrityCheck();
    assertThat(ders(choosing.decode(openssl("no-mac.p12"), "input").bundle()))
        .containsExactly(openssl("root.der"));
  }

  @Test
  void withoutAMacAWrongPasswordShowsInTheDecryption() {
    byte[] file = Pkcs12.withoutMac(openssl("modern.p12"));
    BundleReader choosing = BundleReader.strict().withoutIntegrityCheck();

    assertThat(ders(choosing.password(SECRET).decode(file, "input").bundle()))
        .containsExactly(openssl("root.der"));
    UnreadableInputException wrong = refusal(choosing.password(WRONG), file);
    assertThat(wrong.place()).isEqualTo("safe 1");
    assertThat(wrong.found()).isEqualTo("content that the password does not decrypt");
    UnreadableInputException none = refusal(choosing, file);
    assertThat(none.found())
        .isEqualTo("encrypted certificates, and no password to decrypt them with");
  }

  @Test
  void aMacThatIsThereIsVerifiedWhateverWasChosen() {
    BundleReader choosing = BundleReader.strict().withoutIntegrityCheck().password(WRONG);

    assertThat(refusal(choosing, openssl("modern.p12")).found())
        .isEqualTo("a MAC that does not match the password");
  }

  @Test
  void oneBitAlteredIsRefused() {
    byte[] file = Pkcs12.plain(Pkcs12.certificate(ROOT));
    int at = indexOf(file, ROOT.der()) + ROOT.der().length - 1;
    file[at] ^= 1;

    assertThat(refusal(Pkcs12.reader(), file).found())
        .isEqualTo("a MAC that does not match the password");
  }

  @Test
  void theCertificatesOfAKeyAreTakenOnlyIfAskedFor() throws Exception {
    byte[] file = jdkFile(keyEntry(), SECRET, "AES_256");

    UnreadableInputException e = refusal(Pkcs12.reader(), file);
    assertThat(e.found()).isEqualTo("a key store with one key entry alone");
    assertThat(e.expected())
        .isEqualTo(
            "certificate entries; BundleReader.takingKeyEntryChains() takes the certificates of"
                + " keys");

    BundleReader taking = Pkcs12.reader().takingKeyEntryChains();
    assertThat(ders(taking.decode(file, "input").bundle()))
        .containsExactlyInAnyOrder(LEAF.der(), ISSUING.der(), ROOT.der());
  }

  @Test
  void aTrustedEntryBesideAKeyComesAlone() throws Exception {
    KeyStore store = keyEntry();
    store.setCertificateEntry("other", OTHER.certificate());

    TrustBundle bundle = read(jdkFile(store, SECRET, "AES_256"));

    assertThat(ders(bundle)).containsExactly(OTHER.der());
    assertThat(bundle.entries().get(0).friendlyName()).contains("other");
  }

  @Test
  void aSecretKeyIsAKeyEntry() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setEntry(
        "s",
        new KeyStore.SecretKeyEntry(new SecretKeySpec(new byte[16], "AES")),
        new KeyStore.PasswordProtection(SECRET));

    assertThat(refusal(Pkcs12.reader(), jdkFile(store, SECRET, "AES_256")).found())
        .isEqualTo("a key store with one key entry alone");
  }

  @Test
  void aKeyInTheClearIsPassedOver() throws Exception {
    byte[] file =
        Pkcs12.plain(
            new PKCS12SafeBagBuilder(PrivateKeyInfo.getInstance(LEAF.privateKey().getEncoded()))
                .build(),
            Pkcs12.certificate(ROOT));

    BundleReading reading = Pkcs12.reader().takingKeyEntryChains().decode(file, "input");

    assertThat(ders(reading.bundle())).containsExactly(ROOT.der());
    assertThat(refusal(Pkcs12.reader(), file).found())
        .isEqualTo("a key store with one key entry alone");
  }

  @Test
  void aPartThatCannotBeReadMayHoldTheKeyOfTheOthers() throws Exception {
    OutputEncryptor otherPassword =
        new JcePKCSPBEOutputEncryptorBuilder(
                new PBKDF2Config.Builder().withIterationCount(1_000).build(),
                NISTObjectIdentifiers.id_aes256_CBC)
            .setProvider(Pkcs12.PROVIDER)
            .build(WRONG);
    byte[] file =
        new PKCS12PfxPduBuilder()
            .addData(Pkcs12.certificate(ROOT))
            .addEncryptedData(otherPassword, Pkcs12.certificate(ISSUING))
            .build(Pkcs12.mac(), SECRET)
            .getEncoded(ASN1Encoding.DER);
    BundleReader keeping = BundleReader.keepingGood().password(SECRET);

    BundleReading reading = keeping.decode(file, "input");

    assertThat(reading.bundle().isEmpty()).isTrue();
    assertThat(reading.problems())
        .extracting(p -> p.origin().place() + ": " + p.found())
        .containsExactly("safe 2: content that the password does not decrypt");
    assertThat(ders(keeping.takingKeyEntryChains().decode(file, "input").bundle()))
        .containsExactly(ROOT.der());
  }

  @Test
  void keepsFriendlyNamesAndPlaces() {
    byte[] file =
        Pkcs12.plain(
            Pkcs12.certificate(ROOT, "Die Wurzel \u00fc"),
            Pkcs12.certificate(OTHER, "cut\0off"),
            Pkcs12.certificate(ISSUING));

    List<BundleEntry> entries = read(file).entries();

    assertThat(entries)
        .extracting(e -> e.friendlyName().orElse("none"))
        .containsExactly("Die Wurzel \u00fc", "cut", "none");
    assertThat(entries.get(1).origin()).isEqualTo(new Origin("input", "safe 2, bag 1"));
  }

  @Test
  void friendlyNamesGoIntoAStoreIfAskedFor() {
    TrustBundle bundle = read(Pkcs12.plain(Pkcs12.certificate(ROOT, "Die Wurzel")));

    byte[] sst = bundle.encodeSst(SstOptions.bareCertificates().keepingFriendlyNames());

    assertThat(TrustBundle.decodeSst(sst, "sst").entries().get(0).friendlyName())
        .contains("Die Wurzel");
  }

  @Test
  void takesCrlsAlong() throws Exception {
    byte[] file =
        Pkcs12.plain(
            Pkcs12.certificate(ROOT),
            new PKCS12SafeBagBuilder(new X509CRLHolder(Crl.issuedBy(ROOT))).build());

    assertThat(read(file).crlsAndCtls()).isEqualTo(1);
  }

  @Test
  void readsBerWithIndefiniteLengthsAndStringsInPieces() throws Exception {
    byte[] ber =
        Pfx.getInstance(
                Pkcs12.encrypted(
                    Pkcs12.encryptor(
                        new PBKDF2Config.Builder().withIterationCount(1_000).build(),
                        NISTObjectIdentifiers.id_aes128_CBC),
                    Pkcs12.certificate(ROOT)))
            .getEncoded(ASN1Encoding.BER);
    byte[] indefinite = indefinite(Pfx.getInstance(ber));

    assertThat(ders(read(indefinite))).containsExactly(ROOT.der());
  }

  @Test
  void readsBase64OfOneWithAndWithoutArmor() {
    byte[] file = Pkcs12.plain(Pkcs12.certificate(ROOT));

    String base64 = Base64.getEncoder().encodeToString(file);

    assertThat(ders(read(base64.getBytes(StandardCharsets.US_ASCII)))).containsExactly(ROOT.der());
  }

  @Test
  void namesAnAlgorithmThatIsNotSupported() {
    UnreadableInputException e = refusal(Pkcs12.reader(), openssl("legacy-rc4.p12"));

    assertThat(e.place()).isEqualTo("safe 1");
    assertThat(e.found())
        .isEqualTo("encryption algorithm 1.2.840.113549.1.12.1.1, which is not supported");
    assertThat(e.expected()).isEqualTo("PBES2, or triple DES or RC2 of PKCS #12");
  }

  @Test
  void keepingGoodGoesOnBehindAFileItCannotOpen() {
    BundleReading reading =
        BundleReader.keepingGood().password(WRONG).decode(openssl("modern.p12"), "input");

    assertThat(reading.bundle().isEmpty()).isTrue();
    assertThat(reading.problems())
        .containsExactly(
            new ReadProblem(
                new Origin("input", ""),
                "a MAC that does not match the password",
                "the right password; if it is the right one, the file was altered"));
  }

  @Test
  void everyTruncationIsATypedProblem() {
    byte[] file = openssl("modern.p12");
    for (int length = 1; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThat(refusal(Pkcs12.reader(), cut)).as("%d bytes", length).isNotNull();
    }
  }

  @Test
  void everyAlteredByteIsATypedProblem() {
    // Without a MAC, so that everything behind it is reached.
    byte[] file = openssl("no-mac.p12");
    BundleReader reader = BundleReader.keepingGood().withoutIntegrityCheck().password(SECRET);
    for (int at = 0; at < file.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] altered = file.clone();
        altered[at] ^= (byte) (1 << bit);
        BundleReading reading = reader.decode(altered, "input");
        assertThat(reading.bundle().size() + reading.problems().size()).isPositive();
      }
    }
  }

  @Test
  void thePasswordIsCopiedAndInNoMessage() {
    char[] password = SECRET.clone();
    BundleReader reader = BundleReader.strict().password(password);
    Arrays.fill(password, 'x');

    assertThat(ders(reader.decode(openssl("modern.p12"), "input").bundle()))
        .containsExactly(openssl("root.der"));
    assertThat(
            refusal(
                BundleReader.strict().password("hunter22".toCharArray()), openssl("modern.p12")))
        .hasMessageNotContaining("hunter22");
  }

  @Test
  void choicesMakeNewReaders() {
    BundleReader reader = BundleReader.strict();
    reader.password(SECRET);
    reader.withoutIntegrityCheck();

    assertThat(refusal(reader, openssl("no-mac.p12")).found())
        .isEqualTo("a PKCS #12 key store without a MAC, which anyone may have altered");
  }

  private static TrustBundle read(byte[] file) {
    return Pkcs12.reader().decode(file, "input").bundle();
  }

  private static UnreadableInputException refusal(BundleReader reader, byte[] file) {
    return catchThrowableOfType(UnreadableInputException.class, () -> reader.decode(file, "input"));
  }

  private static KeyStore keyEntry() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    Certificate[] chain =
        LEAF.path().stream().map(TestPki::certificate).toArray(Certificate[]::new);
    store.setKeyEntry("key", LEAF.privateKey(), SECRET, chain);
    return store;
  }

  private static byte[] jdkFile(KeyStore store, char[] password, String cipher) throws Exception {
    String algorithm =
        switch (cipher) {
          case "3DES" -> "PBEWithSHA1AndDESede";
          case "RC2_40" -> "PBEWithSHA1AndRC2_40";
          default -> "PBEWithHmacSHA256AndAES_256";
        };
    return withProperty(
        "keystore.pkcs12.certProtectionAlgorithm",
        algorithm,
        () -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          store.store(out, password);
          return out.toByteArray();
        });
  }

  /** The JDK takes algorithms from properties alone. */
  private static byte[] withProperty(String name, String value, Callable<byte[]> write)
      throws Exception {
    System.setProperty(name, value);
    try {
      return write.call();
    } finally {
      System.clearProperty(name);
    }
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not in it");
  }

  /** Every element that can be in pieces or of indefinite length around the safes is. */
  private static byte[] indefinite(Pfx pfx) throws IOException {
    byte[] content = ASN1OctetString.getInstance(pfx.getAuthSafe().getContent()).getOctets();
    var info = new ASN1EncodableVector();
    info.add(pfx.getAuthSafe().getContentType());
    info.add(new BERTaggedObject(true, 0, new BEROctetString(content, 100)));
    var parts = new ASN1EncodableVector();
    parts.add(new ASN1Integer(3));
    parts.add(new BERSequence(info));
    parts.add(pfx.getMacData());
    byte[] bytes = new BERSequence(parts).getEncoded(ASN1Encoding.BER);
    if (bytes[1] != (byte) 0x80) {
      throw new AssertionError("not an indefinite length");
    }
    return bytes;
  }
}
