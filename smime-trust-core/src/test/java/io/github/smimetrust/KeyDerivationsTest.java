package io.github.smimetrust;

import static io.github.smimetrust.Reading.ders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.smimetrust.fixture.TestPki;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.util.PBKDF2Config;
import org.bouncycastle.crypto.util.ScryptConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyDerivationsTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final byte[] LARGEST_SCRYPT =
      Pkcs12.encrypted(
          Pkcs12.encryptor(
              new ScryptConfig.Builder(65_536, 8, 1).build(), NISTObjectIdentifiers.id_aes256_CBC),
          Pkcs12.certificate(ROOT));
  private static final Origin ORIGIN = new Origin("input", "");

  private final KeyDerivations derivations = new KeyDerivations();

  @ParameterizedTest
  @ValueSource(strings = {"2000001", "4999999", "2147483648", "18446744073709551617"})
  void macIterationsAboveTheLimitAreRefusedBeforeAnythingIsDerived(String iterations) {
    byte[] file =
        Pkcs12.withMacIterations(
            Pkcs12.plain(Pkcs12.certificate(ROOT)), new BigInteger(iterations));
    Intake intake = intake();

    UnreadableInputException e = refusal(file, intake);

    assertThat(e.found()).endsWith(" iterations of a key derivation");
    assertThat(e.expected())
        .isEqualTo("at most 2000000 in all of a file; have it written anew with fewer");
    assertThat(intake.derivations().runs()).isZero();
  }

  @Test
  void aFileOfAHundredBytesIsRefusedBeforeAnythingIsDerived() {
    // PFX with no safes; a MAC with SHA-1, a salt of 8 bytes, and 4 999 999 iterations.
    byte[] file =
        HexFormat.of()
            .parseHex(
                "3056020103"
                    + "301106092a864886f70d010701a00404023000"
                    + "303e3021300906052b0e03021a0500"
                    + "0414"
                    + "00".repeat(20)
                    + "0413"
                    + "00".repeat(19)
                    + "0204004c4b3f");
    Intake intake = intake();

    UnreadableInputException e = refusal(file, intake);

    assertThat(file.length).isLessThan(105);
    assertThat(e.found()).isEqualTo("4999999 iterations of a key derivation");
    assertThat(intake.derivations().runs()).isZero();
  }

  @Test
  void encryptionIterationsCountTogetherWithThoseOfTheMac() {
    byte[] file =
        Pkcs12.encrypted(
            Pkcs12.encryptor(
                new PBKDF2Config.Builder().withIterationCount(1_999_000).build(),
                NISTObjectIdentifiers.id_aes256_CBC),
            Pkcs12.certificate(ROOT));
    Intake intake = intake();

    UnreadableInputException e = refusal(file, intake);

    assertThat(e.place()).isEqualTo("safe 1");
    assertThat(e.found()).isEqualTo("1999000 iterations of a key derivation");
    // That of the MAC, with 1024 iterations.
    assertThat(intake.derivations().runs()).isEqualTo(1);
  }

  @Test
  void iterationsOfThePbmac1Count() {
    byte[] file =
        Pkcs12.plain(
            Pkcs12.pbmac1(PKCSObjectIdentifiers.id_hmacWithSHA256, 32, 0x010000),
            Pkcs12.certificate(ROOT));
    // Written with fewer and changed afterwards, to save the time.
    HexFormat hex = HexFormat.of();
    String changed = hex.formatHex(file).replace("0203010000020120", "02031e8481020120");
    Intake intake = intake();

    UnreadableInputException e = refusal(hex.parseHex(changed), intake);

    assertThat(e.found()).isEqualTo("2000001 iterations of a key derivation");
    assertThat(intake.derivations().runs()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0203020000020108020101,131072,8,1",
    "0203010000020109020101,65536,9,1",
    "0203010000020108020103,65536,8,3",
  })
  void scryptAboveTheLimitIsRefusedBeforeItRuns(String der, int n, int r, int p) {
    HexFormat hex = HexFormat.of();
    String changed =
        hex.formatHex(Pkcs12.withoutMac(LARGEST_SCRYPT)).replace("0203010000020108020101", der);
    Intake intake =
        Intake.strict(KeyStoreChoices.NONE.password(Pkcs12.SECRET).withoutIntegrityCheck());

    UnreadableInputException e = refusal(hex.parseHex(changed), intake);

    assertThat(e.found()).isEqualTo("scrypt with N = " + n + ", r = " + r + ", p = " + p);
    assertThat(e.expected())
        .isEqualTo(
            "at most 67108864 for 128 N r, and at most 134217728 for 128 N r p in all of a file");
    assertThat(intake.derivations().runs()).isZero();
  }

  @Test
  void theLargestScryptIsRead() {
    assertThat(ders(Pkcs12.reader().decode(LARGEST_SCRYPT, "input").bundle()))
        .containsExactly(ROOT.der());
  }

  @ParameterizedTest
  @CsvSource({
    "3,8,1",
    "1,8,1",
    "65536,1,1",
    "2305843009213693952,8,1",
    "16,2305843009213693952,1",
    "16,8,2305843009213693952",
    "4611686018427387904,4611686018427387904,4611686018427387904"
  })
  void unsoundOrHugeParametersOfScryptAreRefused(long n, long r, long p) {
    UnreadableInputException e =
        catchThrowableOfType(
            UnreadableInputException.class, () -> derivations.affordScrypt(n, r, p, ORIGIN));

    assertThat(e.found()).isEqualTo("scrypt with N = " + n + ", r = " + r + ", p = " + p);
  }

  @Test
  void theIterationsOfAFileAddUp() {
    assertThat(derivations.afford(1_999_999, ORIGIN)).isEqualTo(1_999_999);
    assertThat(derivations.afford(1, ORIGIN)).isEqualTo(1);

    assertThat(
            catchThrowableOfType(
                UnreadableInputException.class, () -> derivations.afford(1, ORIGIN)))
        .isNotNull();
  }

  @Test
  void eachFileHasItsOwnAllowance() {
    byte[] file = Pkcs12.plain(Pkcs12.certificate(ROOT));
    Intake intake = intake();
    intake.file(file, ORIGIN);
    KeyDerivations first = intake.derivations();
    intake.file(file, ORIGIN);

    assertThat(first.runs()).isEqualTo(1);
    assertThat(intake.derivations().runs()).isEqualTo(1);
  }

  @Test
  void pbkdf2GivesTheVectorsOfRfc6070() {
    assertThat(
            derivations
                .pbkdf2(new SHA1Digest(), ascii("password"), ascii("salt"), 4_096, 160)
                .getKey())
        .isEqualTo(HexFormat.of().parseHex("4b007901b765489abead49d926f721d065a429c1"));
  }

  @Test
  void scryptGivesTheVectorsOfRfc7914() {
    assertThat(
            derivations
                .scrypt(
                    ascii("password"),
                    ascii("NaCl"),
                    derivations.affordScrypt(1_024, 8, 16, ORIGIN),
                    512)
                .getKey())
        .startsWith(HexFormat.of().parseHex("fdbabe1c9d3472007856e7190d01e9fe"));
  }

  private static Intake intake() {
    return Intake.strict(KeyStoreChoices.NONE.password(Pkcs12.SECRET));
  }

  private static UnreadableInputException refusal(byte[] file, Intake intake) {
    return catchThrowableOfType(UnreadableInputException.class, () -> intake.file(file, ORIGIN));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
