package io.github.smimetrust.mail;

import static io.github.smimetrust.mail.Signing.FROM;
import static io.github.smimetrust.mail.Verifying.ALICE;
import static io.github.smimetrust.mail.Verifying.EVE;
import static io.github.smimetrust.mail.Verifying.ISSUING;
import static io.github.smimetrust.mail.Verifying.ROOT;
import static io.github.smimetrust.mail.Verifying.TEXT;
import static io.github.smimetrust.mail.Verifying.reasons;
import static io.github.smimetrust.mail.Verifying.validator;
import static io.github.smimetrust.mail.Verifying.verifier;
import static io.github.smimetrust.mail.Verifying.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Outcome;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which signed mail comes (RFC 8551 section 3.5), signed by Bouncy Castle. */
class MessageVerifierTest {
  private static final Signing SIGNING = Signing.by(ALICE);

  @TempDir Path folder;

  private static byte[] opaqueAs(String type) {
    return Signing.opaque(FROM, type, SIGNING.cms(Mime.bytes(TEXT), true));
  }

  @Test
  void detachedSignatureOfTheSenderIsTrusted() {
    MessageVerdict verdict = verify(SIGNING.detached(FROM, TEXT));

    assertThat(verdict.outcome()).isEqualTo(MessageOutcome.TRUSTED);
    assertThat(verdict.sender()).contains("alice@example.org");
    assertThat(verdict.layers()).containsExactly("multipart/signed");
    assertThat(verdict.problems()).isEmpty();
    SignerVerdict signer = ((MessageVerdict.Trusted) verdict).signer();
    assertThat(signer.isIntact()).isTrue();
    assertThat(signer.matchesSender()).isTrue();
    assertThat(signer.addresses()).containsExactly("alice@example.org");
    assertThat(signer.signingTime()).contains(TestPki.NOW);
    assertThat(signer.algorithm()).isEqualTo("ECDSA with SHA-256");
    assertThat(signer.certificate().orElseThrow().der()).isEqualTo(ALICE.der());
    assertThat(signer.chain().orElseThrow().orElseThrow().chain()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m",
        "application/pkcs7-mime",
        "application/pkcs7-mime; smime-type=enveloped-data",
        "application/x-pkcs7-mime; smime-type=signed-data",
        "application/octet-stream; name=\"SMIME.P7M\"",
        "Application/PKCS7-Mime (comment)"
      })
  void opaqueSignatureIsKnownByTypeOrFileNameAndJudgedByItsContent(String type) {
    assertThat(reasons(opaqueAs(type))).containsExactly("trusted");
  }

  @Test
  void opaqueSignatureMayComeWithoutTransferEncoding() {
    byte[] head =
        Mime.bytes(
            FROM + "Content-Type: application/pkcs7-mime\nContent-Transfer-Encoding: binary\n\n");
    byte[] cms = SIGNING.cms(Mime.bytes(TEXT), true);
    byte[] mail = Arrays.copyOf(head, head.length + cms.length);
    System.arraycopy(cms, 0, mail, head.length, cms.length);

    assertThat(reasons(mail)).containsExactly("trusted");
  }

  @Test
  void detachedSignatureMayHaveTheOldType() {
    String mail =
        new String(SIGNING.detached(FROM, TEXT), StandardCharsets.ISO_8859_1)
            .replace("application/pkcs7-signature", "application/x-pkcs7-signature");

    assertThat(reasons(mail.getBytes(StandardCharsets.ISO_8859_1))).containsExactly("trusted");
  }

  @Test
  void lineFeedsAloneAreReadAsCrlf() {
    for (byte[] mail : new byte[][] {SIGNING.detached(FROM, TEXT), SIGNING.opaque(FROM, TEXT)}) {
      String text = new String(mail, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");

      assertThat(reasons(text.getBytes(StandardCharsets.ISO_8859_1))).containsExactly("trusted");
    }
  }

  @Test
  void fileStreamAndBytesGiveTheSameAnswer() throws Exception {
    byte[] mail = SIGNING.detached(FROM, TEXT);
    Path file = Files.write(folder.resolve("mail.eml"), mail);

    assertThat(verifier().verify(file).outcome()).isEqualTo(MessageOutcome.TRUSTED);
    assertThat(verifier().verify(file).source()).isEqualTo(file.toString());
    assertThat(verifier().verify(new ByteArrayInputStream(mail)).outcome())
        .isEqualTo(MessageOutcome.TRUSTED);
  }

  @Test
  void byteOrderMarkBeforeTheHeaderIsSteppedOver() {
    byte[] mail = SIGNING.detached("\ufeff" + FROM, TEXT);

    assertThat(reasons(mail)).containsExactly("trusted");
  }

  @Test
  void bareSignatureHasNoSenderAndIsJudgedOtherwise() {
    byte[] cms = SIGNING.cms(Mime.bytes(TEXT), true);
    String pem = "-----BEGIN PKCS7-----\n" + Signing.base64(cms) + "\n-----END PKCS7-----\n";

    for (byte[] form : new byte[][] {cms, Mime.bytes(pem), Mime.bytes(Signing.base64(cms))}) {
      MessageVerdict verdict = verify(form);

      assertThat(reasons(verdict)).containsExactly("sender-missing");
      assertThat(verdict.signers().get(0).isIntact()).isTrue();
      assertThat(verdict.signers().get(0).chain().orElseThrow().outcome())
          .isEqualTo(Outcome.TRUSTED);
    }
  }

  @Test
  void signatureBesideItsContentIsJudgedWithIt() throws Exception {
    Path content = Files.write(folder.resolve("a.txt"), Mime.bytes(TEXT));
    Path other = Files.write(folder.resolve("b.txt"), Mime.bytes(TEXT + "x"));
    Path p7s = Files.write(folder.resolve("a.p7s"), SIGNING.cms(Mime.bytes(TEXT), false));

    assertThat(reasons(verifier().verifyDetached(content, p7s))).containsExactly("sender-missing");
    assertThat(verifier().verifyDetached(content, p7s).signers().get(0).isIntact()).isTrue();
    assertThat(reasons(verifier().verifyDetached(other, p7s)))
        .containsExactly("sender-missing", "digest-mismatch");
  }

  @Test
  void signatureWithoutItsContentIsRejected() {
    byte[] cms = SIGNING.cms(Mime.bytes(TEXT), false);

    assertThat(reasons(Signing.opaque(FROM, "application/pkcs7-mime", cms)))
        .containsExactly("content-missing");
    assertThat(reasons(Signing.opaque(FROM, "application/pkcs7-signature", cms)))
        .containsExactly("content-missing");
  }

  @Test
  void plainMailIsNotSigned() {
    assertThat(verify(Mime.bytes(FROM + TEXT)).outcome()).isEqualTo(MessageOutcome.NOT_SIGNED);
    assertThat(verify(new byte[0]).outcome()).isEqualTo(MessageOutcome.NOT_SIGNED);
    assertThat(
            verify(
                    Mime.bytes(
                        FROM
                            + "Content-Type: multipart/signed; boundary=x;"
                            + " protocol=\"application/pgp-signature\"\n\n--x\n\na\n--x\n"
                            + "Content-Type: application/pgp-signature\n\nb\n--x--\n"))
                .outcome())
        .isEqualTo(MessageOutcome.NOT_SIGNED);
  }

  @Test
  void certificatesAloneAreNoSignature() {
    byte[] p7b = TrustBundle.of(ALICE.certificate()).encodeP7b();
    MessageVerdict verdict =
        verify(Signing.opaque(FROM, "application/pkcs7-mime; smime-type=certs-only", p7b));

    assertThat(verdict.outcome()).isEqualTo(MessageOutcome.NOT_SIGNED);
    assertThat(verdict.layers()).containsExactly("application/pkcs7-mime certs-only");
  }

  /** CVE-2026-59639: signed data without a signer verified. */
  @Test
  void detachedSignatureWithoutASignerIsRejected() {
    byte[] none = TrustBundle.of(ALICE.certificate()).encodeP7b();

    assertThat(reasons(Signing.detached(FROM, TEXT, none, "b")))
        .containsExactly("malformed-signature");
  }

  @Test
  void encryptedMailIsNamedAndNotOpened() {
    // ContentInfo { envelopedData, [0] {} }
    byte[] enveloped = HexFormat.of().parseHex("308006092a864886f70d010703a0800000" + "0000");
    MessageVerdict outside = verify(Signing.opaque(FROM, "application/pkcs7-mime", enveloped));
    MessageVerdict inside =
        verify(
            SIGNING.opaque(
                FROM,
                new String(
                        Signing.opaque("", "application/pkcs7-mime", enveloped),
                        StandardCharsets.US_ASCII)
                    .replace("\r", "")));

    assertThat(outside.outcome()).isEqualTo(MessageOutcome.NOT_SIGNED);
    assertThat(outside.layers())
        .containsExactly("application/pkcs7-mime enveloped-data (encrypted, not opened)");
    assertThat(reasons(inside)).containsExactly("signed-encryption");
    assertThat(inside.signers().get(0).problems()).isEmpty();
  }

  @Test
  void messageOfOutlookIsRefusedWithTheWayToAnother() {
    byte[] msg = Arrays.copyOf(HexFormat.of().parseHex("d0cf11e0a1b11ae1"), 4096);

    assertThatThrownBy(() -> verify(msg))
        .isInstanceOf(UnreadableInputException.class)
        .hasMessageContaining(".eml");
  }

  @Test
  void validatorForAnotherPurposeIsAnArgumentError() {
    ChainValidator any =
        ChainValidator.trusting(ROOT.certificate())
            .purpose(Purpose.ANY)
            .revocation(RevocationPolicy.notChecked())
            .build();

    assertThatThrownBy(() -> MessageVerifier.using(any))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("EMAIL_PROTECTION");
  }

  @Test
  void certificateThatDoesNotChainIsRejectedWithTheChainsReasons() {
    TestPki stranger = TestPki.root("Other").issuesLeaf("alice@example.org");
    MessageVerdict verdict =
        verify(Signing.by(stranger).alone().with(stranger).detached(FROM, TEXT));

    assertThat(reasons(verdict)).containsExactly("chain");
    assertThat(verdict.problems().get(0).found()).contains("issuer-missing");
    assertThat(verdict.evidence()).hasSize(1);
  }

  @Test
  void rootThatCameAlongIsNoAnchor() {
    TestPki other = TestPki.root("Other");
    TestPki stranger = other.issuesLeaf("alice@example.org");

    assertThat(reasons(Signing.by(stranger).with(other).detached(FROM, TEXT)))
        .containsExactly("chain");
  }

  @Test
  void certificateThatIsNotAlongCanBeKnown() {
    byte[] mail = SIGNING.alone().with(ISSUING).detached(FROM, TEXT);

    assertThat(reasons(mail)).containsExactly("certificate-missing");
    assertThat(reasons(verifier().knowing(TrustBundle.of(ALICE.certificate())).verify(mail)))
        .containsExactly("trusted");
  }

  /** RFC 8550 section 6: now is the question unless another is asked. */
  @Test
  void nowAndWhenSignedAreSeparateAnswers() {
    Instant then = Instant.parse("2025-01-01T00:00:00Z");
    TestPki expired =
        ISSUING.issuesLeaf(
            "alice@example.org",
            d -> d.notBefore(then.minusSeconds(1)).notAfter(then.plusSeconds(60)));
    byte[] mail = Signing.by(expired).at(then).detached(FROM, TEXT);
    MessageVerdict verdict = verify(mail);

    assertThat(reasons(verdict)).containsExactly("chain");
    SignerVerdict signer = verdict.signers().get(0);
    assertThat(signer.chain()).map(ChainResult::outcome).contains(Outcome.REJECTED);
    assertThat(signer.chainWhenSigned()).map(ChainResult::outcome).contains(Outcome.TRUSTED);
    assertThat(verdict.explain()).contains("the chain was trusted at the time of signing");
    assertThat(reasons(verifier().verify(mail, then.plusSeconds(30)))).containsExactly("trusted");
  }

  @Test
  void signingTimeFarFromTheDateIsRejectedUnlessTolerated() {
    byte[] late = SIGNING.detached(FROM + "Date: Wed, 14 Jan 2026 22:59:59 +0000 (UTC)\n", TEXT);
    byte[] inTime = SIGNING.detached(FROM + "Date: Thu, 15 Jan 2026 02:00:00 +0100\n", TEXT);

    assertThat(reasons(late)).containsExactly("date-differs");
    assertThat(reasons(inTime)).containsExactly("trusted");
    assertThat(reasons(verifier().toleratingDateDifference(Duration.ofHours(2)).verify(late)))
        .containsExactly("trusted");
  }

  @Test
  void unreadableDateIsAWarningAndTwoAreAmbiguous() {
    MessageVerdict odd = verify(SIGNING.detached(FROM + "Date: yesterday\n", TEXT));

    assertThat(reasons(odd)).containsExactly("trusted");
    assertThat(odd.warnings()).hasSize(1);
    assertThat(
            reasons(
                SIGNING.detached(
                    FROM
                        + "Date: Thu, 15 Jan 2026 00:00:00 +0000\n"
                        + "Date: Thu, 15 Jan 2026 00:00:00 +0000\n",
                    TEXT)))
        .containsExactly("malformed-header");
  }

  @Test
  void oneOfSeveralSignersIsEnoughAndTheOthersAreNamed() {
    Signing both = SIGNING.and(Signing.by(TestPki.root("Other").issuesLeaf("x@example.org")));
    MessageVerdict verdict = verify(both.detached(FROM, TEXT));

    assertThat(verdict.outcome()).isEqualTo(MessageOutcome.TRUSTED);
    assertThat(verdict.signers()).hasSize(2);
    assertThat(verdict.warnings()).hasSize(1);
  }

  /** No part of trust may come from one signer and another from the next. */
  @Test
  void trustedStrangerAndUntrustedNamesakeDoNotMakeOneSender() {
    Signing stranger = Signing.by(EVE);
    Signing namesake = Signing.by(TestPki.root("Other").issuesLeaf("alice@example.org"));

    assertThat(reasons(stranger.and(namesake).detached(FROM, TEXT)))
        .containsExactlyInAnyOrder("address-mismatch", "chain");
  }

  @Test
  void limitOfTheChainMakesTheMessageUndecided() {
    ChainValidator tight =
        ChainValidator.trusting(ROOT.certificate())
            .purpose(Purpose.EMAIL_PROTECTION)
            .revocation(RevocationPolicy.notChecked())
            .clock(TestPki.CLOCK)
            .limits(io.github.smimetrust.chain.Limits.defaults().withSignatureChecks(1))
            .build();

    assertThat(reasons(MessageVerifier.using(tight).verify(SIGNING.detached(FROM, TEXT))))
        .containsExactly("limit signature-checks");
  }

  @Test
  void evidenceHasTheCertificatesOfIntactSigners() {
    MessageVerdict verdict = verify(SIGNING.detached(FROM, TEXT));

    assertThat(verdict.evidence())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.leaf().der()).isEqualTo(ALICE.der());
              assertThat(e.along()).extracting(a -> a.der()).containsExactly(ISSUING.der());
              assertThat(e.time()).contains(TestPki.NOW);
              assertThat(e.source()).isEqualTo("given message");
            });
    byte[] changed = SIGNING.detached(FROM, TEXT);
    changed[new String(changed, StandardCharsets.ISO_8859_1).indexOf("world")] = 'W';
    assertThat(verify(changed).evidence()).isEmpty();
    assertThat(validator().validate(verdict.evidence().get(0)).outcome())
        .isEqualTo(Outcome.TRUSTED);
  }

  @Test
  void folderIsVerifiedInOrderOfNames() throws Exception {
    Files.write(folder.resolve("b.eml"), SIGNING.detached(FROM, TEXT));
    Files.write(folder.resolve("a.EML"), Mime.bytes(FROM + TEXT));
    Files.write(folder.resolve("c.txt"), Mime.bytes("no mail"));
    Files.createDirectory(folder.resolve("d.eml"));

    assertThat(verifier().verifyFolder(folder))
        .extracting(MessageVerdict::outcome)
        .containsExactly(MessageOutcome.NOT_SIGNED, MessageOutcome.TRUSTED);
  }

  @Test
  void mboxIsCutIntoItsMessages() throws Exception {
    String signed = new String(SIGNING.detached(FROM, TEXT), StandardCharsets.ISO_8859_1);
    Path mbox = folder.resolve("mail.mbox");
    Files.writeString(
        mbox,
        "From a@b Thu Jan 15 00:00:00 2026\r\n"
            + signed
            + "\r\nFrom c@d Thu Jan 15 00:00:00 2026\n"
            + "From: c@d\n\nit is text\nFrom here on\n",
        StandardCharsets.ISO_8859_1);

    assertThat(verifier().verifyMbox(mbox))
        .extracting(MessageVerdict::source, MessageVerdict::outcome)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(mbox + ", message 1", MessageOutcome.TRUSTED),
            org.assertj.core.groups.Tuple.tuple(mbox + ", message 2", MessageOutcome.NOT_SIGNED));
  }
}
