package io.github.smimetrust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.smimetrust.fixture.TestPki;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates that no library would write; what real ones say BundleEntryAgreementTest shows. */
class BundleEntryTest {
  private static final String SUBJECT_KEY = "2.5.29.14";
  private static final String ALTERNATIVE_NAME = "2.5.29.17";
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final String AUTHORITY_KEY = "2.5.29.35";
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

  private static final byte[] CA = Der.sequence(Der.bool(0xFF));
  private static final byte[] NO_CA = Der.sequence();

  private static byte[] version(byte[] number) {
    return Der.element(0xA0, number);
  }

  @Test
  void withoutVersionItIsVersion1() {
    HandMade certificate = HandMade.certificate();
    certificate.version = null;

    assertThat(certificate.entry().version()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "2, 3"})
  void theVersionIsTheNumberPlusOne(int number, int version) {
    HandMade certificate = HandMade.certificate();
    certificate.version = version(Der.integer(number));

    assertThat(certificate.entry().version()).isEqualTo(version);
  }

  static Stream<byte[]> brokenVersions() {
    return Stream.of(
        version(Der.integer(3)),
        version(Der.integer(-1)),
        version(Der.integer(258)),
        version(Der.element(0x02)),
        version(Der.utf8("2")),
        version(new byte[0]),
        version(Der.joined(Der.integer(2), Der.integer(2))),
        Der.joined(version(Der.integer(2)), version(Der.integer(2))));
  }

  @ParameterizedTest
  @MethodSource("brokenVersions")
  void anyOtherVersionIsRefused(byte[] version) {
    HandMade certificate = HandMade.certificate();
    certificate.version = version;

    assertThatExceptionOfType(UnreadableInputException.class).isThrownBy(certificate::entry);
  }

  @ParameterizedTest
  @CsvSource({
    "00, 0",
    "01, 1",
    "7f, 127",
    "0080, 128",
    "80, -128",
    "ff, -1",
    "00ff, 255",
    "ff00, -256",
    "000001, 1"
  })
  void theSerialNumberIsShownAsItStandsAndCountsAsItIs(String hex, BigInteger number) {
    HandMade certificate = HandMade.certificate();
    certificate.serial = Der.element(0x02, HexFormat.of().parseHex(hex));

    assertThat(certificate.entry().serial()).isEqualTo(hex);
    assertThat(certificate.entry().serialNumber()).isEqualTo(number);
  }

  /** RFC 5280 section 4.1.2.2 allows 20 octets, and asks readers to be prepared for more. */
  @ParameterizedTest
  @ValueSource(ints = {20, 21, 64, 5_000})
  void aLongSerialNumberIsRead(int octets) {
    BigInteger number = BigInteger.TWO.pow(8 * octets - 2).add(BigInteger.ONE);
    HandMade certificate = HandMade.certificate();
    certificate.serial = Der.integer(number);

    assertThat(certificate.entry().serialNumber()).isEqualTo(number);
    assertThat(certificate.entry().serial()).hasSize(2 * octets).isEqualTo(number.toString(16));
  }

  @Test
  void anEmptySerialNumberIsRefused() {
    HandMade certificate = HandMade.certificate();
    certificate.serial = Der.element(0x02);

    assertThatExceptionOfType(UnreadableInputException.class)
        .isThrownBy(certificate::entry)
        .withMessageContaining("a serial number of 0 bytes");
  }

  @Test
  void anEmptySubjectIsAnEmptyText() {
    HandMade certificate = HandMade.certificate();
    certificate.subject = Der.sequence();

    assertThat(certificate.entry().subject()).isEmpty();
    assertThat(certificate.entry().issuer()).isEqualTo("CN=Hand");
    assertThat(certificate.entry().isSelfIssued()).isFalse();
  }

  /** As one in the update of Microsoft's roots of 2013 has it; Go refuses it. */
  @Test
  void aBitStringInANameIsShownAsItsDer() {
    BundleEntry entry =
        HandMade.certificate()
            .named(Der.sequence(Der.rdn("2.5.4.45", Der.bits(new byte[] {0x5A}))))
            .ca()
            .signed()
            .entry();

    assertThat(entry.subject()).isEqualTo("2.5.4.45=#0302005a");
    assertThat(entry.isRoot()).isTrue();
  }

  @Test
  void theDescriptionHasNoCharacterThatMisleads() {
    BundleEntry entry =
        HandMade.certificate()
            .named(Der.commonName("good\u202egnp.exe\u001b[2K\r\nCN=Forged\u0000"))
            .entry();

    assertThat(entry.toString())
        .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]")
        .contains("sha256 ", "hand-made");
  }

  static Stream<Arguments> constraints() {
    return Stream.of(
        Arguments.of("CA", CA, true),
        Arguments.of("CA with BER's TRUE", Der.sequence(Der.bool(1)), true),
        Arguments.of("CA and path length", Der.sequence(Der.bool(0xFF), Der.integer(0)), true),
        Arguments.of("no CA", NO_CA, false),
        Arguments.of("no CA, said with FALSE", Der.sequence(Der.bool(0)), false),
        Arguments.of("path length alone", Der.sequence(Der.integer(0)), false),
        Arguments.of("a BOOLEAN of two bytes", Der.sequence(Der.element(1, new byte[2])), false),
        Arguments.of("a BOOLEAN of none", Der.sequence(Der.element(1)), false),
        Arguments.of("an INTEGER for the BOOLEAN", Der.sequence(Der.integer(1)), false),
        Arguments.of("a SET", Der.set(Der.bool(0xFF)), false),
        Arguments.of("nothing", new byte[0], false),
        Arguments.of("bytes behind it", Der.joined(CA, new byte[1]), false),
        Arguments.of("cut off", new byte[] {0x30, 3, 1, 1}, false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("constraints")
  void basicConstraintsTellAnAuthority(String name, byte[] value, boolean authority) {
    assertThat(HandMade.certificate().withCritical(BASIC_CONSTRAINTS, value).entry().isCa())
        .isEqualTo(authority);
  }

  @Test
  void twoBasicConstraintsAreNoAuthority() {
    assertThat(HandMade.certificate().with(BASIC_CONSTRAINTS, CA).entry().isCa()).isTrue();
    assertThat(
            HandMade.certificate()
                .with(BASIC_CONSTRAINTS, CA)
                .with(BASIC_CONSTRAINTS, NO_CA)
                .entry()
                .isCa())
        .isFalse();
    assertThat(
            HandMade.certificate()
                .with(BASIC_CONSTRAINTS, CA)
                .with(BASIC_CONSTRAINTS, CA)
                .entry()
                .isCa())
        .isFalse();
  }

  @Test
  void withoutBasicConstraintsOnlyAnOldSelfIssuedOneIsAnAuthority() {
    HandMade certificate = HandMade.certificate();
    assertThat(certificate.entry().isCa()).isFalse();

    certificate.version = version(Der.integer(1));
    assertThat(certificate.entry().isCa()).isTrue();

    certificate.version = null;
    assertThat(certificate.entry().isCa()).isTrue();
    assertThat(certificate.signed().entry().isRoot()).isTrue();

    certificate.subject = Der.commonName("Other");
    assertThat(certificate.entry().isCa()).isFalse();
  }

  @Test
  void whatBasicConstraintsSayCountsInOldVersionsToo() {
    HandMade certificate = HandMade.certificate().with(BASIC_CONSTRAINTS, NO_CA);
    certificate.version = null;

    assertThat(certificate.entry().isCa()).isFalse();
  }

  /** Whether a certificate may be used with it is for the chain to say. */
  @Test
  void anUnknownCriticalExtensionIsNoHindranceHere() {
    BundleEntry entry =
        HandMade.certificate().ca().withCritical("1.2.3.4", Der.nothing()).signed().entry();

    assertThat(entry.isRoot()).isTrue();
    assertThat(entry.certificate().getCriticalExtensionOIDs()).contains("1.2.3.4");
  }

  @Test
  void twoExtensionsOfOneKindAreRefusedWhenAskedFor() {
    byte[] key = Der.octets(new byte[] {1});
    BundleEntry entry =
        HandMade.certificate().with(SUBJECT_KEY, key).with(SUBJECT_KEY, key).entry();

    assertThatExceptionOfType(UnreadableInputException.class)
        .isThrownBy(entry::subjectKeyIdentifier)
        .withMessageContaining("a second SubjectKeyIdentifier")
        .withMessageContaining("hand-made, subjectKeyIdentifier at byte ");
    assertThat(entry.emailAddresses()).isEmpty();
  }

  @Test
  void theFieldsOfTheExtensionsAreRead() {
    BundleEntry entry =
        HandMade.certificate()
            .with(SUBJECT_KEY, Der.octets(new byte[] {0, (byte) 0xAB}))
            .with(AUTHORITY_KEY, Der.sequence(Der.element(0x80, new byte[] {0x0C, 1})))
            .with(
                EXTENDED_KEY_USAGE,
                Der.sequence(Der.oid("1.3.6.1.5.5.7.3.4"), Der.oid("2.25.9999999999999999999")))
            .with(
                ALTERNATIVE_NAME,
                Der.sequence(
                    Der.element(0x82, Pem.ascii("example.org")),
                    Der.element(0x81, Pem.ascii("b@example.org")),
                    Der.element(0x81, Pem.ascii("a@example.org"))))
            .entry();

    assertThat(entry.subjectKeyIdentifier()).contains("00ab");
    assertThat(entry.authorityKeyIdentifier()).contains("0c01");
    assertThat(entry.extendedKeyUsages())
        .containsExactly("1.3.6.1.5.5.7.3.4", "2.25.9999999999999999999");
    assertThat(entry.emailAddresses()).containsExactly("b@example.org", "a@example.org");
  }

  @Test
  void anAuthorityKeyIdentifierMayHaveNoKeyIdentifier() {
    BundleEntry entry =
        HandMade.certificate()
            .with(AUTHORITY_KEY, Der.sequence(Der.element(0x82, new byte[] {7})))
            .entry();

    assertThat(entry.authorityKeyIdentifier()).isEmpty();
  }

  @Test
  void anAddressIsGivenAsItStands() {
    BundleEntry entry =
        HandMade.certificate()
            .with(
                ALTERNATIVE_NAME,
                Der.sequence(
                    Der.element(0x81, new byte[] {'a', '@', 'b', 0, '\n'}),
                    Der.element(0x81, new byte[] {'@', (byte) 0xFC}),
                    Der.element(0x81)))
            .entry();

    assertThat(entry.emailAddresses()).isEqualTo(List.of("a@b\u0000\n", "@\ufffd", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "3003", "0403aaaa", "30800000", "04020000ff", "3084ffffffff"})
  void brokenExtensionsAreRefusedWhenAskedFor(String hex) {
    byte[] value = HexFormat.of().parseHex(hex);
    BundleEntry entry =
        HandMade.certificate()
            .with(SUBJECT_KEY, value)
            .with(ALTERNATIVE_NAME, value)
            .with(AUTHORITY_KEY, value)
            .with(EXTENDED_KEY_USAGE, value)
            .entry();

    assertRefused(entry::subjectKeyIdentifier, "subjectKeyIdentifier at byte ");
    assertRefused(entry::emailAddresses, "subjectAltName at byte ");
    assertRefused(entry::authorityKeyIdentifier, "authorityKeyIdentifier at byte ");
    assertRefused(entry::extendedKeyUsages, "extKeyUsage at byte ");
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable accessor, String place) {
    assertThatExceptionOfType(UnreadableInputException.class)
        .isThrownBy(accessor)
        .satisfies(e -> assertThat(e.place()).startsWith(place));
  }

  /** X.509: issuerUniqueID, subjectUniqueID, extensions, each at most once and in this order. */
  @ParameterizedTest
  @CsvSource({
    "8101008201 00, true",
    "810100, true",
    "820100, true",
    "820100810100, false",
    "810100810100, false",
    "a3023000, true",
    "810100a3023000, true",
    "a3023000810100, false",
    "a3023000a3023000, false",
    "a30430003000, false",
    "a300, false",
    "a3023100, false",
    "840100, false",
    "0500, false"
  })
  void theOptionalFieldsHaveTheirOrder(String hex, boolean accepted) {
    HandMade certificate = HandMade.certificate();
    certificate.key = Der.joined(certificate.key, HexFormat.of().parseHex(hex.replace(" ", "")));
    BundleReading reading = Reading.keepingGood(certificate.der());

    assertThat(reading.bundle().entries()).hasSize(accepted ? 1 : 0);
    assertThat(reading.problems().isEmpty()).isEqualTo(accepted);
  }

  @Test
  void offsetsCountFromTheCertificateAndNotFromTheArray() {
    HandMade certificate = HandMade.certificate().with(SUBJECT_KEY, new byte[] {5});
    byte[] der = certificate.der();
    int endOfValue = der.length - certificate.signature.length - certificate.algorithm.length;
    byte[] shifted = Der.joined(new byte[100], der, new byte[100]);
    Provenance origin = new Provenance.Given(new Origin("array", ""));
    BundleEntry whole = BundleEntry.read(der, 0, der.length, origin);
    BundleEntry part = BundleEntry.read(shifted, 100, 100 + der.length, origin);

    assertThat(part).isEqualTo(whole).hasSameHashCodeAs(whole);
    assertThat(part.der()).isEqualTo(der);
    assertThat(part.subject()).isEqualTo(whole.subject());
    assertThat(part.thumbprint()).isEqualTo(whole.thumbprint());
    assertThatExceptionOfType(UnreadableInputException.class)
        .isThrownBy(part::subjectKeyIdentifier)
        .satisfies(
            e -> assertThat(e.place()).isEqualTo("subjectKeyIdentifier at byte " + endOfValue));
  }

  @Test
  void takesACertificateThatTheCallerHasInHand() {
    TestPki root = TestPki.root("R");
    BundleEntry entry = BundleEntry.of(root.certificate());

    assertThat(entry.der()).isEqualTo(root.der());
    assertThat(entry.origin()).isEqualTo(new Origin("given certificate", ""));
    assertThat(entry.certificate()).isEqualTo(root.certificate());
    assertThat(entry.properties()).isEmpty();
    assertThat(entry.friendlyName()).isEmpty();
  }

  @Test
  void derIsACopy() {
    BundleEntry entry = HandMade.certificate().entry();
    entry.der()[0] = 0;

    assertThat(entry.der()[0]).isEqualTo((byte) 0x30);
  }

  @Test
  void saysSoWhereTheJdkRefusesIt() {
    HandMade certificate = HandMade.certificate();
    certificate.key = Der.sequence();
    BundleEntry entry = certificate.entry();

    assertThat(entry.subject()).isEqualTo("CN=Hand");
    assertThatExceptionOfType(UnreadableInputException.class)
        .isThrownBy(entry::certificate)
        .withMessageContaining("a certificate that the JDK refuses");
  }

  @Test
  void takesDerWithItsOriginAndKeepsACopy() {
    byte[] der = TestPki.root("R").der();
    Origin origin = new Origin("r.cer", "byte 7");
    BundleEntry entry = BundleEntry.of(der, origin);
    der[0] = 0;

    assertThat(entry.subject()).isEqualTo("CN=R");
    assertThat(entry.origin()).isEqualTo(origin);
    assertThatExceptionOfType(UnreadableInputException.class)
        .isThrownBy(() -> BundleEntry.of(der, origin))
        .withMessageContaining("r.cer");
  }
}
