package io.github.smimetrust.mail;

import static io.github.smimetrust.mail.Verifying.ISSUING;
import static io.github.smimetrust.mail.Verifying.TEXT;
import static io.github.smimetrust.mail.Verifying.reasons;
import static io.github.smimetrust.mail.Verifying.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.fixture.CertificateDraft;
import io.github.smimetrust.fixture.TestPki;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5322 section 3.4, RFC 8550 section 3, RFC 9598. */
class SenderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a@example.org|a@example.org",
        "<a@example.org>|a@example.org",
        "Ann <a@example.org>|a@example.org",
        "\"Doe, Ann <x@y>\" <a@example.org>|a@example.org",
        "=?utf-8?q?b=40x=2Ey?= <a@example.org>|a@example.org",
        "J. R. Doe <a@example.org>|a@example.org",
        "a@EXAMPLE.Org|a@example.org",
        "A@example.org|A@example.org",
        "\"a b\"@example.org|a b@example.org",
        "\"a\"@example.org|a@example.org",
        "(c) a@example.org (d)|a@example.org",
        "a (c) @ (d) example.org|a@example.org",
        "Team: a@example.org;|a@example.org",
        "<@relay.test,@other.test:a@example.org>|a@example.org",
        "a@b\u00fccher.example|a@xn--bcher-kva.example",
        "\u00e4nn@example.org|\u00e4nn@example.org",
        ",a@example.org,|a@example.org"
      })
  void oneAddressIsRead(String value, String expected) {
    List<MailAddress> all = AddressList.parse(value);

    assertThat(all).extracting(a -> a.local() + "@" + a.domain()).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "@example.org",
        "a@",
        "a@b@c",
        "a b@example.org",
        "a@example.org.",
        "a@.example.org",
        "a@ex..org",
        "a@[192.0.2.1]",
        "a@-x.org",
        "x@y.test <a@example.org>",
        "<x@y.test> <a@example.org>",
        "<a@example.org> x@y.test",
        "<a@example.org",
        "a@example.org>",
        "Team: a@example.org",
        "Team: Other: a@example.org;;",
        ": a@example.org;",
        "a@example.org;",
        "a@example.org x",
        "\"a@example.org",
        "a@exam\u0000ple.org",
        "a\ufffd@example.org",
        "a@fa\u00df.example"
      })
  void whatProgramsCouldReadDifferentlyIsNoAddress(String value) {
    assertThat(AddressList.parse(value)).isNull();
  }

  @Test
  void severalAddressesAreSeveral() {
    assertThat(AddressList.parse("a@x.test, B <b@y.test>, T: c@z.test, d@z.test;")).hasSize(4);
    assertThat(AddressList.parse("undisclosed:;")).isEmpty();
    assertThat(AddressList.parse("a@x.test,".repeat(100))).isNull();
  }

  private static byte[] mail(String header, Consumer<CertificateDraft> change) {
    return Signing.by(ISSUING.issuesLeaf("alice@example.org", change)).detached(header, TEXT);
  }

  private static List<String> reasonsOf(String header) {
    return reasons(mail(header, d -> {}));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: Eve <alice@example.org>\n",
        "From:\n \"eve@example.org\"\n <alice@Example.ORG>\n",
        "Sender: eve@example.org\nFrom: alice@example.org\n",
        "From: alice@example.org\nReply-To: eve@example.org\n"
      })
  void onlyTheAddressOfTheFromFieldCounts(String header) {
    assertThat(reasonsOf(header)).containsExactly("trusted");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "From: eve@example.org|address-mismatch",
        "From: alice@sub.example.org|address-mismatch",
        "From: Alice@example.org|address-mismatch",
        "From: \"alice@example.org\" <eve@example.org>|address-mismatch",
        "Sender: alice@example.org|sender-missing",
        "Subject: x|sender-missing",
        "From: alice@example.org, eve@example.org|sender-ambiguous",
        "From: alice@example.org <eve@example.org>|sender-ambiguous",
        "From: |sender-ambiguous",
      })
  void otherSenderIsRejected(String header, String reason) {
    assertThat(reasonsOf(header + "\n")).containsExactly(reason);
  }

  @Test
  void severalFieldsAreAmbiguous() {
    assertThat(reasonsOf("From: alice@example.org\nFrom: eve@example.org\n"))
        .containsExactly("sender-ambiguous");
    assertThat(reasonsOf("From: alice@example.org\nFROM: alice@example.org\n"))
        .containsExactly("sender-ambiguous");
    assertThat(reasonsOf("From: alice@example.org\nSender: a@b.test\nSender: c@d.test\n"))
        .containsExactly("sender-ambiguous");
  }

  @Test
  void localPartIgnoresCaseWhereThatIsChosen() {
    byte[] mail = mail("From: ALICE@example.org\n", d -> {});

    assertThat(reasons(verifier().ignoringCaseOfLocalParts().verify(mail)))
        .containsExactly("trusted");
  }

  @Test
  void certificateWithoutAnAddressIsNobodys() {
    assertThat(reasons(mail(Signing.FROM, d -> d.without("2.5.29.17"))))
        .containsExactly("address-missing");
  }

  /** RFC 8550 section 3: the subject's address counts only where alternative names have none. */
  @Test
  void addressInTheSubjectCountsWithoutOneInTheAlternativeNames() {
    String subject = "CN=Alice,E=alice@example.org";

    assertThat(reasons(mail(Signing.FROM, d -> d.subject(subject).without("2.5.29.17"))))
        .containsExactly("trusted");
    assertThat(
            reasons(
                mail(
                    Signing.FROM,
                    d ->
                        d.subject(subject)
                            .extension("2.5.29.17", san(rfc822("other@example.org"))))))
        .containsExactly("address-mismatch");
  }

  @ParameterizedTest
  @CsvSource({
    "j\u00f6rg@example.org, j\u00f6rg@EXAMPLE.org, true",
    "j\u00f6rg@xn--bcher-kva.example, j\u00f6rg@b\u00fccher.example, true",
    "j\u00f6rg@example.org, J\u00d6RG@example.org, false",
    "joerg@example.org, joerg@example.org, false",
    "j\u00f6rg@example.org, jo\u0308rg@example.org, false"
  })
  void internationalMailboxIsCompared(String name, String sender, boolean same) {
    assertThat(
            reasons(mail("From: " + sender + "\n", d -> d.extension("2.5.29.17", san(utf8(name))))))
        .containsExactly(
            same ? "trusted" : name.startsWith("joerg") ? "address-missing" : "address-mismatch");
  }

  @Test
  void everyAddressOfTheCertificateCounts() {
    byte[] names =
        san(
            rfc822("first@example.org"),
            utf8("j\u00f6rg@example.org"),
            rfc822("alice@example.org"));
    TestPki leaf = ISSUING.issuesLeaf("x@example.org", d -> d.extension("2.5.29.17", names));

    assertThat(reasons(Signing.by(leaf).detached(Signing.FROM, TEXT))).containsExactly("trusted");
    assertThat(CertificateAddresses.of(CertificateParts.of(BundleEntry.of(leaf.certificate()))))
        .extracting(MailAddress::text)
        .containsExactly("first@example.org", "j\u00f6rg@example.org", "alice@example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice@example.org,eve@example.org",
        "<alice@example.org>",
        "Alice <alice@example.org>",
        "alice@example.org ",
        "alice@example.org.",
        "team:alice@example.org;",
        "alice@example.org\u0000.evil.test"
      })
  void nameThatIsNoPlainAddressMatchesNobody(String name) {
    assertThat(reasons(mail(Signing.FROM, d -> d.extension("2.5.29.17", san(rfc822(name))))))
        .containsExactly("address-missing");
  }

  private static GeneralName rfc822(String address) {
    return new GeneralName(GeneralName.rfc822Name, address);
  }

  private static GeneralName utf8(String address) {
    ASN1EncodableVector other = new ASN1EncodableVector();
    other.add(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.9"));
    other.add(new DERTaggedObject(true, 0, new DERUTF8String(address)));
    return new GeneralName(GeneralName.otherName, (ASN1Encodable) new DERSequence(other));
  }

  private static byte[] san(GeneralName... names) {
    try {
      return new GeneralNames(names).getEncoded();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
