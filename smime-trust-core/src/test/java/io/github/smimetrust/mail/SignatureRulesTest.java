package io.github.smimetrust.mail;

import static io.github.smimetrust.mail.Signing.FROM;
import static io.github.smimetrust.mail.Verifying.ALICE;
import static io.github.smimetrust.mail.Verifying.EVE;
import static io.github.smimetrust.mail.Verifying.ISSUING;
import static io.github.smimetrust.mail.Verifying.TEXT;
import static io.github.smimetrust.mail.Verifying.reasons;
import static io.github.smimetrust.mail.Verifying.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.fixture.TestPki;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BEROctetString;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 5652, RFC 5035 and RFC 8551 ask of a signature. */
class SignatureRulesTest {
  private static final TestPki RSA = ISSUING.issuesLeaf("alice@example.org", d -> d.rsa(2048));

  private static byte[] cms() {
    return Signing.by(ALICE).cms(Mime.bytes(TEXT), false);
  }

  private static List<String> reasonsOf(byte[] cms) {
    return reasons(Signing.detached(FROM, TEXT, cms, "b"));
  }

  private static List<String> reasonsWith(java.util.function.UnaryOperator<AttributeTable> change) {
    return reasons(Signing.by(ALICE).changing(change).detached(FROM, TEXT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHA256withRSA",
        "SHA384withRSA",
        "SHA512withRSA",
        "SHA256withRSAandMGF1",
        "SHA384withRSAandMGF1",
        "SHA512withRSAandMGF1"
      })
  void rsaWithBothPaddingsIsTaken(String algorithm) {
    assertThat(reasons(Signing.by(RSA, algorithm).detached(FROM, TEXT))).containsExactly("trusted");
  }

  @ParameterizedTest
  @CsvSource({"P-256, SHA256", "P-384, SHA384", "P-521, SHA512"})
  void ellipticCurvesAreTaken(String curve, String digest) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
    generator.initialize(new ECGenParameterSpec(curve));

    assertThat(reasonsWithKey(generator.generateKeyPair(), digest + "withECDSA"))
        .containsExactly("trusted");
  }

  @Test
  void ed25519IsTaken() throws GeneralSecurityException {
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance("Ed25519", new BouncyCastleProvider());

    assertThat(reasonsWithKey(generator.generateKeyPair(), "Ed25519")).containsExactly("trusted");
  }

  private static List<String> reasonsWithKey(KeyPair pair, String algorithm) {
    TestPki leaf =
        ISSUING.issuesLeaf("alice@example.org", d -> d.publicKey(pair.getPublic().getEncoded()));
    return reasons(
        Signing.by(leaf.certificate(), pair.getPrivate(), algorithm)
            .with(ISSUING)
            .detached(FROM, TEXT));
  }

  @Test
  void sha1IsRefusedUnlessAllowedAndMd5Always() {
    byte[] sha1 = Signing.by(RSA, "SHA1withRSA").detached(FROM, TEXT);
    byte[] md5 = Signing.by(RSA, "MD5withRSA").detached(FROM, TEXT);

    assertThat(reasons(sha1)).containsExactly("weak-algorithm");
    assertThat(Verifying.verify(sha1).signers().get(0).isIntact()).isTrue();
    assertThat(reasons(verifier().allowingSha1().verify(sha1))).containsExactly("trusted");
    assertThat(reasons(md5)).containsExactly("weak-algorithm");
    assertThat(reasons(verifier().allowingSha1().verify(md5))).containsExactly("weak-algorithm");
  }

  @Test
  void signerMayBeNamedByKeyIdentifier() {
    assertThat(reasons(Signing.by(ALICE).byKeyIdentifier().detached(FROM, TEXT)))
        .containsExactly("trusted");
  }

  /** Two certificates with one key identifier: all are tried, whatever their order. */
  @Test
  void everyCertificateThatIsMeantIsTried() {
    TestPki decoy = TestPki.root("Decoy").issuesLeaf("alice@example.org", d -> d.keyNamed("decoy"));
    TestPki twin =
        TestPki.root("Twins")
            .issuesLeaf("alice@example.org", d -> d.extension("2.5.29.14", keyIdentifier(ALICE)));

    for (Signing signing :
        List.of(
            Signing.by(ALICE).byKeyIdentifier().with(twin, decoy),
            Signing.by(ALICE).alone().with(decoy, twin, ALICE, ISSUING).byKeyIdentifier())) {
      assertThat(reasons(signing.detached(FROM, TEXT))).containsExactly("trusted");
    }
  }

  private static byte[] keyIdentifier(TestPki leaf) {
    return ASN1OctetString.getInstance(leaf.certificate().getExtensionValue("2.5.29.14"))
        .getOctets();
  }

  @Test
  void certificateOfAnotherKeyDoesNotVerify() {
    Signing stolen =
        Signing.by(ALICE.certificate(), EVE.privateKey(), "SHA256withECDSA").with(ISSUING);

    assertThat(reasons(stolen.detached(FROM, TEXT))).containsExactly("bad-signature");
  }

  @Test
  void contentThatWasChangedHasAnotherDigest() {
    assertThat(reasons(Signing.detached(FROM, TEXT + "x", cms(), "b")))
        .containsExactly("digest-mismatch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"})
  void attributeThatIsNeededHasToBeThereOnceWithOneValue(String type) {
    ASN1ObjectIdentifier id = new ASN1ObjectIdentifier(type);

    assertThat(reasonsWith(a -> a.remove(id))).containsExactly("signed-attributes");
    assertThat(reasonsWith(a -> a.add(id, a.get(id).getAttributeValues()[0])))
        .containsExactly("signed-attributes");
    assertThat(
            reasonsWith(
                a -> {
                  ASN1Encodable value = a.get(id).getAttributeValues()[0];
                  ASN1EncodableVector all = a.remove(id).toASN1EncodableVector();
                  all.add(new Attribute(id, new DERSet(new ASN1Encodable[] {value, value})));
                  return new AttributeTable(all);
                }))
        .containsExactly("signed-attributes");
  }

  @Test
  void contentTypeAttributeHasToBeThatOfTheContent() {
    assertThat(
            reasonsWith(
                a ->
                    a.remove(CMSAttributes.contentType)
                        .add(CMSAttributes.contentType, CMSObjectIdentifiers.envelopedData)))
        .containsExactly("signed-attributes");
  }

  @Test
  void signatureWithoutAttributesIsOnTheContent() {
    Signing direct = Signing.by(RSA, "SHA256withRSA").withoutAttributes();
    byte[] mail = direct.detached(FROM, TEXT);
    String lineFeeds = new String(mail, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");

    assertThat(reasons(mail)).containsExactly("trusted");
    assertThat(reasons(lineFeeds.getBytes(StandardCharsets.ISO_8859_1))).containsExactly("trusted");
    assertThat(
            reasons(Signing.detached(FROM, TEXT + "x", direct.cms(Mime.bytes(TEXT), false), "b")))
        .containsExactly("bad-signature");
  }

  /** RFC 5652 section 5.3: attributes must be there unless the content is plain data. */
  @Test
  void contentOfAnotherTypeNeedsAttributes() {
    byte[] cms =
        rebuilt(
            Signing.by(RSA, "SHA256withRSA").withoutAttributes().cms(Mime.bytes(TEXT), false),
            data -> {
              data.set(2, sequence(List.of(new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.1.4"))));
              return data;
            },
            signer -> signer);

    assertThat(reasonsOf(cms)).containsExactly("malformed-signature", "signed-attributes");
  }

  /** A timestamp (RFC 3161) is signed data, too; its content is no message. */
  @Test
  void contentOfAnotherTypeIsNoMessage() {
    ASN1ObjectIdentifier timestamp = new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.1.4");
    byte[] cms =
        rebuilt(
            Signing.by(ALICE)
                .changing(
                    a ->
                        a.remove(CMSAttributes.contentType)
                            .add(CMSAttributes.contentType, timestamp))
                .cms(Mime.bytes(TEXT), false),
            data -> {
              data.set(2, sequence(List.of(timestamp)));
              return data;
            },
            signer -> signer);

    assertThat(reasonsOf(cms)).containsExactly("malformed-signature");
    assertThat(Verifying.verify(Signing.detached(FROM, TEXT, cms, "b")).signers().get(0).isIntact())
        .isTrue();
  }

  /**
   * Whoever has a signature with attributes can present them as the content of one without: the
   * same bytes are signed.
   */
  @Test
  void attributesDoNotPassForContent() throws Exception {
    byte[] attributes =
        CmsMessage.read(Signing.by(RSA, "SHA256withRSA").cms(Mime.bytes(TEXT), false))
            .signers()
            .get(0)
            .attributes()
            .get(0);
    byte[] forged = Signing.by(RSA, "SHA256withRSA").withoutAttributes().cms(attributes, true);
    SmimeLayer layer = SmimeLayer.opaque("CMS", forged);

    assertThat(layer.problem()).isNull();
    assertThat(reasons(Signing.opaque(FROM, "application/pkcs7-mime", forged)))
        .contains("signed-attributes");
  }

  @Test
  void signingCertificateBindsTheCertificate() throws Exception {
    assertThat(reasonsWith(a -> a.add(PKCSObjectIdentifiers.id_aa_signingCertificateV2, v2(ALICE))))
        .containsExactly("trusted");
    assertThat(reasonsWith(a -> a.add(PKCSObjectIdentifiers.id_aa_signingCertificateV2, v2(EVE))))
        .containsExactly("certificate-not-named");
    assertThat(reasonsWith(a -> a.add(PKCSObjectIdentifiers.id_aa_signingCertificate, v1(ALICE))))
        .containsExactly("trusted");
    assertThat(reasonsWith(a -> a.add(PKCSObjectIdentifiers.id_aa_signingCertificate, v1(EVE))))
        .containsExactly("certificate-not-named");
    assertThat(
            reasonsWith(
                a ->
                    a.add(PKCSObjectIdentifiers.id_aa_signingCertificateV2, v2(ALICE))
                        .add(PKCSObjectIdentifiers.id_aa_signingCertificateV2, v2(ALICE))))
        .containsExactly("certificate-not-named");
    assertThat(
            reasonsWith(
                a ->
                    a.add(
                        PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                        new DEROctetString(new byte[3]))))
        .containsExactly("certificate-not-named");
  }

  private static SigningCertificateV2 v2(TestPki leaf) {
    return new SigningCertificateV2(
        new ESSCertIDv2(
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256), digest("SHA-256", leaf)));
  }

  private static SigningCertificate v1(TestPki leaf) {
    return new SigningCertificate(new ESSCertID(digest("SHA-1", leaf)));
  }

  private static byte[] digest(String algorithm, TestPki leaf) {
    try {
      return MessageDigest.getInstance(algorithm).digest(leaf.der());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Johnny c1, and Thunderbird's mismatch-econtent: which of two contents would be shown? */
  @Test
  void contentInADetachedSignatureIsRejected() {
    assertThat(reasonsOf(Signing.by(ALICE).cms(Mime.bytes(TEXT), true)))
        .containsExactly("content-twice");
  }

  @Test
  void digestOfAnotherAlgorithmThanTheSignersIsNotUsable() {
    byte[] cms = replaceDigestAlgorithm(cms(), NISTObjectIdentifiers.id_sha512);

    assertThat(reasonsOf(cms)).containsExactly("unsupported-algorithm");
    assertThat(reasonsOf(replaceDigestAlgorithm(cms(), OIWObjectIdentifiers.idSHA1)))
        .containsExactly("unsupported-algorithm");
  }

  private static byte[] replaceDigestAlgorithm(byte[] cms, ASN1ObjectIdentifier other) {
    return rebuilt(
        cms,
        data -> data,
        signer -> {
          signer.set(2, new AlgorithmIdentifier(other));
          return signer;
        });
  }

  private static byte[] rebuilt(
      byte[] cms,
      java.util.function.UnaryOperator<List<ASN1Encodable>> changeData,
      java.util.function.UnaryOperator<List<ASN1Encodable>> change) {
    try {
      ASN1Sequence info = ASN1Sequence.getInstance(cms);
      ASN1Sequence data =
          ASN1Sequence.getInstance(ASN1TaggedObject.getInstance(info.getObjectAt(1)), true);
      List<ASN1Encodable> fields = changeData.apply(list(data));
      ASN1Sequence signer =
          ASN1Sequence.getInstance(
              org.bouncycastle.asn1.ASN1Set.getInstance(fields.get(fields.size() - 1))
                  .getObjectAt(0));
      ASN1Encodable changed = sequence(change.apply(list(signer)));
      fields.set(fields.size() - 1, new DERSet(changed));
      return sequence(List.of(info.getObjectAt(0), new BERTaggedObject(0, sequence(fields))))
          .getEncoded();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<ASN1Encodable> list(ASN1Sequence sequence) {
    List<ASN1Encodable> all = new ArrayList<>();
    sequence.forEach(all::add);
    return all;
  }

  private static ASN1Sequence sequence(List<ASN1Encodable> all) {
    return new BERSequence(all.toArray(ASN1Encodable[]::new));
  }

  /** X.690 section 8.7.3: content in pieces, and indefinite lengths all over. */
  @Test
  void berIsReadLikeDer() throws Exception {
    byte[] content = Mime.bytes(TEXT);
    byte[] der = Signing.by(ALICE).cms(content, true);
    ASN1Sequence info = ASN1Sequence.getInstance(der);
    List<ASN1Encodable> data =
        list(ASN1Sequence.getInstance(ASN1TaggedObject.getInstance(info.getObjectAt(1)), true));
    data.set(
        2,
        new BERSequence(
            new ASN1Encodable[] {
              CMSObjectIdentifiers.data,
              new BERTaggedObject(
                  0,
                  new BEROctetString(
                      new ASN1OctetString[] {
                        new DEROctetString(java.util.Arrays.copyOf(content, 5)),
                        new BEROctetString(java.util.Arrays.copyOfRange(content, 5, content.length))
                      }))
            }));
    byte[] ber =
        sequence(List.of(info.getObjectAt(0), new BERTaggedObject(0, sequence(data)))).getEncoded();

    assertThat(ber).startsWith(0x30, 0x80);
    assertThat(reasons(Signing.opaque(FROM, "application/pkcs7-mime", ber)))
        .containsExactly("trusted");
    assertThat(
            reasons(
                Signing.opaque(
                    FROM,
                    "application/pkcs7-mime",
                    ASN1Sequence.getInstance(der).getEncoded(ASN1Encoding.DER))))
        .containsExactly("trusted");
  }

  @Test
  void signatureThatIsCutOffIsMalformed() {
    byte[] cms = cms();

    for (int length : new int[] {1, 10, cms.length / 2, cms.length - 1}) {
      assertThat(reasonsOf(java.util.Arrays.copyOf(cms, length)))
          .containsExactly("malformed-signature");
    }
    assertThat(reasonsOf(java.util.Arrays.copyOf(cms, cms.length + 1)))
        .containsExactly("malformed-signature");
  }
}
