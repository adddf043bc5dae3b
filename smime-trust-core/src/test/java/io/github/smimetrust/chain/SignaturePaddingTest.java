package io.github.smimetrust.chain;

import static io.github.smimetrust.chain.ChainAssert.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.BundleReader;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Signatures by the right key over the wrong thing: what RFC 8017 sections 8.1.2 and 8.2.2 and RFC
 * 8032 section 5.1.7 do not accept, as Project Wycheproof collects it.
 */
class SignaturePaddingTest {
  private static final String SHA256_WITH_RSA = "300D06092A864886F70D01010B0500";
  private static final String SHA256_INFO = "3031300D060960864801650304020105000420";
  private static final String SHA1_INFO = "3021300906052B0E03021A05000414";

  /** RSASSA-PSS with SHA-256, MGF1 with SHA-256, and a salt of so many bytes. */
  private static final String PSS =
      "304106092A864886F70D01010A3034A00F300D06096086480165030402010500"
          + "A11C301A06092A864886F70D010108300D06096086480165030402010500A2030201%02X";

  private static final TestPki ROOT = TestPki.root("RSA", d -> d.rsa(2048));
  private static final TestPki LEAF = ROOT.issuesLeaf("a@example.org");

  private static ChainResult judge(BundleEntry leaf) {
    return ChainValidatorTest.trusting(ROOT).build().validate(leaf);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static byte[] digest(String algorithm) {
    try {
      byte[] signed = Remade.from(LEAF).with(Remade.SIGNATURE, SHA256_WITH_RSA).toBeSigned();
      return MessageDigest.getInstance(algorithm).digest(signed);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** 00, a type, padding, 00, content and what comes behind it: 256 bytes, and the private key. */
  private static byte[] encrypted(int type, int padding, byte[] content, byte[] behind) {
    byte[] block = new byte[256];
    block[1] = (byte) type;
    Arrays.fill(block, 2, 2 + padding, (byte) 0xFF);
    System.arraycopy(content, 0, block, 3 + padding, content.length);
    System.arraycopy(behind, 0, block, 3 + padding + content.length, behind.length);
    RSAPrivateKey key = (RSAPrivateKey) ROOT.privateKey();
    String number =
        new BigInteger(1, block).modPow(key.getPrivateExponent(), key.getModulus()).toString(16);
    return hex("0".repeat(512 - number.length()) + number);
  }

  private static byte[] padded(byte[] content) {
    return encrypted(1, 253 - content.length, content, new byte[0]);
  }

  @Test
  void acceptsWhatIsPaddedAsPkcs1Says() {
    byte[] signature = padded(joined(hex(SHA256_INFO), digest("SHA-256")));

    assertThat(judge(Remade.from(LEAF).with(Remade.SIGNATURE, SHA256_WITH_RSA).with(signature)))
        .isTrusted();
  }

  @ParameterizedTest
  @MethodSource
  void rejectsOtherPadding(String what, byte[] signature) {
    assertThat(judge(Remade.from(LEAF).with(Remade.SIGNATURE, SHA256_WITH_RSA).with(signature)))
        .isRejectedBecause(Reason.BAD_SIGNATURE);
  }

  static Stream<Arguments> rejectsOtherPadding() {
    byte[] hash = digest("SHA-256");
    byte[] good = joined(hex(SHA256_INFO), hash);
    byte[] garbage = new byte[253 - good.length - 8];
    Arrays.fill(garbage, (byte) 7);
    return Stream.of(
        Arguments.of("garbage behind the digest", encrypted(1, 8, good, garbage)),
        Arguments.of("zeros behind the digest", encrypted(1, 8, good, new byte[garbage.length])),
        Arguments.of("no padding", encrypted(1, 0, good, garbage)),
        Arguments.of("block type 0", encrypted(0, 253 - good.length, good, new byte[0])),
        Arguments.of("block type 2", encrypted(2, 253 - good.length, good, new byte[0])),
        Arguments.of("the digest alone", padded(hash)),
        Arguments.of("SHA-1, which was not said", padded(joined(hex(SHA1_INFO), digest("SHA-1")))),
        Arguments.of("the digest of another name", padded(joined(hex(SHA1_INFO), hash))),
        Arguments.of(
            "a digest cut off",
            padded(joined(hex("3030300D06096086480165030402010500041F"), Arrays.copyOf(hash, 31)))),
        Arguments.of(
            "parameters with content",
            padded(joined(hex("3035301106096086480165030402010504DEADBEEF0420"), hash))),
        Arguments.of(
            "something behind the digest inside of the SEQUENCE",
            padded(joined(hex("3033300D060960864801650304020105000420"), hash, hex("0500")))),
        Arguments.of("the padding of PSS", pss("SHA-256", "SHA-256", 32, SHA256_WITH_RSA)));
  }

  private static byte[] pss(String hash, String mask, int salt, String algorithm) {
    try {
      Signature signature = Signature.getInstance("RSASSA-PSS");
      signature.setParameter(
          new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(mask), salt, 1));
      signature.initSign(ROOT.privateKey());
      signature.update(Remade.from(LEAF).with(Remade.SIGNATURE, algorithm).toBeSigned());
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SHA-256, SHA-256, 32, 32, true",
    "SHA-256, SHA-256, 20, 20, true",
    "SHA-256, SHA-256, 0, 0, true",
    "SHA-256, SHA-256, 20, 32, false",
    "SHA-256, SHA-256, 32, 20, false",
    "SHA-256, SHA-256, 0, 32, false",
    "SHA-384, SHA-256, 32, 32, false",
    "SHA-256, SHA-384, 32, 32, false",
    "SHA-256, SHA-1, 32, 32, false"
  })
  void pssHasTheHashesAndTheSaltThatItSays(
      String hash, String mask, int salt, int said, boolean valid) {
    String algorithm = PSS.formatted(said);
    byte[] signature = pss(hash, mask, salt, algorithm);

    ChainResult result = judge(Remade.from(LEAF).with(Remade.SIGNATURE, algorithm).with(signature));

    if (valid) {
      assertThat(result).isTrusted();
    } else {
      assertThat(result).isRejectedBecause(Reason.BAD_SIGNATURE);
    }
  }

  @Test
  void pkcs1IsNoPss() {
    assertThat(judge(Remade.from(LEAF).with(Remade.SIGNATURE, PSS.formatted(32)).signed()))
        .isRejectedBecause(Reason.BAD_SIGNATURE);
  }

  // The order of the group (RFC 8032 section 5.1).
  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private static X509CertificateHolder edwards(String subject, KeyPair subjectKey, KeyPair issuer)
      throws Exception {
    return new X509v3CertificateBuilder(
            new X500Name("CN=Ed"),
            BigInteger.valueOf(subject.length()),
            Date.from(TestPki.NOW.minusSeconds(1000)),
            Date.from(TestPki.NOW.plusSeconds(1000)),
            new X500Name(subject),
            SubjectPublicKeyInfo.getInstance(subjectKey.getPublic().getEncoded()))
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
        .build(new JcaContentSignerBuilder("Ed25519").build(issuer.getPrivate()));
  }

  @Test
  void rejectsEdwardsSignaturesOfOtherForms() throws Exception {
    KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    TrustBundle root =
        BundleReader.strict().decode(edwards("CN=Ed", key, key).getEncoded(), "root").bundle();
    X509CertificateHolder leaf = edwards("CN=Leaf", key, key);
    byte[] good = leaf.getSignature();
    byte[] s = reversed(Arrays.copyOfRange(good, 32, 64));
    byte[] above = reversed(new BigInteger(1, s).add(ORDER).toByteArray());
    byte[] twin = joined(Arrays.copyOf(good, 32), Arrays.copyOf(above, 32));
    byte[] flipped = good.clone();
    flipped[0] ^= 1;
    ChainValidator edwards =
        new ChainValidatorBuilder(root)
            .purpose(Purpose.ANY)
            .revocation(RevocationPolicy.notChecked())
            .clock(TestPki.CLOCK)
            .build();

    assertThat(edwards.validate(signed(leaf, good))).isTrusted();
    for (byte[] bad :
        new byte[][] {
          twin,
          flipped,
          new byte[64],
          new byte[0],
          Arrays.copyOf(good, 63),
          Arrays.copyOf(good, 65),
          joined(Arrays.copyOfRange(good, 32, 64), Arrays.copyOf(good, 32))
        }) {
      assertThat(edwards.validate(signed(leaf, bad))).isRejectedBecause(Reason.BAD_SIGNATURE);
    }
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  private static BundleEntry signed(X509CertificateHolder holder, byte[] signature)
      throws Exception {
    Certificate certificate = holder.toASN1Structure();
    ASN1Encodable[] parts = {
      certificate.getTBSCertificate(),
      certificate.getSignatureAlgorithm(),
      new DERBitString(signature)
    };
    return FakeAuthorities.entry(new DERSequence(parts).getEncoded());
  }
}
