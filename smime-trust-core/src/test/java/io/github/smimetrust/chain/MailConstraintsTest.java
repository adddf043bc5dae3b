package io.github.smimetrust.chain;

import static io.github.smimetrust.chain.Constraining.PASSES;
import static io.github.smimetrust.chain.Constraining.directory;
import static io.github.smimetrust.chain.Constraining.dns;
import static io.github.smimetrust.chain.Constraining.excluding;
import static io.github.smimetrust.chain.Constraining.mail;
import static io.github.smimetrust.chain.Constraining.names;
import static io.github.smimetrust.chain.Constraining.permitting;
import static io.github.smimetrust.chain.Constraining.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * rfc822Name constraints (RFC 5280 sections 4.2.1.10 and 7.5, RFC 9598 section 6). NOT_UNDERSTOOD
 * is for what has none of the forms that the RFC gives: it never passes.
 */
class MailConstraintsTest {
  private static final ASN1ObjectIdentifier SMTP_UTF8_MAILBOX =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.9");
  private static final ASN1ObjectIdentifier UPN =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3");

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      emptyValue = "",
      value = {
        // constraint, name, where it is permitted, where it is excluded
        "example.com, a@example.com, PASSES, EXCLUDED",
        "example.com, a@EXAMPLE.Com, PASSES, EXCLUDED",
        "EXAMPLE.com, a@example.com, PASSES, EXCLUDED",
        "example.com, A.b+c@example.com, PASSES, EXCLUDED",
        "example.com, !aAzZ09|@example.com, PASSES, EXCLUDED",
        "example.com, a@sub.example.com, NOT_PERMITTED, PASSES",
        "example.com, a@notexample.com, NOT_PERMITTED, PASSES",
        "example.com, a@example.com.evil.test, NOT_PERMITTED, PASSES",
        "example.com, a@com, NOT_PERMITTED, PASSES",
        ".example.com, a@sub.example.com, PASSES, EXCLUDED",
        ".example.com, a@SUB.Example.COM, PASSES, EXCLUDED",
        ".EXAMPLE.com, a@sub.example.com, PASSES, EXCLUDED",
        ".example.com, a@b.sub.example.com, PASSES, EXCLUDED",
        ".example.com, a@example.com, NOT_PERMITTED, PASSES",
        ".example.com, a@notexample.com, NOT_PERMITTED, PASSES",
        "a@example.com, a@example.com, PASSES, EXCLUDED",
        "a@example.com, a@EXAMPLE.COM, PASSES, EXCLUDED",
        "a@EXAMPLE.com, a@example.com, PASSES, EXCLUDED",
        // The local part is compared exactly (section 7.5).
        "a@example.com, A@example.com, NOT_PERMITTED, PASSES",
        "A@example.com, a@example.com, NOT_PERMITTED, PASSES",
        "a@example.com, b@example.com, NOT_PERMITTED, PASSES",
        "a@example.com, aa@example.com, NOT_PERMITTED, PASSES",
        "a@example.com, a@sub.example.com, NOT_PERMITTED, PASSES",
        "*@example.com, a@example.com, NOT_PERMITTED, PASSES",
        // Internationalised hosts are A-labels, and only compared.
        "xn--bcher-kva.example, a@xn--bcher-kva.example, PASSES, EXCLUDED",
        "xn--bcher-kva.example, a@XN--BCHER-KVA.example, PASSES, EXCLUDED",
        "xn--bcher-kva.example, a@bucher.example, NOT_PERMITTED, PASSES",
        ".example, a@xn--bcher-kva.example, PASSES, EXCLUDED",
        "xn--bcher-kva.example, a@b\u00fccher.example, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "b\u00fccher.example, a@xn--bcher-kva.example, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, b\u00fc@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        // A dot at the end: two peers let these through (CVE-2026-8763).
        "example.com, a@example.com., NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        ".example.com, a@sub.example.com., NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "a@example.com, a@example.com., NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com., a@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com., a@example.com., NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "a@example.com., a@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        // Dots at the start, and alone.
        "example.com, a@.example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "..example.com, a@sub.example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "a@.example.com, a@sub.example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "., a@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, a@example..com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        // No '@', two of them, nothing before or behind it.
        "example.com, example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, sub.example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, a@b@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, a@example.com@evil.test, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, @example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, a@, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, @, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, ~~, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "@example.com, a@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "a@, a@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "a@b@example.com, a@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        // Empty: the RFC gives it a meaning for dNSName alone.
        "~~, a@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "~~, ~~, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        // Quoted local parts have several spellings.
        "example.com, \"a\"@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, \"a@b\"@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, \"a\\\"\"@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "\"a\"@example.com, a@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "\"a\"@example.com, \"a\"@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        // Not an address alone.
        "example.com, a b@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, <a@example.com>, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, A <a@example.com>, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, a@example.com(x), NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, a@example.com\0.evil.test, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, a\0@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        // Addresses of machines.
        "192.0.2.1, a@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "192.0.2.1, a@192.0.2.1, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, a@[192.0.2.1], NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, a@192.0.2.1, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "[192.0.2.1], a@[192.0.2.1], NOT_UNDERSTOOD, NOT_UNDERSTOOD",
      })
  void rfc822NamesAreHeldAgainstConstraints(
      String constraint, String name, String permitted, String excluded) {
    assertThat(verdict(permitting(mail(constraint)), names(mail(name))))
        .as("permitted")
        .isEqualTo(permitted);
    assertThat(verdict(excluding(mail(constraint)), names(mail(name))))
        .as("excluded")
        .isEqualTo(excluded);
  }

  @ParameterizedTest
  @CsvSource({
    // Only the domain counts (RFC 9598 section 6).
    "example.com, \u8001\u5e2b@example.com, PASSES, EXCLUDED",
    "EXAMPLE.com, \u8001\u5e2b@example.com, PASSES, EXCLUDED",
    "example.com, \u8001\u5e2b@sub.example.com, NOT_PERMITTED, PASSES",
    ".example.com, \u8001\u5e2b@sub.example.com, PASSES, EXCLUDED",
    ".example.com, \u8001\u5e2b@example.com, NOT_PERMITTED, PASSES",
    "xn--bcher-kva.example, \u8001\u5e2b@xn--bcher-kva.example, PASSES, EXCLUDED",
    "example.com, \uD83D\uDE00@example.com, PASSES, EXCLUDED",
    // One mailbox: it keeps out all of its host, and permits none that it does not name.
    "a@example.com, \u8001\u5e2b@example.com, NOT_PERMITTED, EXCLUDED",
    "a@example.com, \u8001\u5e2b@example.org, NOT_PERMITTED, PASSES",
    // The domain is in A-labels and small letters (section 3), the local part is not ASCII.
    "example.com, \u8001\u5e2b@EXAMPLE.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "xn--bcher-kva.example, \u8001\u5e2b@b\u00fccher.example, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "example.com, a@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "example.com, \u8001\u5e2b@example.com., NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "example.com, \u8001\u5e2b, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "example.com, \u8001@\u5e2b@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "example.com, \"\u8001\"@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "example.com, \uFEFF\u8001@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "example.com, \u202E\u8001@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "example.com, \u8001\u3000\u5e2b@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "example.com, \u8001@example\u3002com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "example.com, \u8001\uFF20example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
  })
  void rfc822ConstraintsReachSmtpUtf8Mailboxes(
      String constraint, String name, String permitted, String excluded) {
    SubjectNames names = names(smtpUtf8(new DERUTF8String(name)));

    assertThat(verdict(permitting(mail(constraint)), names)).as("permitted").isEqualTo(permitted);
    assertThat(verdict(excluding(mail(constraint)), names)).as("excluded").isEqualTo(excluded);
  }

  @Test
  void aSmtpUtf8MailboxInAnotherStringTypeIsNotUnderstood() {
    SubjectNames names = names(smtpUtf8(new DERPrintableString("a@example.com")));

    assertThat(verdict(permitting(mail("example.com")), names)).isEqualTo("NOT_UNDERSTOOD");
    assertThat(verdict(excluding(mail("example.org")), names)).isEqualTo("NOT_UNDERSTOOD");
  }

  @Test
  void constraintsOnOtherNameReachSmtpUtf8MailboxesTooAndCannotBeJudged() {
    // RFC 5280 section 4.2.1.10: process the constraint or refuse the certificate.
    GeneralName other = smtpUtf8(new DERUTF8String("\u8001\u5e2b@example.com"));

    assertThat(verdict(excluding(other), names(other))).isEqualTo("NOT_UNDERSTOOD");
    assertThat(verdict(permitting(other), names(other))).isEqualTo("NOT_UNDERSTOOD");
    assertThat(verdict(permitting(other), names(mail("a@example.com")))).isEqualTo(PASSES);
  }

  @Test
  void otherNamesOfOtherTypesAreNoMailAddresses() {
    GeneralName upn = otherName(UPN, new DERUTF8String("a@example.com"));

    assertThat(verdict(permitting(mail("example.org")), names(upn))).isEqualTo(PASSES);
    assertThat(verdict(permitting(upn), names(upn))).isEqualTo("NOT_UNDERSTOOD");
    assertThat(verdict(excluding(upn), names(upn))).isEqualTo("NOT_UNDERSTOOD");
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, a@example.com, PASSES, EXCLUDED",
    "example.com, a@EXAMPLE.com, PASSES, EXCLUDED",
    "example.com, a@example.org, NOT_PERMITTED, PASSES",
    ".example.com, a@sub.example.com, PASSES, EXCLUDED",
    // The attribute's own rule ignores case (RFC 2985): kept out in any, let in only as it stands.
    "a@example.com, a@example.com, PASSES, EXCLUDED",
    "a@example.com, A@example.com, NOT_PERMITTED, EXCLUDED",
    "a@example.com, b@example.com, NOT_PERMITTED, PASSES",
    "example.com, a@example.com., NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "example.com, example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "example.com, b\u00fc@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
  })
  void constraintsReachTheEmailAddressOfASubjectWithoutAlternativeNames(
      String constraint, String address, String permitted, String excluded) {
    SubjectNames names = names(subject(new DERIA5String(address)));

    assertThat(verdict(permitting(mail(constraint)), names)).as("permitted").isEqualTo(permitted);
    assertThat(verdict(excluding(mail(constraint)), names)).as("excluded").isEqualTo(excluded);
  }

  @Test
  void theEmailAddressOfTheSubjectIsReadInAnyStringType() {
    assertThat(
            verdict(excluding(mail("evil.test")), names(subject(new DERUTF8String("a@evil.test")))))
        .isEqualTo("EXCLUDED");
    assertThat(verdict(excluding(mail("evil.test")), names(subject(new DERSequence()))))
        .isEqualTo("NOT_UNDERSTOOD");
  }

  @Test
  void theEmailAddressInASecondAttributeOfOnePartCountsToo() {
    X500Name subject =
        new X500NameBuilder()
            .addMultiValuedRDN(
                new ASN1ObjectIdentifier[] {BCStyle.CN, BCStyle.EmailAddress},
                new ASN1Encodable[] {new DERUTF8String("A"), new DERIA5String("a@evil.test")})
            .build();

    assertThat(verdict(excluding(mail("evil.test")), names(subject))).isEqualTo("EXCLUDED");
  }

  @Test
  void theEmailAddressOfTheSubjectCountsBesideAlternativeNamesWithoutMail() {
    X500Name subject = subject(new DERIA5String("a@evil.test"));

    assertThat(verdict(excluding(mail("evil.test")), names(subject, dns("example.com"))))
        .isEqualTo("EXCLUDED");
    assertThat(names(subject, dns("example.com")).mailboxes())
        .extracting(Mailbox::address)
        .containsExactly("a@evil.test");
  }

  @Test
  void theEmailAddressOfTheSubjectIsNeitherUsedNorConstrainedBesideAnAlternativeAddress() {
    SubjectNames names = names(subject(new DERIA5String("a@evil.test")), mail("a@example.com"));

    assertThat(verdict(excluding(mail("evil.test")), names)).isEqualTo(PASSES);
    assertThat(names.mailboxes()).extracting(Mailbox::address).containsExactly("a@example.com");
  }

  @Test
  void everyAlternativeNameHasToPass() {
    SubjectNames names = names(mail("a@example.com"), mail("b@example.com"), mail("c@evil.test"));

    assertThat(verdict(permitting(mail("example.com")), names)).isEqualTo("NOT_PERMITTED");
    assertThat(verdict(permitting(mail("example.com"), mail("evil.test")), names))
        .isEqualTo(PASSES);
    assertThat(verdict(excluding(mail("evil.test")), names)).isEqualTo("EXCLUDED");
  }

  @Test
  void namesOfOtherFormsAreNotTouched() {
    SubjectNames names = names(mail("a@example.com"));

    assertThat(verdict(permitting(dns("example.org")), names)).isEqualTo(PASSES);
    assertThat(verdict(permitting(directory("CN=A")), names)).isEqualTo(PASSES);
    assertThat(verdict(permitting(mail("example.org")), names(dns("example.com"))))
        .isEqualTo(PASSES);
  }

  @Test
  void theViolationNamesNameFormAndConstraints() {
    NameViolation violation =
        permitting(mail("example.com"), mail(".example.org"))
            .check(names(mail("A@evil.TEST")), new ComparisonBudget(2));

    assertThat(violation)
        .isEqualTo(
            new NameViolation(
                NameViolation.Kind.NOT_PERMITTED,
                NameForm.RFC822_NAME,
                "A@evil.test",
                "example.com, .example.org"));
  }

  private static X500Name subject(ASN1Encodable address) {
    return new X500NameBuilder()
        .addRDN(BCStyle.CN, "A")
        .addRDN(BCStyle.EmailAddress, address)
        .build();
  }

  private static GeneralName smtpUtf8(ASN1Encodable value) {
    return otherName(SMTP_UTF8_MAILBOX, value);
  }

  private static GeneralName otherName(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return new GeneralName(
        GeneralName.otherName,
        new DERSequence(new ASN1Encodable[] {type, new DERTaggedObject(true, 0, value)}));
  }
}
