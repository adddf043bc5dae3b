package io.github.smimetrust;

import io.github.smimetrust.sst.der.DerReader;
import java.security.MessageDigest;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** Verifies the MAC of a PKCS #12 file: the one of RFC 7292 section 4, and PBMAC1 of RFC 9579. */
final class Pkcs12Mac {
  private static final String PBMAC1 = "1.2.840.113549.1.5.14";

  /** A longer key is hashed by HMAC before use; the keys in use have 20 to 64 bytes. */
  private static final int MOST_KEY_BYTES = 64;

  private final byte[] der;
  private final byte[] content;
  private final KeyDerivations derivations;
  private final Origin origin;

  /** For a file, and the bytes that its MAC protects. */
  Pkcs12Mac(byte[] der, byte[] content, KeyDerivations derivations, Origin origin) {
    this.der = der;
    this.content = content;
    this.derivations = derivations;
    this.origin = origin;
  }

  /** Reads the MacData that comes next, and verifies it. */
  void verify(DerReader pfx, Pkcs12Secret secret) {
    DerReader data = pfx.expect(DerReader.SEQUENCE, "MacData").enter();
    DerReader mac = data.expect(DerReader.SEQUENCE, "mac").enter();
    Identified algorithm = Identified.next(der, mac, "digestAlgorithm");
    byte[] wanted = algorithm.octets(mac, "digest");
    byte[] salt = algorithm.octets(data, "macSalt");
    long iterations = data.hasNext() ? algorithm.positive(data, "iterations") : 1;
    boolean matches =
        algorithm.oid().equals(PBMAC1)
            ? pbmac1(algorithm, wanted, secret)
            : pkcs12(algorithm, wanted, salt, iterations, secret);
    if (!matches) {
      throw new UnreadableInputException(
          origin,
          secret.isEmpty()
              ? "a MAC that does not match the empty password"
              : "a MAC that does not match the password",
          "the right password; if it is the right one, the file was altered");
    }
  }

  private boolean pkcs12(
      Identified algorithm, byte[] wanted, byte[] salt, long iterations, Pkcs12Secret secret) {
    Digest digest = Digests.of(algorithm, origin);
    do {
      int afforded = derivations.afford(iterations, origin);
      KeyParameter key = derivations.pkcs12Mac(digest, secret.bmp(), salt, afforded);
      if (matches(digest, key, wanted)) {
        return true;
      }
    } while (secret.tryNextSpelling());
    return false;
  }

  private boolean pbmac1(Identified algorithm, byte[] wanted, Pkcs12Secret secret) {
    DerReader fields = algorithm.parameters("PBMAC1-params");
    Identified derivation = Identified.next(der, fields, "keyDerivationFunc");
    if (!derivation.oid().equals(Pbkdf2.OID)) {
      throw derivation.unsupported(origin, "key derivation", "PBKDF2 (RFC 9579 section 6)");
    }
    Digest digest = Digests.ofHmac(Identified.next(der, fields, "messageAuthScheme"), origin);
    Pbkdf2 parameters = Pbkdf2.read(derivation, derivations, origin);
    // The length must be named (RFC 9579 section 6); a short key is worth nothing.
    if (parameters.keyBytes() < 20 || parameters.keyBytes() > MOST_KEY_BYTES) {
      throw new UnreadableInputException(
          origin,
          parameters.keyBytes() == Pbkdf2.NO_KEY_LENGTH
              ? "no length of the MAC's key"
              : "a MAC key of " + parameters.keyBytes() + " bytes",
          "20 to " + MOST_KEY_BYTES + " bytes (RFC 9579)");
    }
    KeyParameter key =
        parameters.derive(derivations, secret.utf8(), 8 * (int) parameters.keyBytes());
    return matches(digest, key, wanted);
  }

  private boolean matches(Digest digest, KeyParameter key, byte[] wanted) {
    HMac hmac = new HMac(digest);
    hmac.init(key);
    hmac.update(content, 0, content.length);
    byte[] actual = new byte[hmac.getMacSize()];
    hmac.doFinal(actual, 0);
    return MessageDigest.isEqual(actual, wanted);
  }
}
