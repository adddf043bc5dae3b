package io.github.smimetrust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Expected texts are from RFC 4514 and, where it leaves a choice, from the rule in the test's name.
 */
class NamesTest {
  private static final String CN = "2.5.4.3";

  @Test
  void theMostSpecificPartComesFirst() {
    byte[] name =
        Der.sequence(
            Der.rdn("2.5.4.6", Der.printable("DE")),
            Der.rdn("2.5.4.10", Der.utf8("Contoso")),
            Der.rdn(CN, Der.utf8("Root")));

    assertThat(subject(name)).isEqualTo("CN=Root,O=Contoso,C=DE");
  }

  @Test
  void theExamplesOfRfc4514AreRendered() {
    // Section 4, all that is in reach of one attribute type.
    assertThat(
            subject(
                Der.sequence(
                    Der.rdn("0.9.2342.19200300.100.1.25", ia5("net")),
                    Der.rdn("0.9.2342.19200300.100.1.25", ia5("example")),
                    Der.rdn("0.9.2342.19200300.100.1.1", Der.utf8("jsmith")))))
        .isEqualTo("UID=jsmith,DC=example,DC=net");
    assertThat(
            subject(
                Der.sequence(
                    Der.rdn("0.9.2342.19200300.100.1.25", ia5("net")),
                    Der.set(
                        Der.attribute("2.5.4.11", Der.utf8("Sales")),
                        Der.attribute(CN, Der.utf8("J.  Smith"))))))
        .isEqualTo("OU=Sales+CN=J.  Smith,DC=net");
    assertThat(subject(common(Der.utf8("James \"Jim\" Smith, III"))))
        .isEqualTo("CN=James \\\"Jim\\\" Smith\\, III");
    assertThat(subject(common(Der.utf8("Before\rAfter")))).isEqualTo("CN=Before\\0DAfter");
    assertThat(
            subject(Der.sequence(Der.rdn("1.3.6.1.4.1.1466.0", Der.octets(new byte[] {'H', 'i'})))))
        .isEqualTo("1.3.6.1.4.1.1466.0=#04024869");
    assertThat(subject(common(Der.utf8("Lu\u010di\u0107")))).isEqualTo("CN=Lu\u010di\u0107");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "| lead|, |\\ lead|",
        "|trail |, |trail\\ |",
        "|in  between|, |in  between|",
        "| |, |\\ |",
        "|#1|, |\\#1|",
        "|a#1|, |a#1|",
        "|a,b+c;d<e>f\\g|, |a\\,b\\+c\\;d\\<e\\>f\\\\g|",
        "|a=b|, |a=b|",
      })
  void specialCharactersAreEscaped(String value, String text) {
    assertThat(subject(common(Der.utf8(value)))).isEqualTo("CN=" + text);
  }

  @ParameterizedTest
  @CsvSource({
    "0000, \\00",
    "000A, \\0A",
    "001B, \\1B",
    "007F, \\7F",
    "0085, \\C2\\85",
    "00AD, \\C2\\AD",
    "200B, \\E2\\80\\8B",
    "200E, \\E2\\80\\8E",
    "2028, \\E2\\80\\A8",
    "2029, \\E2\\80\\A9",
    "202E, \\E2\\80\\AE",
    "2066, \\E2\\81\\A6",
    "FEFF, \\EF\\BB\\BF",
    "E0041, \\F3\\A0\\81\\81"
  })
  void charactersThatMisleadAReaderAreEscaped(String codePoint, String escaped) {
    String value = "a" + Character.toString(Integer.parseInt(codePoint, 16)) + "b";

    assertThat(subject(common(Der.utf8(value)))).isEqualTo("CN=a" + escaped + "b");
  }

  static Stream<Arguments> stringTypes() {
    return Stream.of(
        Arguments.of(
            "UTF8String", 0x0C, StandardCharsets.UTF_8, "M\u00fcller \u65e5\u672c \ud83d\ude00"),
        Arguments.of("NumericString", 0x12, StandardCharsets.US_ASCII, "12 34"),
        Arguments.of("PrintableString", 0x13, StandardCharsets.US_ASCII, "Root CA"),
        Arguments.of("TeletexString", 0x14, StandardCharsets.ISO_8859_1, "M\u00fcller"),
        Arguments.of("IA5String", 0x16, StandardCharsets.US_ASCII, "ca@example.org"),
        Arguments.of("VisibleString", 0x1A, StandardCharsets.US_ASCII, "Root CA"),
        Arguments.of(
            "UniversalString", 0x1C, Charset.forName("UTF-32BE"), "M\u00fcller \ud83d\ude00"),
        Arguments.of("BMPString", 0x1E, StandardCharsets.UTF_16BE, "M\u00fcller \u65e5\u672c"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stringTypes")
  void everyStringTypeIsRead(String name, int tag, Charset charset, String value) {
    assertThat(subject(common(Der.element(tag, value.getBytes(charset))))).isEqualTo("CN=" + value);
  }

  @ParameterizedTest
  @CsvSource({
    "0C, 43E9", // Latin-1 in UTF8String
    "0C, C080", // an overlong NUL
    "0C, EDA080", // a surrogate
    "13, 43E9", // Latin-1 in PrintableString
    "16, 80",
    "1E, 004300", // half a character
    "1E, D8000041", // a surrogate without its pair
    "1C, 00110000", // above U+10FFFF
    "1C, 000043",
    "03, 0043", // no string at all
    "05, ''",
    "31, 0C0143"
  })
  void bytesThatAreNoTextAreShownAsTheirDer(String tag, String hex) {
    byte[] content = java.util.HexFormat.of().parseHex(hex);
    byte[] value = Der.element(Integer.parseInt(tag, 16), content);

    assertThat(subject(common(value)))
        .isEqualTo("CN=#" + java.util.HexFormat.of().formatHex(value));
  }

  @Test
  void aTypeWithoutKeywordIsItsIdentifierAndDer() {
    assertThat(subject(Der.sequence(Der.rdn("2.5.4.99", Der.utf8("x")))))
        .isEqualTo("2.5.4.99=#0c0178");
    assertThat(
            subject(
                Der.sequence(
                    Der.rdn("2.25.329800735698586629295641978511506172918", Der.utf8("x")))))
        .isEqualTo("2.25.329800735698586629295641978511506172918=#0c0178");
  }

  @Test
  void anEmptyNameIsAnEmptyText() {
    HandMade unnamed = HandMade.certificate();
    unnamed.subject = Der.sequence();

    assertThat(unnamed.entry().subject()).isEmpty();
    assertThat(unnamed.entry().issuer()).isEqualTo("CN=Hand");
    assertThat(unnamed.entry().isSelfIssued()).isFalse();
  }

  @Test
  void aPartWithoutAttributesHasNoText() {
    assertThat(subject(Der.sequence(Der.set(), Der.rdn(CN, Der.utf8("R")), Der.set())))
        .isEqualTo("CN=R");
  }

  @Test
  void theTextReadsBackAsTheSameName() {
    byte[] name =
        Der.sequence(
            Der.rdn("2.5.4.6", Der.printable("DE")),
            Der.set(
                Der.attribute(CN, Der.utf8(" #a,b\u202e ")),
                Der.attribute("2.5.4.5", Der.printable("7"))),
            Der.rdn("1.2.840.113549.1.9.1", ia5("ca@example.org")),
            Der.rdn("1.2.3.4", Der.octets(new byte[] {1})));

    String text = subject(name);

    assertThat(new X500Principal(text, DistinguishedName.OIDS_BY_KEYWORD))
        .isEqualTo(new X500Principal(name));
    TrustBundle bundle = Reading.strictly(HandMade.certificate().named(name).der());
    assertThat(bundle.retainSubject(text)).isEqualTo(bundle);
    assertThat(bundle.retainSubject(text.replace("ca@", "CA@"))).isEqualTo(bundle);
    assertThat(bundle.retainSubject(text.replace("ca@", "x@"))).isEqualTo(TrustBundle.empty());
  }

  @Test
  void everyKeywordReadsBack() {
    DistinguishedName.OIDS_BY_KEYWORD.forEach(
        (keyword, type) -> {
          TrustBundle bundle =
              Reading.strictly(
                  HandMade.certificate()
                      .named(Der.sequence(Der.rdn(type, Der.utf8("Xy 1"))))
                      .der());
          String text = bundle.entries().get(0).subject();

          assertThat(text).isEqualToIgnoringCase(keyword + "=Xy 1");
          assertThat(bundle.retainSubject(text)).isEqualTo(bundle);
        });
  }

  @Test
  void aNameOfAMegabyteCostsLinearTime() {
    byte[][] parts = new byte[60_000][];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Der.rdn(CN, Der.utf8(",,,"));
    }

    String text = subject(Der.sequence(parts));

    assertThat(text).startsWith("CN=\\,\\,\\,,CN=").hasSize(60_000 * 10 - 1);
  }

  @Test
  void messagesShowTheBeginningOfAHugeName() {
    BundleEntry entry = HandMade.certificate().named(common(Der.utf8("x".repeat(100_000)))).entry();

    assertThat(entry.toString())
        .startsWith("CN=xxx")
        .contains("xxx... (sha256 ")
        .hasSizeLessThan(300);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      quoteCharacter = '|',
      value = {
        "0x0C, |Root|, 0x13, |Root|, true",
        "0x0C, |ROOT  ca |, 0x13, | root CA|, true",
        "0x0C, |Stra\u00dfe|, 0x0C, |STRASSE|, true",
        "0x0C, |M\u00fcller|, 0x1E, |M\u00dcLLER|, true",
        "0x0C, |M\u00fcller|, 0x0C, |Mu\u0308ller|, true",
        "0x0C, |\uff32oot|, 0x13, |Root|, true",
        "0x0C, |a\u00a0b|, 0x13, |a b|, true",
        "0x0C, |Root|, 0x0C, |R00t|, false",
        "0x0C, |Root|, 0x0C, |Roo|, false",
        "0x0C, |Ro ot|, 0x0C, |Root|, false",
        "0x0C, |M\u00fcller|, 0x0C, |Muller|, false",
        "0x0C, |Root|, 0x03, |Root|, false",
        "0x03, |Root|, 0x03, |ROOT|, false"
      })
  void namesMatchByRfc5280(int leftTag, String left, int rightTag, String right, boolean match) {
    HandMade certificate = HandMade.certificate();
    certificate.issuer = common(encoded(leftTag, left));
    certificate.subject = common(encoded(rightTag, right));

    assertThat(certificate.entry().isSelfIssued()).isEqualTo(match);
  }

  @Test
  void theAttributesOfOnePartMatchInAnyOrder() {
    byte[] name = Der.attribute(CN, Der.utf8("Root"));
    byte[] again = Der.attribute(CN, Der.printable("ROOT"));
    byte[] number = Der.attribute("2.5.4.5", Der.printable("7"));
    byte[] unit = Der.attribute("2.5.4.11", Der.utf8("U"));

    assertThat(selfIssued(part(name, number, unit), part(unit, again, number))).isTrue();
    assertThat(selfIssued(part(name, number), part(number, unit))).isFalse();
    assertThat(selfIssued(part(name, again, unit), part(unit, name, unit))).isFalse();
    assertThat(selfIssued(part(name, number), part(number, name, unit))).isFalse();
  }

  private static byte[] part(byte[]... attributes) {
    return Der.sequence(Der.set(attributes));
  }

  @Test
  void namesThatDifferInTheirPartsDoNotMatch() {
    byte[] a = Der.rdn(CN, Der.utf8("a"));
    byte[] b = Der.rdn(CN, Der.utf8("b"));

    assertThat(selfIssued(Der.sequence(a, b), Der.sequence(a))).isFalse();
    assertThat(selfIssued(Der.sequence(a), Der.sequence(a, b))).isFalse();
    assertThat(selfIssued(Der.sequence(a, b), Der.sequence(b, a))).isFalse();
    assertThat(selfIssued(Der.sequence(a), Der.sequence(Der.rdn("2.5.4.11", Der.utf8("a")))))
        .isFalse();
    assertThat(
            selfIssued(
                Der.sequence(
                    Der.set(Der.attribute(CN, Der.utf8("a")), Der.attribute(CN, Der.utf8("b")))),
                Der.sequence(a)))
        .isFalse();
    assertThat(selfIssued(Der.sequence(), Der.sequence())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0C, FF, FE", "13, 43E9, 43E8", "1E, D800, D801", "1E, 0041D800, 0041DC00"})
  void bytesThatAreNoTextMatchOnlyThemselves(String tag, String left, String right) {
    byte[] a =
        common(Der.element(Integer.parseInt(tag, 16), java.util.HexFormat.of().parseHex(left)));
    byte[] b =
        common(Der.element(Integer.parseInt(tag, 16), java.util.HexFormat.of().parseHex(right)));

    assertThat(selfIssued(a, a)).isTrue();
    assertThat(selfIssued(a, b)).isFalse();
  }

  @Test
  void aNameThatEndsWithTheInputIsAnError() {
    // SET { SEQUENCE { id-at-commonName, and a value of which only the identifier is there
    byte[] name =
        Der.sequence(
            Der.set(Der.sequence(Der.element(0x06, new byte[] {0x55, 4, 3}), new byte[] {0x0C})));
    byte[] certificate =
        Der.sequence(
            Der.sequence(
                Der.element(0xA0, Der.integer(2)),
                Der.integer(1),
                Der.sequence(Der.oid(HandMade.SHA256_WITH_ECDSA)),
                name));

    UnreadableInputException e = Reading.refusal(certificate);

    assertThat(e.place()).isEqualTo("byte " + certificate.length);
    assertThat(e.found()).isEqualTo("the end");
  }

  private static byte[] common(byte[] value) {
    return Der.sequence(Der.rdn(CN, value));
  }

  private static byte[] ia5(String text) {
    return Der.element(0x16, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String subject(byte[] name) {
    HandMade certificate = HandMade.certificate();
    certificate.subject = name;
    return certificate.entry().subject();
  }

  private static boolean selfIssued(byte[] issuer, byte[] subject) {
    HandMade certificate = HandMade.certificate();
    certificate.issuer = issuer;
    certificate.subject = subject;
    return certificate.entry().isSelfIssued();
  }

  private static byte[] encoded(int tag, String text) {
    return switch (tag) {
      case 0x1E -> Der.element(tag, text.getBytes(StandardCharsets.UTF_16BE));
      case 0x13 -> Der.printable(text);
      default -> Der.element(tag, text.getBytes(StandardCharsets.UTF_8));
    };
  }
}
