package io.github.smimetrust;

import io.github.smimetrust.sst.der.DerReader;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.params.KeyParameter;

/** The parameters of PBKDF2 (RFC 8018 appendix A.2), read and afforded. */
final class Pbkdf2 {
  static final String OID = "1.2.840.113549.1.5.12";

  /** Key length of parameters that name none. */
  static final long NO_KEY_LENGTH = 0;

  private final byte[] salt;
  private final int iterations;
  private final long keyBytes;
  private final Digest digest;

  private Pbkdf2(byte[] salt, int iterations, long keyBytes, Digest digest) {
    this.salt = salt;
    this.iterations = iterations;
    this.keyBytes = keyBytes;
    this.digest = digest;
  }

  static Pbkdf2 read(Identified algorithm, KeyDerivations derivations, Origin origin) {
    DerReader fields = algorithm.parameters("PBKDF2-params");
    byte[] salt = algorithm.octets(fields, "salt");
    long iterations = algorithm.positive(fields, "iterationCount");
    long keyBytes =
        fields.peek() == DerReader.INTEGER
            ? algorithm.positive(fields, "keyLength")
            : NO_KEY_LENGTH;
    Digest digest =
        fields.hasNext()
            ? Digests.ofHmac(Identified.next(algorithm.der(), fields, "prf"), origin)
            : new SHA1Digest();
    return new Pbkdf2(salt, derivations.afford(iterations, origin), keyBytes, digest);
  }

  /** The length that the key is to have, or {@link #NO_KEY_LENGTH}. */
  long keyBytes() {
    return keyBytes;
  }

  KeyParameter derive(KeyDerivations derivations, byte[] password, int keyBits) {
    return derivations.pbkdf2(digest, password, salt, iterations, keyBits);
  }
}
