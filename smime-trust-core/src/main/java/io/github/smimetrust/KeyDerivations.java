package io.github.smimetrust;

import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Derives keys from passwords, within what one file may cost. A file of a hundred bytes can ask for
 * minutes of work, so each cost is afforded first, from the numbers that stand in the file.
 */
final class KeyDerivations {
  /** Iterations of all derivations of a file. Writers use 600 000 at most, once or twice. */
  static final int MOST_ITERATIONS = 2_000_000;

  /** Memory of one scrypt: 128 N r bytes (RFC 7914 section 2). OpenSSL writes 16 MiB. */
  static final long MOST_SCRYPT_MEMORY = 64L << 20;

  /** Work of all scrypts of a file: the memory of each, p times. Bounds the memory for p, too. */
  static final long MOST_SCRYPT_WORK = 128L << 20;

  private long iterations;
  private long scryptWork;
  private int runs;

  /** Charges iterations, and gives them back as what a derivation takes. */
  int afford(long count, Origin origin) {
    if (count > MOST_ITERATIONS - iterations) {
      throw new UnreadableInputException(
          origin,
          count + " iterations of a key derivation",
          "at most " + MOST_ITERATIONS + " in all of a file; have it written anew with fewer");
    }
    iterations += count;
    return (int) count;
  }

  /** The cost parameters of scrypt, charged. */
  record ScryptCost(int n, int r, int p) {}

  ScryptCost affordScrypt(long n, long r, long p, Origin origin) {
    // N is a power of two, and below 2^(16 r): RFC 7914 section 6. Each factor is bounded first, so
    // that no product overflows.
    boolean sound = n > 1 && Long.bitCount(n) == 1 && (r > 3 || n < 1L << 16 * r);
    boolean small =
        n <= MOST_SCRYPT_MEMORY
            && r <= MOST_SCRYPT_MEMORY
            && 128 * n * r <= MOST_SCRYPT_MEMORY
            && p <= MOST_SCRYPT_WORK
            && 128 * n * r * p <= MOST_SCRYPT_WORK - scryptWork;
    if (!sound || !small) {
      throw new UnreadableInputException(
          origin,
          "scrypt with N = " + n + ", r = " + r + ", p = " + p,
          sound
              ? "at most "
                  + MOST_SCRYPT_MEMORY
                  + " for 128 N r, and at most "
                  + MOST_SCRYPT_WORK
                  + " for 128 N r p in all of a file"
              : "a power of two for N, below 2^(16 r)");
    }
    scryptWork += 128 * n * r * p;
    return new ScryptCost((int) n, (int) r, (int) p);
  }

  /** RFC 7292 appendix B, for encryption: a key and an initialization vector. */
  CipherParameters pkcs12(
      Digest digest,
      byte[] password,
      byte[] salt,
      int affordedIterations,
      int keyBits,
      int ivBits) {
    runs++;
    return generator(digest, password, salt, affordedIterations)
        .generateDerivedParameters(keyBits, ivBits);
  }

  /** RFC 7292 appendix B, for a MAC: a key as long as the digest. */
  KeyParameter pkcs12Mac(Digest digest, byte[] password, byte[] salt, int affordedIterations) {
    runs++;
    return (KeyParameter)
        generator(digest, password, salt, affordedIterations)
            .generateDerivedMacParameters(8 * digest.getDigestSize());
  }

  private static PKCS12ParametersGenerator generator(
      Digest digest, byte[] password, byte[] salt, int affordedIterations) {
    PKCS12ParametersGenerator generator = new PKCS12ParametersGenerator(digest);
    generator.init(password, salt, affordedIterations);
    return generator;
  }

  /** PBKDF2 with an HMAC (RFC 8018 section 5.2). */
  KeyParameter pbkdf2(
      Digest digest, byte[] password, byte[] salt, int affordedIterations, int keyBits) {
    runs++;
    PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(digest);
    generator.init(password, salt, affordedIterations);
    // For a MAC or a cipher alike: no initialization vector.
    return (KeyParameter) generator.generateDerivedMacParameters(keyBits);
  }

  /** RFC 7914. */
  KeyParameter scrypt(byte[] password, byte[] salt, ScryptCost cost, int keyBits) {
    runs++;
    return new KeyParameter(
        SCrypt.generate(password, salt, cost.n(), cost.r(), cost.p(), keyBits / 8));
  }

  /** How many derivations were run. */
  int runs() {
    return runs;
  }
}
