package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.smimetrust.name.NameParts;
import io.github.smimetrust.sst.der.MalformedDerException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERUniversalString;
import org.bouncycastle.asn1.DLSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Comparison of names (RFC 5280 section 7.1, RFC 4518 section 2, RFC 3454 table B.2). */
class NamePartsTest {
  private static final String ORGANISATION = "2.5.4.10";
  private static final String UNIT = "2.5.4.11";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      emptyValue = "",
      value = {
        "Contoso, CONTOSO",
        "~ Contoso  Mail ~, contoso mail",
        "~Contoso\tMail\n~, contoso mail",
        "Contoso\u00a0Mail, contoso mail",
        "Contoso\u3000\u2003Mail, contoso mail",
        "Contoso\u2028Mail, contoso mail",
        "~~, ~   ~",
        "Con\u00adtoso, contoso",
        "\ufeffContoso\u200b, contoso",
        "Con\u0007toso, contoso",
        "Con\ufe0ftoso, contoso",
        "\ufb01n, FIN",
        "\uff23\uff2f, co",
        "\u212b, a\u030a",
        "\u2460, 1",
        "Stra\u00dfe, STRASSE",
        "STRA\u1e9eE, strasse",
        "\u0130, i\u0307",
        "\u03a3\u03a3, \u03c3\u03c2",
        "\u1f80, \u1f88",
        "\u0390, \u03b9\u0308\u0301",
        "\u13a0, \uab70",
        "\ud801\udc00, \ud801\udc28",
        "a\u0301\u0323, a\u0323\u0301",
      })
  void theseMatch(String one, String other) {
    assertThat(key(new DERUTF8String(one))).isEqualTo(key(new DERUTF8String(other)));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      emptyValue = "",
      value = {
        "Contoso, Contos0",
        "Contoso Mail, ContosoMail",
        "Contoso, ~~",
        "i, \u0131",
        "I, \u0131",
        "\u0131, \u0130",
        "a, \u00e4",
        "a, \u0430",
        "\u00e4, ae",
        "\u03c3, s",
        "a\u0301, a\u0300",
        "#, ~~",
        "=a, a",
      })
  void theseDoNot(String one, String other) {
    assertThat(key(new DERUTF8String(one))).isNotEqualTo(key(new DERUTF8String(other)));
  }

  @Test
  void theStringTypeDoesNotMatter() {
    String expected = key(new DERUTF8String("Contoso"));

    assertThat(key(new DERPrintableString("contoso"))).isEqualTo(expected);
    assertThat(key(new DERIA5String("CONTOSO"))).isEqualTo(expected);
    assertThat(key(new DERT61String("Contoso"))).isEqualTo(expected);
    assertThat(key(new DERBMPString("Contoso"))).isEqualTo(expected);
    assertThat(key(new DERUniversalString("Contoso".getBytes(Charset.forName("UTF-32BE")))))
        .isEqualTo(expected);
    assertThat(key(new DERT61String("\u00c4rzte".getBytes(StandardCharsets.ISO_8859_1))))
        .isEqualTo(key(new DERUTF8String("\u00e4RZTE")));
  }

  @Test
  void whatIsNoTextIsComparedByItsBytes() {
    byte[] broken = {0x0C, 1, (byte) 0xFF};
    byte[] otherBroken = {0x0C, 1, (byte) 0xFE};
    byte[] number = {0x02, 1, 5};

    assertThat(key(broken)).isEqualTo(key(broken.clone())).isNotEqualTo(key(otherBroken));
    assertThat(key(number)).isNotEqualTo(key(new DERUTF8String("020105")));
    assertThat(key(number)).isNotEqualTo(key(new DERUTF8String("#020105")));
  }

  @Test
  void attributesOfOnePartAreNotPartsAndHaveNoOrder() {
    ASN1Encodable a = attribute(ORGANISATION, new DERUTF8String("A"));
    ASN1Encodable b = attribute(UNIT, new DERUTF8String("B"));
    List<String> together = parts(part(a, b));

    // Written by hand in the other order, which a DER writer would sort.
    byte[] swapped = Constraining.der(new DERSequence(new DLSet(new ASN1Encodable[] {b, a})));
    byte[] asGiven = Constraining.der(new DERSequence(new DLSet(new ASN1Encodable[] {a, b})));
    assertThat(NameParts.of(swapped, 0, swapped.length)).isEqualTo(together).hasSize(1);
    assertThat(NameParts.of(asGiven, 0, asGiven.length)).isEqualTo(together);
    assertThat(parts(part(a), part(b))).hasSize(2).isNotEqualTo(together);
    assertThat(parts(part(b), part(a))).isNotEqualTo(parts(part(a), part(b)));
    // The separators inside a key cannot be written in a value.
    assertThat(parts(part(attribute(ORGANISATION, new DERUTF8String("A\u00012.5.4.11=B")))))
        .isNotEqualTo(together);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "3100", // no SEQUENCE
        "30023100", // a part without attributes
        "30043102 3000", // an attribute without type
        "30093107 3005 0603 55040A", // an attribute without value
        "300B3109 3007 0603 55040A 0500 0500", // cut
        "300D310B 3009 0603 55040A 0500 0500", // two values
        "30023000", // a part that is no SET
        "3000 00", // bytes behind it
        "300B3109 3007 0603 55040A 0C80", // an indefinite length
      })
  void whatIsNoNameIsMalformed(String hex) {
    byte[] der = HexFormat.of().parseHex(hex.replace(" ", ""));

    assertThatThrownBy(() -> NameParts.of(der, 0, der.length))
        .isInstanceOf(MalformedDerException.class);
  }

  /** One letter with many marks: sorting them takes minutes where their rows are not broken. */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"\u0301, \u0323", "\u0301, \uff9e", "\u0345, \u0f73", "\u0f81, \u0344"})
  void rowsOfMarksCostNoSquareTime(String mark, String other) {
    String blocks = "a" + mark.repeat(100_000) + other.repeat(100_000);
    String mixed = "a" + (mark + other).repeat(100_000);

    assertTimeout(
        Duration.ofSeconds(15),
        () -> assertThat(NameParts.prepared(blocks)).isNotEqualTo(NameParts.prepared(mixed)));
  }

  @Property
  void preparedTextIsPreparedAlready(@ForAll("texts") String text) {
    String prepared = NameParts.prepared(text);

    assertThat(NameParts.prepared(prepared)).isEqualTo(prepared);
    assertThat(prepared.chars()).noneMatch(c -> c < ' ');
    assertThat(NameParts.prepared("  " + text + " ")).isEqualTo(prepared);
  }

  /** Letters, marks, blanks and signs of the scripts that certificates hold. */
  @Provide
  static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withCharRange('\0', '\u036f')
        .withCharRange('\u0370', '\u05ff')
        .withCharRange('\u1e00', '\u206f')
        .withCharRange('\u3000', '\u30ff')
        .withCharRange('\uff00', '\uffef')
        .ofMaxLength(12);
  }

  /**
   * The JDK compares as RFC 5280 asks for PrintableString and UTF8String, but for control
   * characters: a tab is no blank to it, which RFC 4518 section 2.2 makes it.
   */
  @Property
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void theJdkAgreesWhichNamesMatch(@ForAll("names") byte[] one, @ForAll("names") byte[] other) {
    boolean match = NameParts.of(one, 0, one.length).equals(NameParts.of(other, 0, other.length));

    Statistics.collect(match);
    Statistics.coverage(checker -> checker.check(true).percentage(p -> p > 0.5));
    assertThat(match).isEqualTo(new X500Principal(one).equals(new X500Principal(other)));
  }

  @Provide
  static Arbitrary<byte[]> names() {
    Arbitrary<ASN1Encodable> values =
        Combinators.combine(
                Arbitraries.of("a b", "A B", " a b", "a  b ", "ab", "\u00e4", "\u00c4", "a\u0308"),
                Arbitraries.of(true, false))
            .as(
                (text, utf8) ->
                    utf8 || text.chars().anyMatch(c -> c >= 0x80)
                        ? new DERUTF8String(text)
                        : new DERPrintableString(text));
    Arbitrary<ASN1Encodable> attributes =
        Combinators.combine(Arbitraries.of(ORGANISATION, UNIT), values)
            .as(NamePartsTest::attribute);
    Arbitrary<ASN1Encodable> parts =
        attributes.list().ofMinSize(1).ofMaxSize(2).map(a -> part(a.toArray(ASN1Encodable[]::new)));
    return parts
        .list()
        .ofMinSize(1)
        .ofMaxSize(2)
        .map(p -> Constraining.der(new DERSequence(p.toArray(ASN1Encodable[]::new))));
  }

  private static List<String> parts(ASN1Encodable... parts) {
    byte[] der = Constraining.der(new DERSequence(parts));
    return NameParts.of(der, 0, der.length);
  }

  private static ASN1Encodable part(ASN1Encodable... attributes) {
    return new DERSet(attributes);
  }

  private static ASN1Encodable attribute(String type, ASN1Encodable value) {
    return new DERSequence(new ASN1Encodable[] {new ASN1ObjectIdentifier(type), value});
  }

  private static String key(ASN1Encodable value) {
    List<String> parts = new ArrayList<>(parts(part(attribute(ORGANISATION, value))));
    assertThat(parts).hasSize(1);
    return parts.get(0);
  }

  /** The key of a value that is given in DER. */
  private static String key(byte[] value) {
    byte[] prefix = {0x30, 0, 0x31, 0, 0x30, 0, 0x06, 3, 0x55, 4, 10};
    byte[] der = Arrays.copyOf(prefix, prefix.length + value.length);
    System.arraycopy(value, 0, der, prefix.length, value.length);
    der[1] = (byte) (der.length - 2);
    der[3] = (byte) (der.length - 4);
    der[5] = (byte) (der.length - 6);
    return NameParts.of(der, 0, der.length).get(0);
  }
}
