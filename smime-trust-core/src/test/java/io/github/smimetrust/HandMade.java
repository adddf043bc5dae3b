package io.github.smimetrust;

import io.github.smimetrust.fixture.TestPki;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate put together by hand (RFC 5280 section 4.1), for what no library would write. Valid
 * by default but for its signature, which is two zero bytes until {@link #signed}. Each test
 * changes one thing.
 */
final class HandMade {
  static final String SHA256_WITH_ECDSA = "1.2.840.10045.4.3.2";
  static final String SHA256_WITH_RSA = "1.2.840.113549.1.1.11";

  private static final TestPki KEY = TestPki.root("Hand");

  byte @Nullable [] version = Der.element(0xA0, Der.integer(2));
  byte[] serial = Der.integer(1);
  byte[] algorithm = Der.sequence(Der.oid(SHA256_WITH_ECDSA));
  byte[] issuer = Der.commonName("Hand");
  byte[] notBefore = utcTime("250101000000Z");
  byte[] notAfter = utcTime("350101000000Z");
  byte[] subject = Der.commonName("Hand");
  byte[] key = KEY.certificate().getPublicKey().getEncoded();
  byte @Nullable [] outerAlgorithm;
  byte[] signature = Der.bits(new byte[2]);
  final List<byte[]> extensions = new ArrayList<>();

  private HandMade() {}

  static HandMade certificate() {
    return new HandMade();
  }

  static byte[] utcTime(String text) {
    return Der.element(0x17, text.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] generalizedTime(String text) {
    return Der.element(0x18, text.getBytes(StandardCharsets.US_ASCII));
  }

  HandMade named(byte[] name) {
    issuer = name;
    subject = name;
    return this;
  }

  HandMade with(String extension, byte[] value) {
    extensions.add(Der.sequence(Der.oid(extension), Der.octets(value)));
    return this;
  }

  HandMade withCritical(String extension, byte[] value) {
    extensions.add(Der.sequence(Der.oid(extension), Der.bool(0xFF), Der.octets(value)));
    return this;
  }

  /** Basic constraints of an authority. */
  HandMade ca() {
    return withCritical("2.5.29.19", Der.sequence(Der.bool(0xFF)));
  }

  byte[] toBeSigned() {
    return Der.sequence(
        version == null ? new byte[0] : version,
        serial,
        algorithm,
        issuer,
        Der.sequence(notBefore, notAfter),
        subject,
        key,
        extensions.isEmpty()
            ? new byte[0]
            : Der.element(0xA3, Der.sequence(extensions.toArray(new byte[0][]))));
  }

  /** Signed with the key that it holds unless a test changed that. */
  HandMade signed() {
    return signedWith(KEY.privateKey(), "SHA256withECDSA");
  }

  HandMade signedWith(PrivateKey privateKey, String jcaAlgorithm) {
    try {
      Signature signer = Signature.getInstance(jcaAlgorithm);
      signer.initSign(privateKey);
      signer.update(toBeSigned());
      signature = Der.bits(signer.sign());
      return this;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  byte[] der() {
    return Der.sequence(
        toBeSigned(), outerAlgorithm == null ? algorithm : outerAlgorithm, signature);
  }

  /** Read as a strict reader does. */
  BundleEntry entry() {
    byte[] der = der();
    return BundleEntry.read(der, 0, der.length, new Provenance.Given(new Origin("hand-made", "")));
  }
}
