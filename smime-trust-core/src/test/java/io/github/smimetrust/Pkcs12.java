package io.github.smimetrust;

import io.github.smimetrust.fixture.TestPki;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.util.PBKDFConfig;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12PBMac1CalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/** PKCS #12 as Bouncy Castle makes it, for tests that choose algorithms or change one thing. */
final class Pkcs12 {
  static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
  static final char[] SECRET = "secret".toCharArray();

  private Pkcs12() {}

  /** A file that OpenSSL wrote; see the README beside it. */
  static byte[] openssl(String name) {
    try (InputStream in = Pkcs12.class.getResourceAsStream("openssl/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static PKCS12SafeBag certificate(TestPki certificate) {
    return bag(certificate).build();
  }

  static PKCS12SafeBag certificate(TestPki certificate, String friendlyName) {
    return bag(certificate)
        .addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, new DERBMPString(friendlyName))
        .build();
  }

  private static PKCS12SafeBagBuilder bag(TestPki certificate) {
    try {
      return new PKCS12SafeBagBuilder(new X509CertificateHolder(certificate.der()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Bags in the clear, with a MAC of SHA-1 and 1024 iterations. */
  static byte[] plain(PKCS12SafeBag... bags) {
    return plain(mac(), bags);
  }

  static byte[] plain(PKCS12MacCalculatorBuilder mac, PKCS12SafeBag... bags) {
    try {
      PKCS12PfxPduBuilder builder = new PKCS12PfxPduBuilder();
      for (PKCS12SafeBag bag : bags) {
        builder.addData(bag);
      }
      return builder.build(mac, SECRET).getEncoded(ASN1Encoding.DER);
    } catch (IOException | PKCSException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] encrypted(OutputEncryptor encryptor, PKCS12SafeBag... bags) {
    return encrypted(encryptor, mac(), bags);
  }

  static byte[] encrypted(
      OutputEncryptor encryptor, PKCS12MacCalculatorBuilder mac, PKCS12SafeBag... bags) {
    try {
      return new PKCS12PfxPduBuilder()
          .addEncryptedData(encryptor, bags)
          .build(mac, SECRET)
          .getEncoded(ASN1Encoding.DER);
    } catch (IOException | PKCSException e) {
      throw new AssertionError(e);
    }
  }

  /** PBES2. */
  static OutputEncryptor encryptor(PBKDFConfig derivation, ASN1ObjectIdentifier cipher) {
    try {
      return new JcePKCSPBEOutputEncryptorBuilder(derivation, cipher)
          .setProvider(PROVIDER)
          .build(SECRET);
    } catch (OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }

  static PKCS12MacCalculatorBuilder mac() {
    return new JcePKCS12MacCalculatorBuilder().setProvider(PROVIDER);
  }

  /** RFC 9579. */
  static PKCS12MacCalculatorBuilder pbmac1(
      ASN1ObjectIdentifier hmac, int keyBytes, int iterations) {
    byte[] salt = "salt of the mac.".getBytes(StandardCharsets.US_ASCII);
    AlgorithmIdentifier algorithm = new AlgorithmIdentifier(hmac, DERNull.INSTANCE);
    AlgorithmIdentifier derivation =
        new AlgorithmIdentifier(
            PKCSObjectIdentifiers.id_PBKDF2,
            new PBKDF2Params(salt, iterations, keyBytes, algorithm));
    try {
      return new BcPKCS12PBMac1CalculatorBuilder(new PBMAC1Params(derivation, algorithm));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The same file with another number of iterations of its MAC, which then is wrong. */
  static byte[] withMacIterations(byte[] p12, BigInteger iterations) {
    Pfx pfx = Pfx.getInstance(p12);
    DigestInfo mac = pfx.getMacData().getMac();
    try {
      // MacData takes an int alone, so the number is put in by hand.
      var parts = new ASN1EncodableVector();
      parts.add(mac);
      parts.add(new DEROctetString(pfx.getMacData().getSalt()));
      parts.add(new ASN1Integer(iterations));
      var outer = new ASN1EncodableVector();
      outer.add(new ASN1Integer(3));
      outer.add(pfx.getAuthSafe());
      outer.add(new DERSequence(parts));
      return new DERSequence(outer).getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The same file without its MAC. */
  static byte[] withoutMac(byte[] p12) {
    try {
      MacData none = null;
      return new Pfx(Pfx.getInstance(p12).getAuthSafe(), none).getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static BundleReader reader() {
    return BundleReader.strict().password(SECRET);
  }
}
