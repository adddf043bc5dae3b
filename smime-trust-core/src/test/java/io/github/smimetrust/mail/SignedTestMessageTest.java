package io.github.smimetrust.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.fixture.TestPki;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bouncy Castle's CMS, which no code here shares, says whether what we sign is signed. */
class SignedTestMessageTest {
  private static final char[] PASSWORD = "secret".toCharArray();

  @TempDir Path folder;

  private Path keyFile(TestPki leaf) throws Exception {
    return keyFile(leaf.privateKey(), leaf.path().toArray(TestPki[]::new));
  }

  private Path keyFile(PrivateKey key, TestPki... chain) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    X509Certificate[] certificates = new X509Certificate[chain.length];
    for (int i = 0; i < chain.length; i++) {
      certificates[i] = chain[i].certificate();
    }
    store.setKeyEntry("key", key, PASSWORD, certificates);
    Path file = folder.resolve("key.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
    return file;
  }

  private SignedTestMessage message(Path keyFile) {
    return SignedTestMessage.signedWith(keyFile, PASSWORD)
        .to("bob@example.org")
        .at(TestPki.NOW.plusMillis(5));
  }

  private static void assertSignedForBouncyCastle(byte[] mail) throws Exception {
    SmimeLayer layer = SmimeLayer.open(Mime.entity(mail), new PartBudget());
    ContentInMemory content = (ContentInMemory) layer.content();
    byte[] signed = java.util.Arrays.copyOfRange(content.bytes(), content.from(), content.to());
    byte[] cms = cms(mail);
    CMSSignedData data =
        new CMSSignedData(cms).isDetachedSignature()
            ? new CMSSignedData(new CMSProcessableByteArray(signed), cms)
            : new CMSSignedData(cms);
    assertThat(data.getSignerInfos().getSigners()).hasSize(1);
    for (SignerInformation signer : data.getSignerInfos()) {
      X509CertificateHolder holder =
          data.getCertificates().getMatches(null).stream()
              .filter(h -> signer.getSID().match(h))
              .findFirst()
              .orElseThrow();
      assertThat(
              signer.verify(
                  new JcaSimpleSignerInfoVerifierBuilder()
                      .setProvider(new BouncyCastleProvider())
                      .build(holder)))
          .isTrue();
    }
  }

  private static byte[] cms(byte[] mail) {
    String text = new String(mail, StandardCharsets.US_ASCII);
    String part = text.substring(text.lastIndexOf("Content-Disposition"));
    String body = part.substring(part.indexOf("\r\n\r\n") + 4);
    int end = body.indexOf("\r\n--");
    return java.util.Base64.getMimeDecoder().decode(end < 0 ? body : body.substring(0, end));
  }

  @Test
  void messageIsSignedAndTrustedInBothForms() throws Exception {
    SignedTestMessage message = message(keyFile(Verifying.ALICE));

    for (SignedTestMessage form : new SignedTestMessage[] {message, message.opaque()}) {
      byte[] mail = form.encode();
      assertSignedForBouncyCastle(mail);
      MessageVerdict verdict = Verifying.verify(mail);
      assertThat(Verifying.reasons(verdict)).containsExactly("trusted");
      assertThat(verdict.signers().get(0).signingTime()).contains(TestPki.NOW);
      assertThat(mail).isEqualTo(form.encode());
    }
    assertThat(message.encode()).isEqualTo(message.opaque().detached().withChain().encode());
  }

  @Test
  void leafOnlyLeavesTheChainToTheReceiver() throws Exception {
    SignedTestMessage message = message(keyFile(Verifying.ALICE));

    assertThat(Verifying.verify(message.encode()).evidence().get(0).along()).hasSize(2);
    MessageVerdict verdict = Verifying.verify(message.leafOnly().encode());
    assertThat(Verifying.reasons(verdict)).containsExactly("chain");
    assertThat(verdict.problems().get(0).found()).contains("issuer-missing");
  }

  @Test
  void rsaKeySigns() throws Exception {
    TestPki leaf = Verifying.ISSUING.issuesLeaf("alice@example.org", d -> d.rsa(2048));
    byte[] mail = message(keyFile(leaf)).encode();

    assertSignedForBouncyCastle(mail);
    assertThat(Verifying.reasons(mail)).containsExactly("trusted");
    assertThat(Verifying.verify(mail).signers().get(0).algorithm()).isEqualTo("RSA with SHA-256");
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp384r1", "secp521r1", "Ed25519"})
  void otherKeysSign(String kind) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.startsWith("Ed") ? kind : "EC");
    if (kind.startsWith("secp")) {
      generator.initialize(new java.security.spec.ECGenParameterSpec(kind));
    }
    KeyPair pair = generator.generateKeyPair();
    TestPki leaf =
        Verifying.ISSUING.issuesLeaf(
            "alice@example.org", d -> d.publicKey(pair.getPublic().getEncoded()));
    SignedTestMessage message =
        message(keyFile(pair.getPrivate(), leaf, Verifying.ISSUING, Verifying.ROOT));

    assertSignedForBouncyCastle(message.encode());
    assertThat(Verifying.reasons(message.encode())).containsExactly("trusted");
    assertThat(message.encode()).isEqualTo(message.encode());
  }

  @Test
  void senderCanBeAnotherThanTheCertificates() throws Exception {
    byte[] mail = message(keyFile(Verifying.ALICE)).from("eve@example.org").encode();

    assertThat(Verifying.reasons(mail)).containsExactly("address-mismatch");
  }

  @Test
  void fileIsWritten() throws Exception {
    Path file = folder.resolve("test.eml");
    SignedTestMessage message = message(keyFile(Verifying.ALICE));
    message.writeTo(file);

    assertThat(file).hasBinaryContent(message.encode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "a@b\r\nBcc: c@d", "A <a@b.test>", "\"a b\"@c.test", "a@b.test,c@d.test"})
  void addressThatIsNoneIsAnArgumentError(String address) {
    SignedTestMessage message = SignedTestMessage.signedWith(folder, PASSWORD);

    assertThatThrownBy(() -> message.to(address)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> message.from(address)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsMissingIsNamed() throws Exception {
    SignedTestMessage message = SignedTestMessage.signedWith(keyFile(Verifying.ALICE), PASSWORD);

    assertThatThrownBy(message::encode)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("to(address)");
    assertThatThrownBy(message.to("a@b.test")::encode)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("at(time)");
  }

  @Test
  void wrongPasswordAndOtherFilesAreUnreadable() throws Exception {
    Path file = keyFile(Verifying.ALICE);
    Path text = Files.writeString(folder.resolve("x.txt"), "x");

    assertThatThrownBy(
            SignedTestMessage.signedWith(file, "wrong".toCharArray()).to("a@b.test").at(TestPki.NOW)
                ::encode)
        .isInstanceOf(UnreadableInputException.class);
    assertThatThrownBy(message(text)::encode).isInstanceOf(UnreadableInputException.class);
    assertThatThrownBy(message(folder.resolve("absent"))::encode)
        .isInstanceOf(java.io.UncheckedIOException.class)
        .hasMessageContaining("absent");
  }
}
