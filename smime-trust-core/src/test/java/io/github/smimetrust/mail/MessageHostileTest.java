package io.github.smimetrust.mail;

import static io.github.smimetrust.mail.Signing.FROM;
import static io.github.smimetrust.mail.Verifying.ALICE;
import static io.github.smimetrust.mail.Verifying.reasons;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.smimetrust.fixture.TestPki;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.junit.jupiter.api.Test;

/** Messages made to cost or to mislead; the build runs these in a small heap. */
class MessageHostileTest {
  private static void within(Runnable work) {
    assertTimeout(Duration.ofSeconds(10), work::run);
  }

  private static byte[] bare(byte[] cms) {
    return Signing.opaque(FROM, "application/pkcs7-mime", cms);
  }

  @Test
  void multipartsThousandsDeepAreUndecidedAtOnce() {
    StringBuilder text = new StringBuilder(FROM);
    for (int i = 0; i < 5_000; i++) {
      text.append("Content-Type: multipart/signed; boundary=b" + i + "\n\n--b" + i + "\n");
    }

    within(() -> assertThat(reasons(Mime.bytes(text.toString()))).doesNotContain("trusted"));
    within(
        () ->
            assertThat(reasons(Mime.bytes(text.toString().replace("/signed", "/mixed"))))
                .containsExactly("limit mime-depth"));
  }

  @Test
  void partsBeyondTheLimitAreUndecided() {
    String part =
        "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(1_100) + "--b--\n";

    within(
        () ->
            assertThat(reasons(Signing.by(ALICE).detached(FROM, part)))
                .containsExactly("limit mime-parts"));
  }

  @Test
  void elementsThousandsDeepReachNoParserThatRecurses() {
    byte[] deep = new byte[200_000];
    for (int i = 0; i < deep.length; i += 2) {
      deep[i] = 0x30;
      deep[i + 1] = (byte) 0x80;
    }

    within(() -> assertThat(reasons(bare(deep))).containsExactly("malformed-signature"));
    within(
        () ->
            assertThat(reasons(bare(signedData(List.of(), List.of(nested(40_000))))))
                .containsExactly("malformed-signature"));
  }

  /** Definite lengths, built from the inside. */
  private static ASN1Encodable nested(int bytes) {
    ASN1Encodable inner = new ASN1Integer(1);
    for (int i = 0; i < 60; i++) {
      inner = new DERSequence(inner);
    }
    return inner;
  }

  private static byte[] signedData(List<ASN1Encodable> certificates, List<ASN1Encodable> signers) {
    ASN1EncodableVector data = new ASN1EncodableVector();
    data.add(new ASN1Integer(1));
    data.add(new DERSet());
    ASN1EncodableVector content = new ASN1EncodableVector();
    content.add(CMSObjectIdentifiers.data);
    content.add(
        new DERTaggedObject(true, 0, new org.bouncycastle.asn1.DEROctetString(new byte[1])));
    data.add(new DERSequence(content));
    data.add(new DERTaggedObject(false, 0, new DERSet(certificates.toArray(ASN1Encodable[]::new))));
    data.add(new DERSet(signers.toArray(ASN1Encodable[]::new)));
    ASN1EncodableVector info = new ASN1EncodableVector();
    info.add(new ASN1ObjectIdentifier(CmsMessage.SIGNED_DATA));
    info.add(new DERTaggedObject(true, 0, new DERSequence(data)));
    try {
      return new DERSequence(info).getEncoded("DER");
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void declaredGigabyteIsNotAllocated() {
    assertThat(reasons(bare(HexFormat.of().parseHex("30843fffffff06092a864886f70d010702"))))
        .containsExactly("malformed-signature");
    assertThat(reasons(bare(HexFormat.of().parseHex("3088ffffffffffffffff"))))
        .containsExactly("malformed-signature");
  }

  @Test
  void certificatesAndSignersBeyondTheLimitAreUndecided() {
    TestPki[] many = new TestPki[MailLimits.CERTIFICATES];
    Arrays.fill(many, ALICE.issuer());
    List<ASN1Encodable> numbers = new ArrayList<>();
    for (int i = 0; i < MailLimits.CERTIFICATES + 1; i++) {
      numbers.add(new DERSequence(new ASN1Integer(i)));
    }
    Signing signers = Signing.by(ALICE);
    for (int i = 0; i < MailLimits.SIGNERS; i++) {
      signers = signers.and(Signing.by(ALICE));
    }

    assertThat(reasons(bare(signedData(numbers, List.of()))))
        .containsExactly("limit cms-certificates");
    assertThat(reasons(signers.detached(FROM, Verifying.TEXT)))
        .containsExactly("limit cms-signers");
  }

  /** Each of the certificates is meant by each signer: the product is what is limited. */
  @Test
  void signaturesThatAreTriedAreLimited() {
    Signing signing = Signing.by(ALICE).byKeyIdentifier();
    byte[] identifier =
        org.bouncycastle.asn1.ASN1OctetString.getInstance(
                ALICE.certificate().getExtensionValue("2.5.29.14"))
            .getOctets();
    for (int i = 0; i < MailLimits.CANDIDATES; i++) {
      int number = i;
      signing =
          signing.with(
              Verifying.ISSUING.issuesLeaf(
                  "alice@example.org",
                  d -> d.keyNamed("twin " + number).extension("2.5.29.14", identifier)));
    }

    assertThat(reasons(signing.detached(FROM, Verifying.TEXT)))
        .containsExactly("limit signature-candidates");
  }

  @Test
  void largeContentInPiecesIsLinear() {
    ByteArrayOutputStream pieces = new ByteArrayOutputStream();
    byte[] head =
        HexFormat.of()
            .parseHex(
                "3080"
                    + "06092a864886f70d010702"
                    + "a080"
                    + "3080"
                    + "020101"
                    + "3100"
                    + "3080"
                    + "06092a864886f70d010701"
                    + "a080"
                    + "2480");
    pieces.writeBytes(head);
    for (int i = 0; i < 1_000_000; i++) {
      pieces.writeBytes(new byte[] {4, 1, 'x'});
    }
    pieces.writeBytes(new byte[6]);
    pieces.writeBytes(HexFormat.of().parseHex("3100" + "000000000000"));

    within(
        () ->
            assertThat(Verifying.verify(pieces.toByteArray()).outcome())
                .isEqualTo(MessageOutcome.NOT_SIGNED));
  }

  /** What strangers write is shown escaped and shortened, wherever it comes from. */
  @Test
  void textsOfStrangersMisleadNobody() {
    String trick = "\u202egnp.exe\u200b";
    TestPki leaf =
        TestPki.root("R")
            .issuesLeaf("x@example.org", d -> d.subject("CN=" + trick + "A".repeat(40)));
    byte[] mail =
        Signing.by(leaf)
            .detached("From: " + trick + "\nFrom: x\n", "From: " + trick + "\n" + Verifying.TEXT);
    byte[] other = Signing.by(leaf).detached("From: " + trick + " \u001b[31m\n", Verifying.TEXT);

    for (byte[] each : new byte[][] {mail, other}) {
      MessageVerdict verdict = Verifying.verify(each);
      String all = verdict.explain() + verdict + verdict.problems() + verdict.signers();
      assertThat(all).doesNotContain("\u202e").doesNotContain("\u200b").doesNotContain("\u001b");
      assertThat(all.lines()).allSatisfy(l -> assertThat(l).hasSizeLessThan(2_000));
    }
  }

  /** In a thousand pieces and more: only digests are kept. */
  @Test
  void contentLargerThanTheHeapIsDigested() {
    byte[] start = HexFormat.of().parseHex("308006092a864886f70d010702a0803080020101310030800609");
    byte[] data = HexFormat.of().parseHex("2a864886f70d010701a0802480");
    byte[] piece = new byte[1 << 16];
    piece[0] = 4;
    piece[1] = (byte) 0x82;
    piece[2] = (byte) 0xff;
    piece[3] = (byte) 0xfc;
    byte[] end = HexFormat.of().parseHex("0000000000003100000000000000");
    List<InputStream> parts = new ArrayList<>();
    parts.add(new ByteArrayInputStream(start));
    parts.add(new ByteArrayInputStream(data));
    for (int i = 0; i < 1_100; i++) {
      parts.add(new ByteArrayInputStream(piece));
    }
    parts.add(new ByteArrayInputStream(end));

    MessageVerdict verdict =
        Streaming.verify(new SequenceInputStream(Collections.enumeration(parts)), 1 << 20);

    assertThat(verdict.layers()).containsExactly("CMS certs-only");
    assertThat(verdict.warnings())
        .containsExactly("The content is large, and was not looked into.");
  }
}
