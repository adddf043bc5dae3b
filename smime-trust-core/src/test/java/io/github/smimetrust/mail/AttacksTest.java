package io.github.smimetrust.mail;

import static io.github.smimetrust.mail.Signing.FROM;
import static io.github.smimetrust.mail.Verifying.ALICE;
import static io.github.smimetrust.mail.Verifying.EVE;
import static io.github.smimetrust.mail.Verifying.TEXT;
import static io.github.smimetrust.mail.Verifying.reasons;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * The classes of "Johnny, you are fired!" (M\u00fcller and others, USENIX Security 2019, section
 * 4), rebuilt with keys of our own: what Alice signed once, shown as if it were something else; and
 * what Eve signed, shown as Alice's. None may be trusted.
 */
class AttacksTest {
  private static final String EVIL = "Content-Type: text/plain\n\nPay Eve.\n";

  private static String signed(String header) {
    return text(Signing.by(ALICE).detached(header, TEXT));
  }

  private static String opaque(String header) {
    return text(Signing.by(ALICE).opaque(header, TEXT));
  }

  private static String text(byte[] mail) {
    return new String(mail, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
  }

  /** With a boundary that does not occur within. */
  private static byte[] around(Signing signing, String header, String part) {
    return Signing.detached(header, part, signing.cms(Mime.bytes(part), false), "around");
  }

  private static String mixed(String subtype, String... parts) {
    StringBuilder text = new StringBuilder(FROM);
    text.append("Content-Type: multipart/").append(subtype).append("; boundary=outer\n\n");
    for (String part : parts) {
      text.append("--outer\n").append(part).append('\n');
    }
    return text.append("--outer--\n").toString();
  }

  /** c1: content inside the signature and other content beside it. */
  @Test
  void signatureWithContentOfItsOwnBesideOtherContent() {
    byte[] cms = Signing.by(ALICE).cms(Mime.bytes(TEXT), true);

    assertThat(reasons(Signing.detached(FROM, EVIL, cms, "b")))
        .containsExactly("content-twice", "digest-mismatch");
  }

  /** c2: several signers, of whom the good one signed something else. */
  @Test
  void signerOfOtherContentBesideTheAttackers() {
    byte[] cms = Signing.by(EVE).and(Signing.by(ALICE)).cms(Mime.bytes(EVIL), false);
    byte[] alices = Signing.by(ALICE).cms(Mime.bytes(TEXT), false);

    assertThat(reasons(Signing.detached(FROM, EVIL, alices, "b")))
        .containsExactly("digest-mismatch");
    // That Alice signed it is the one case that is no attack.
    assertThat(reasons(Signing.detached(FROM, EVIL, cms, "b"))).containsExactly("trusted");
  }

  /** c3: no signer at all. */
  @Test
  void signatureWithoutSigners() {
    byte[] none = io.github.smimetrust.TrustBundle.of(ALICE.certificate()).encodeP7b();

    assertThat(reasons(Signing.detached(FROM, EVIL, none, "b")))
        .containsExactly("malformed-signature");
    assertThat(Verifying.verify(Signing.opaque(FROM, "application/pkcs7-mime", none)).outcome())
        .isEqualTo(MessageOutcome.NOT_SIGNED);
  }

  /** c4: a chain that anyone can make. */
  @Test
  void certificateThatTheAttackerIssued() {
    Signing own =
        Signing.by(ALICE.issuesLeaf("alice@example.org", d -> d.keyNamed("below a leaf")))
            .with(ALICE.issuer());

    assertThat(reasons(own.detached(FROM, EVIL))).containsExactly("chain");
  }

  /** m1: the attacker's text first, the signed mail as a part. */
  @Test
  void signedPartAfterTheAttackersText() {
    assertThat(reasons(Mime.bytes(mixed("mixed", EVIL, signed("")))))
        .containsExactly("signed-part-not-root");
    assertThat(reasons(Mime.bytes(mixed("related", EVIL, opaque("")))))
        .containsExactly("signed-part-not-root");
    assertThat(reasons(Mime.bytes(mixed("alternative", signed(""), EVIL))))
        .containsExactly("signed-part-not-root");
  }

  /** m2: the signed mail as an attachment that is shown inline. */
  @Test
  void signedMessageAsAnAttachment() {
    String attached = "Content-Type: message/rfc822\n\n" + signed(FROM);

    assertThat(reasons(Mime.bytes(mixed("mixed", EVIL, attached))))
        .containsExactly("signed-part-not-root");
    assertThat(reasons(Mime.bytes(FROM + attached))).containsExactly("signed-part-not-root");
  }

  /** m3: one part more within multipart/signed. */
  @Test
  void partMoreThanTheSignedOne() {
    String mail = signed(FROM);
    String after = mail.replace("\n--xyz--", "\n--xyz\n" + EVIL + "\n--xyz--");
    String before = mail.replaceFirst("\n--xyz\n", "\n--xyz\n" + EVIL + "\n--xyz\n");

    assertThat(reasons(Mime.bytes(after))).containsExactly("structure");
    assertThat(reasons(Mime.bytes(before))).containsExactly("structure");
  }

  /** m4: a signature of another message beside the attacker's text. */
  @Test
  void signatureOfAnotherMessage() {
    assertThat(
            reasons(
                Signing.detached(FROM, EVIL, Signing.by(ALICE).cms(Mime.bytes(TEXT), false), "b")))
        .containsExactly("digest-mismatch");
  }

  /** i1: the attacker's own signature under Alice's display name. */
  @Test
  void displayNameOfSomeoneElse() {
    Signing eve = Signing.by(EVE);

    assertThat(reasons(eve.detached("From: \"alice@example.org\" <mallory@example.org>\n", EVIL)))
        .containsExactly("address-mismatch");
    assertThat(reasons(eve.detached("From: alice@example.org <eve@example.org>\n", EVIL)))
        .containsExactly("sender-ambiguous");
  }

  /** i2: From and Sender, of which the signer is only one. */
  @Test
  void senderFieldOfTheSigner() {
    assertThat(reasons(Signing.by(EVE).detached(FROM + "Sender: eve@example.org\n", EVIL)))
        .containsExactly("address-mismatch");
  }

  /** i3: several From fields or addresses. */
  @Test
  void severalFromFieldsOrAddresses() {
    Signing eve = Signing.by(EVE);

    assertThat(reasons(eve.detached("From: eve@example.org\n" + FROM, EVIL)))
        .containsExactly("sender-ambiguous");
    assertThat(reasons(eve.detached(FROM + "From: eve@example.org\n", EVIL)))
        .containsExactly("sender-ambiguous");
    assertThat(reasons(eve.detached("From: alice@example.org, eve@example.org\n", EVIL)))
        .containsExactly("sender-ambiguous");
    assertThat(reasons(eve.detached("From : alice@example.org\nFrom: eve@example.org\n", EVIL)))
        .containsExactly("sender-ambiguous");
    assertThat(
            reasons(eve.detached("From: eve@example.org\n", "From : alice@example.org\n" + EVIL)))
        .containsExactly("protected-sender-differs");
  }

  /**
   * A signed mail of Alice's, signed once more by Eve and sent as hers, and the other way round.
   */
  @Test
  void signatureAroundSomeoneElsesSignature() {
    assertThat(reasons(around(Signing.by(EVE), "From: eve@example.org\n", signed(""))))
        .containsExactly("inner-signature");
    assertThat(reasons(Signing.by(EVE).opaque("From: eve@example.org\n", opaque(""))))
        .containsExactly("inner-signature");
    assertThat(reasons(Signing.by(ALICE).detached(FROM, opaque("")))).containsExactly("trusted");
    MessageVerdict twice = Verifying.verify(Signing.by(ALICE).opaque(FROM, signed("")));
    assertThat(reasons(twice)).containsExactly("trusted");
    assertThat(twice.innerSigners()).hasSize(1);
    assertThat(twice.layers())
        .containsExactly("application/pkcs7-mime signed-data", "multipart/signed");
  }

  /**
   * RFC 2634: signed, encrypted, signed again. Only the outer signature can be seen, and it does
   * not tell who wrote what is inside (RFC 8551 section 3.7); so the layers are named, the outer
   * signer is judged, and the message is not trusted, whoever signed last.
   */
  @Test
  void tripleWrappedMessageIsJudgedAtItsOuterLayerAndNotTrusted() {
    String encrypted =
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + Signing.base64(HexFormat.of().parseHex("300f06092a864886f70d010703a0023000"))
            + "\n";
    MessageVerdict byGateway = Verifying.verify(Signing.by(EVE).opaque(FROM, encrypted));
    MessageVerdict ofGateway =
        Verifying.verify(Signing.by(EVE).detached("From: eve@example.org\n", encrypted));
    MessageVerdict bySender = Verifying.verify(Signing.by(ALICE).opaque(FROM, encrypted));

    assertThat(reasons(byGateway)).containsExactly("signed-encryption", "address-mismatch");
    assertThat(reasons(ofGateway)).containsExactly("signed-encryption");
    assertThat(reasons(bySender)).containsExactly("signed-encryption");
    assertThat(bySender.layers())
        .containsExactly(
            "application/pkcs7-mime signed-data",
            "application/pkcs7-mime enveloped-data (encrypted, not opened)");
    assertThat(bySender.signers())
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.isIntact()).isTrue();
              assertThat(s.problems()).isEmpty();
            });
    assertThat(bySender.innerSigners()).isEmpty();
  }

  /** A gateway signs what Alice had signed: the message is Alice's or the gateway's, never both. */
  @Test
  void signatureOfAGatewayAroundTheSendersIsJudgedAndTheInnerReported() {
    MessageVerdict sentAsAlices = Verifying.verify(Signing.by(EVE).opaque(FROM, signed("")));

    assertThat(reasons(sentAsAlices)).containsExactly("address-mismatch");
    assertThat(sentAsAlices.innerSigners())
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.isIntact()).isTrue();
              assertThat(s.addresses()).containsExactly("alice@example.org");
            });
  }

  /** A mail that Alice forwards is hers, whoever signed what she forwards. */
  @Test
  void forwardedMessageOfSomeoneElseIsReportedAndDoesNotCount() {
    String eves = text(Signing.by(EVE).detached("From: eve@example.org\n", EVIL));
    MessageVerdict verdict =
        Verifying.verify(
            around(Signing.by(ALICE), FROM, "Content-Type: message/rfc822\n\n" + eves));

    assertThat(reasons(verdict)).containsExactly("trusted");
    assertThat(verdict.innerSigners())
        .singleElement()
        .satisfies(s -> assertThat(s.addresses()).containsExactly("eve@example.org"));
  }

  /** A From field within what is signed (RFC 9788) is what the signer wrote. */
  @Test
  void fromFieldOutsideDiffersFromTheSignedOne() {
    Signing alice = Signing.by(ALICE);

    assertThat(reasons(alice.detached(FROM, "From: Alice <alice@example.org>\n" + TEXT)))
        .containsExactly("trusted");
    assertThat(reasons(alice.detached(FROM, "From: bob@example.org\n" + TEXT)))
        .containsExactly("protected-sender-differs");
    assertThat(reasons(alice.detached(FROM, FROM + FROM + TEXT)))
        .containsExactly("protected-sender-differs");
  }

  /**
   * Programs differ in how they read such fields, so what they show may not be what was checked.
   */
  @Test
  void headerThatProgramsReadDifferently() {
    for (String trick :
        new String[] {
          "X: a\rFrom: eve@example.org\n",
          "no field\n",
          "Content-Transfer-Encoding: 7bit\n" + "Content-Transfer-Encoding: base64\n"
        }) {
      assertThat(reasons(Mime.bytes(signed(FROM + trick)))).containsExactly("malformed-header");
    }
    assertThat(reasons(Mime.bytes(signed(FROM + "Content-Transfer-Encoding: base64\n"))))
        .containsExactly("structure");
    assertThat(Verifying.verify(Mime.bytes(signed(FROM + "Content-Type: text/html\n"))).outcome())
        .isNotEqualTo(MessageOutcome.TRUSTED);
  }
}
