package io.github.smimetrust.chain;

import static io.github.smimetrust.chain.Constraining.PASSES;
import static io.github.smimetrust.chain.Constraining.both;
import static io.github.smimetrust.chain.Constraining.dns;
import static io.github.smimetrust.chain.Constraining.excluded;
import static io.github.smimetrust.chain.Constraining.excluding;
import static io.github.smimetrust.chain.Constraining.extension;
import static io.github.smimetrust.chain.Constraining.mail;
import static io.github.smimetrust.chain.Constraining.names;
import static io.github.smimetrust.chain.Constraining.parsed;
import static io.github.smimetrust.chain.Constraining.permitted;
import static io.github.smimetrust.chain.Constraining.permitting;
import static io.github.smimetrust.chain.Constraining.permittingRaw;
import static io.github.smimetrust.chain.Constraining.verdict;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.sst.der.MalformedDerException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The structure of the extension, and how several subtrees and extensions work together. */
class NameConstraintsTest {
  private static final GeneralName[] NAMES = {mail("a@example.com")};

  @Test
  void permittedAndExcludedTogetherLeaveTheDifference() {
    NameConstraints constraints =
        both(
            new GeneralName[] {mail("example.com"), mail(".example.com")},
            new GeneralName[] {mail("evil.example.com"), mail("b@example.com")});

    assertThat(verdict(constraints, names(mail("a@example.com")))).isEqualTo(PASSES);
    assertThat(verdict(constraints, names(mail("a@mail.example.com")))).isEqualTo(PASSES);
    assertThat(verdict(constraints, names(mail("b@example.com")))).isEqualTo("EXCLUDED");
    assertThat(verdict(constraints, names(mail("a@evil.example.com")))).isEqualTo("EXCLUDED");
    assertThat(verdict(constraints, names(mail("a@example.org")))).isEqualTo("NOT_PERMITTED");
    assertThat(verdict(constraints, names(dns("evil.test")))).isEqualTo(PASSES);
  }

  @Test
  void whatIsExcludedStaysSoWhereItIsPermittedToo() {
    GeneralName[] same = {mail("example.com")};

    assertThat(verdict(both(same, same), names(NAMES))).isEqualTo("EXCLUDED");
  }

  @Test
  void permittedSubtreesOfTwoExtensionsAreIntersected() {
    NameConstraints constraints =
        with(permitting(mail("example.com"), mail("example.org")), permitted(mail("example.com")));

    assertThat(verdict(constraints, names(mail("a@example.com")))).isEqualTo(PASSES);
    assertThat(verdict(constraints, names(mail("a@example.org")))).isEqualTo("NOT_PERMITTED");

    NameConstraints nothing = with(permitting(mail("example.org")), permitted(mail("example.com")));
    assertThat(verdict(nothing, names(mail("a@example.com")))).isEqualTo("NOT_PERMITTED");
    assertThat(verdict(nothing, names(mail("a@example.org")))).isEqualTo("NOT_PERMITTED");
  }

  @Test
  void excludedSubtreesOfTwoExtensionsAreUnited() {
    NameConstraints constraints =
        with(excluding(mail("example.org")), excluded(mail("example.com")));

    assertThat(verdict(constraints, names(mail("a@example.com")))).isEqualTo("EXCLUDED");
    assertThat(verdict(constraints, names(mail("a@example.org")))).isEqualTo("EXCLUDED");
    assertThat(verdict(constraints, names(mail("a@example.net")))).isEqualTo(PASSES);
  }

  private static NameConstraints with(NameConstraints before, byte[] extension) {
    return before.with(extension, 0, extension.length);
  }

  @Test
  void withoutAnyExtensionEveryNamePasses() {
    assertThat(NameConstraints.NONE.isEmpty()).isTrue();
    assertThat(permitting(mail("example.com")).isEmpty()).isFalse();
    assertThat(verdict(NameConstraints.NONE, names(mail("nonsense")))).isEqualTo(PASSES);
  }

  @Test
  void oneSubtreeThatIsNotUnderstoodSpoilsItsFormAndNoOther() {
    NameConstraints constraints = permitting(mail("example.com"), mail("example.com."), dns("a.b"));

    assertThat(verdict(constraints, names(NAMES))).isEqualTo("NOT_UNDERSTOOD");
    assertThat(verdict(constraints, names(dns("a.b")))).isEqualTo(PASSES);
  }

  @ParameterizedTest
  @MethodSource("distances")
  void minimumAndMaximumAreAbsentOrNothingOfTheFormPasses(
      String expected, ASN1Encodable[] subtree) {
    // RFC 5280 section 4.2.1.10: minimum MUST be zero, and maximum MUST be absent.
    NameConstraints constraints = permittingRaw(subtree);

    assertThat(verdict(constraints, names(NAMES))).isEqualTo(expected);
    assertThat(verdict(constraints, names(dns("example.org")))).isEqualTo(PASSES);
  }

  static Stream<Arguments> distances() {
    ASN1Encodable base = mail("example.com");
    return Stream.of(
        distance(PASSES, base),
        // DER leaves a default out, but it says the same.
        distance(PASSES, base, number(0, 0)),
        distance("NOT_UNDERSTOOD", base, number(0, 1)),
        distance("NOT_UNDERSTOOD", base, number(0, 256)),
        distance("NOT_UNDERSTOOD", base, number(0, -1)),
        distance("NOT_UNDERSTOOD", base, number(1, 0)),
        distance("NOT_UNDERSTOOD", base, number(1, 5)),
        distance("NOT_UNDERSTOOD", base, number(0, 0), number(1, 0)),
        distance("NOT_UNDERSTOOD", base, number(0, 0), number(0, 0)),
        distance("NOT_UNDERSTOOD", base, DERNull.INSTANCE));
  }

  private static Arguments distance(String expected, ASN1Encodable... subtree) {
    return Arguments.of(expected, subtree);
  }

  private static ASN1Encodable number(int tag, long value) {
    return new DERTaggedObject(false, tag, new ASN1Integer(value));
  }

  @ParameterizedTest
  @MethodSource("otherForms")
  void formsWithoutComparisonPassOnlyWhereNothingConstrainsThem(GeneralName name) {
    assertThat(verdict(permitting(mail("example.com"), dns("a.b")), names(name))).isEqualTo(PASSES);
    assertThat(verdict(permitting(name), names(name))).isEqualTo("NOT_UNDERSTOOD");
    assertThat(verdict(excluding(name), names(name))).isEqualTo("NOT_UNDERSTOOD");
    assertThat(verdict(permitting(name), names(NAMES))).isEqualTo(PASSES);
  }

  static Stream<GeneralName> otherForms() {
    return Stream.of(
        new GeneralName(GeneralName.registeredID, new ASN1ObjectIdentifier("1.2.3")),
        new GeneralName(GeneralName.x400Address, new DERSequence()),
        new GeneralName(
            GeneralName.ediPartyName,
            new DERSequence(new DERTaggedObject(true, 1, new DERUTF8String("A")))),
        new GeneralName(
            GeneralName.otherName,
            new DERSequence(
                new ASN1Encodable[] {
                  new ASN1ObjectIdentifier("1.2.3"), new DERTaggedObject(true, 0, DERNull.INSTANCE)
                })));
  }

  @ParameterizedTest
  @CsvSource({
    "3000, neither field",
    "3002A000, an empty list of permitted subtrees",
    "3002A100, an empty list of excluded subtrees",
    "3004A0023000, a subtree without a base",
    "3006A0043002A900, a base that is no GeneralName",
    "3008A00630048102612E00, bytes behind it",
    "3006A0043002A100, an rfc822Name that is constructed",
    "3006A00430028400, a directoryName that is primitive",
    "3007A2053003810161, an unknown field",
    "3010A106300481026162 A006300481026162, excluded before permitted",
    "A0053003810161, no SEQUENCE",
    "3080A0060000, an indefinite length",
    "30, a cut header",
    "'', nothing",
  })
  void otherStructuresAreMalformed(String hex, String what) {
    byte[] der = HexFormat.of().parseHex(hex.replace(" ", ""));

    assertThatThrownBy(() -> parsed(der)).as(what).isInstanceOf(MalformedDerException.class);
  }

  @Test
  void theSameFieldTwiceIsMalformed() {
    ASN1Encodable field =
        new DERTaggedObject(
            false, 0, new DERSequence(new DERSequence(new ASN1Encodable[] {mail("a.b")})));

    assertThatThrownBy(() -> parsed(extension(field, field)))
        .isInstanceOf(MalformedDerException.class);
  }

  @Test
  void alternativeNamesAreOneNameOrMore() {
    byte[] subject = {0x30, 0};
    byte[] none = {0x30, 0, 0x30, 0};
    byte[] octets = {0x30, 0, 0x04, 0};

    assertThat(SubjectNames.of(subject, 0, 2, 0, 0).all()).isEmpty();
    assertThatThrownBy(() -> SubjectNames.of(none, 0, 2, 2, 4))
        .isInstanceOf(MalformedDerException.class);
    assertThatThrownBy(() -> SubjectNames.of(octets, 0, 2, 2, 4))
        .isInstanceOf(MalformedDerException.class);
    // An extension whose value has no byte at all is no absent one.
    assertThatThrownBy(() -> SubjectNames.of(subject, 0, 2, 2, 2))
        .isInstanceOf(MalformedDerException.class);
  }

  @Test
  void theTextOfAViolationStaysShort() {
    GeneralName[] many =
        IntStream.range(0, 200).mapToObj(i -> mail("h" + i + ".test")).toArray(GeneralName[]::new);
    NameViolation violation =
        permitting(many)
            .check(names(mail("a".repeat(10_000) + "@example.com")), new ComparisonBudget(200));

    assertThat(requireNonNull(violation).constraint())
        .endsWith("h7.test and 192 more")
        .hasSizeLessThan(200);
    assertThat(violation.name()).endsWith("... (10012 in all)").hasSizeLessThan(200);
  }

  @Test
  void theTextOfAViolationCountsWhatItLeavesOut() {
    GeneralName[] nine =
        IntStream.range(0, 9).mapToObj(i -> mail("h" + i + ".test")).toArray(GeneralName[]::new);

    assertThat(constraintText(nine)).endsWith(", h7.test and 1 more");
    assertThat(constraintText(Arrays.copyOf(nine, 8))).endsWith(", h7.test");
  }

  private static String constraintText(GeneralName... permitted) {
    return requireNonNull(permitting(permitted).check(names(NAMES), new ComparisonBudget(9)))
        .constraint();
  }

  @ParameterizedTest
  @CsvSource({
    "300581036140620500, bytes behind the list",
    "300A A008 06022A03 A0020500, ''",
    "300C A00A 06022A03 A0020500 0500, an otherName with a third element",
    "3006 A004 06022A03, an otherName without a value",
    "3016 A014 06082B06010505070809 A008 0C036140620C0161, two values",
  })
  void anAlternativeNameHasTheStructureOfItsForm(String hex, String defect) {
    byte[] der = HexFormat.of().parseHex("3000" + hex.replace(" ", ""));

    if (defect.isEmpty()) {
      assertThat(SubjectNames.of(der, 0, 2, 2, der.length).all()).hasSize(1);
    } else {
      assertThatThrownBy(() -> SubjectNames.of(der, 0, 2, 2, der.length))
          .as(defect)
          .isInstanceOf(MalformedDerException.class);
    }
  }

  @Test
  void theTextOfAViolationHidesWhatMisleads() {
    NameViolation violation =
        permitting(mail("example.com"))
            .check(names(mail("\u001b[31m\r\na")), new ComparisonBudget(1));

    assertThat(requireNonNull(violation).name()).isEqualTo("\\u{1b}[31m\\u{d}\\u{a}a");
  }

  @Test
  void octetStringsAreNoAddresses() {
    assertThat(
            verdict(
                permitting(new GeneralName(GeneralName.iPAddress, new DEROctetString(new byte[3]))),
                names(new GeneralName(GeneralName.iPAddress, "192.0.2.1"))))
        .isEqualTo("NOT_UNDERSTOOD");
  }
}
