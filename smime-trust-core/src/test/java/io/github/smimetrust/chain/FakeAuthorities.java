package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.BundleReader;
import io.github.smimetrust.fixture.TestPki;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;

/**
 * Authorities whose signatures nobody made: they cost their maker nothing, as those of an attacker
 * do, and look right until a signature is checked. Each has its own RSA key of 2048 bits, unless a
 * test chose one, and no key identifiers.
 */
final class FakeAuthorities {
  private FakeAuthorities() {}

  /** An authority with a name, an issuer and a key of its own number. */
  static BundleEntry authority(String subject, String issuer, int number) {
    return authority(subject, issuer, number, rsa(number, 2_048, BigInteger.valueOf(65_537)));
  }

  /** An RSA key that is a number nobody can factor; the same in every run. */
  static SubjectPublicKeyInfo rsa(int number, int bits, BigInteger exponent) {
    try {
      return new SubjectPublicKeyInfo(
          new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
          new RSAPublicKey(modulus(number, bits), exponent));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An authority with a key that a test chose. */
  static BundleEntry authority(
      String subject, String issuer, int number, SubjectPublicKeyInfo key) {
    try {
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              new X500Name("CN=" + issuer),
              BigInteger.valueOf(number + 1L),
              Date.from(TestPki.NOW.minusSeconds(86_400)),
              Date.from(TestPki.NOW.plusSeconds(86_400)),
              new X500Name("CN=" + subject),
              key);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
      return entry(builder.build(new NoSigner()).getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Self-signed authorities of one name, each with its own key, without key identifiers: a template
   * with other bytes for the middle of the modulus.
   */
  static List<BundleEntry> namesakes(String name, int number) {
    byte[] template = authority(name, name, 0).der();
    byte[] modulus = modulus(0, 2_048).toByteArray();
    int at = indexOf(template, modulus) + modulus.length / 2;
    List<BundleEntry> namesakes = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      byte[] der = template.clone();
      ByteBuffer.wrap(der).putInt(at, i);
      namesakes.add(entry(der));
    }
    return namesakes;
  }

  private static int indexOf(byte[] whole, byte[] part) {
    for (int i = 0; i <= whole.length - part.length; i++) {
      if (Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("no such part");
  }

  private static BigInteger modulus(int number, int bits) {
    return new BigInteger(bits, new Random(number)).setBit(bits - 1).setBit(0);
  }

  static BundleEntry entry(byte[] der) {
    return BundleReader.strict().decode(der, "test").bundle().entries().get(0);
  }

  private static final class NoSigner implements ContentSigner {
    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return new AlgorithmIdentifier(
          PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
    }

    @Override
    public OutputStream getOutputStream() {
      return new ByteArrayOutputStream();
    }

    @Override
    public byte[] getSignature() {
      byte[] signature = new byte[256];
      signature[255] = 1;
      return signature;
    }
  }
}
