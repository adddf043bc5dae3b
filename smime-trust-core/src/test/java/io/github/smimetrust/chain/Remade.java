package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.der.DerReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.DERBitString;

/**
 * A certificate of the fixture with other parts, signed again by its issuer: for what is wrong and
 * yet signed.
 */
final class Remade {
  static final int SIGNATURE = 2;
  static final int ISSUER = 3;
  static final int VALIDITY = 4;
  static final int SUBJECT = 5;

  private final TestPki original;
  private final List<byte[]> parts = new ArrayList<>();
  private byte[] outerAlgorithm;

  private Remade(TestPki original) {
    this.original = original;
    byte[] der = original.der();
    DerReader certificate = DerReader.of(der);
    certificate.next();
    certificate = certificate.enter();
    certificate.next();
    DerReader tbs = certificate.enter();
    while (tbs.hasNext()) {
      tbs.next();
      parts.add(Arrays.copyOfRange(der, tbs.start(), tbs.end()));
    }
    certificate.next();
    this.outerAlgorithm = Arrays.copyOfRange(der, certificate.start(), certificate.end());
  }

  static Remade from(TestPki original) {
    return new Remade(original);
  }

  /** Another element of tbsCertificate, in hexadecimal digits; a signature's outside, too. */
  Remade with(int part, String hex) {
    parts.set(part, HexFormat.of().parseHex(hex));
    if (part == SIGNATURE) {
      outerAlgorithm = parts.get(part);
    }
    return this;
  }

  /** Another algorithm outside of what is signed than inside. */
  Remade withOuterAlgorithm(String hex) {
    outerAlgorithm = HexFormat.of().parseHex(hex);
    return this;
  }

  /** Signed as the fixture's P-256 and RSA keys sign. */
  BundleEntry signed() {
    String key = original.issuer().privateKey().getAlgorithm();
    return signed(key.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
  }

  BundleEntry signed(String algorithm) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(original.issuer().privateKey());
      signature.update(toBeSigned());
      return with(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  byte[] toBeSigned() {
    return sequence(parts);
  }

  /** With a signature that a test made. */
  BundleEntry with(byte[] signature) {
    try {
      byte[] bits = new DERBitString(signature).getEncoded();
      return FakeAuthorities.entry(sequence(List.of(toBeSigned(), outerAlgorithm, bits)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By hand, since a library would put right what is wrong inside. */
  private static byte[] sequence(List<byte[]> parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    parts.forEach(content::writeBytes);
    int length = content.size();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(0x30);
    if (length > 0xFF) {
      whole.write(0x82);
      whole.write(length >> 8);
    } else if (length > 0x7F) {
      whole.write(0x81);
    }
    whole.write(length);
    whole.writeBytes(content.toByteArray());
    return whole.toByteArray();
  }
}
