package io.github.smimetrust.chain;

/**
 * Which keys and signatures count. The policy of RFC 8550 section 4.3 and RFC 8551 section 2 is RSA
 * from 2048 bits, with PKCS #1 padding or PSS, and ECDSA on named curves, each with SHA-256,
 * SHA-384 or SHA-512; Ed25519 and Ed448. What is weaker has to be allowed by name.
 *
 * <pre>{@code
 * ChainValidator.trusting(bundle).algorithms(AlgorithmPolicy.rfc8550().allowingSha1());
 * }</pre>
 *
 * <p>Whatever the policy: RSA above 16384 bits, exponents that are even, 1, or above 33 bits, and
 * curves that are described instead of named are refused before anything computes with them; MD5
 * never counts. An anchor's own signature is not judged, its key is. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class AlgorithmPolicy {
  /** OpenSSL's and BoringSSL's ceiling; checking costs the square of the size. */
  private static final int MOST_RSA_BITS = 16_384;

  /** BoringSSL's ceiling; checking costs a multiplication a bit. 65537 has 17. */
  private static final int MOST_EXPONENT_BITS = 33;

  /** Larger than any DSA prime that FIPS 186-4 has. */
  private static final int MOST_DSA_BITS = 3_072;

  private static final AlgorithmPolicy RFC_8550 = new AlgorithmPolicy(2_048, false, false);

  private final int leastRsaBits;
  private final boolean sha1;
  private final boolean dsa;

  private AlgorithmPolicy(int leastRsaBits, boolean sha1, boolean dsa) {
    this.leastRsaBits = leastRsaBits;
    this.sha1 = sha1;
    this.dsa = dsa;
  }

  /**
   * The policy of RFC 8550 and RFC 8551.
   *
   * @return the policy
   */
  public static AlgorithmPolicy rfc8550() {
    return RFC_8550;
  }

  /**
   * Signatures with SHA-1 count, too: for old chains, whose content someone else vouches for.
   *
   * @return a copy that allows it
   */
  public AlgorithmPolicy allowingSha1() {
    return new AlgorithmPolicy(leastRsaBits, true, dsa);
  }

  /**
   * DSA keys up to 3072 bits count, too.
   *
   * @return a copy that allows it
   */
  public AlgorithmPolicy allowingDsa() {
    return new AlgorithmPolicy(leastRsaBits, sha1, true);
  }

  /**
   * RSA keys count from another size on.
   *
   * @param bits the least number of bits of a modulus; 1024 or more
   * @return a copy with it
   */
  public AlgorithmPolicy allowingRsaFrom(int bits) {
    if (bits < 1_024 || bits > MOST_RSA_BITS) {
      throw new IllegalArgumentException(
          "found " + bits + " bits, expected 1024 to " + MOST_RSA_BITS);
    }
    return new AlgorithmPolicy(bits, sha1, dsa);
  }

  /**
   * From which size on RSA keys count.
   *
   * @return the least number of bits of a modulus
   */
  public int leastRsaBits() {
    return leastRsaBits;
  }

  /**
   * Do signatures with SHA-1 count?
   *
   * @return whether {@link #allowingSha1} was named
   */
  public boolean allowsSha1() {
    return sha1;
  }

  /**
   * Do DSA keys count?
   *
   * @return whether {@link #allowingDsa} was named
   */
  public boolean allowsDsa() {
    return dsa;
  }

  /** May anything compute with this key? */
  boolean allows(SubjectKey key) {
    return switch (key.kind()) {
      case RSA, RSA_PSS ->
          key.bits() >= leastRsaBits
              && key.bits() <= MOST_RSA_BITS
              && key.oddExponent()
              && key.exponentBits() > 1
              && key.exponentBits() <= MOST_EXPONENT_BITS;
      case EC, ED25519, ED448 -> true;
      case DSA -> dsa && key.bits() >= 1_024 && key.bits() <= MOST_DSA_BITS;
      case OTHER -> false;
    };
  }

  boolean allows(SignatureScheme scheme) {
    return switch (scheme.kind()) {
      case OTHER -> false;
      case DSA -> dsa && allowsHash(scheme.hash());
      case RSA, RSA_PSS, EC -> allowsHash(scheme.hash());
      case ED25519, ED448 -> true;
    };
  }

  private boolean allowsHash(String hash) {
    return !hash.equals("MD5") && (sha1 || !hash.equals("SHA-1"));
  }

  @Override
  public String toString() {
    return "RSA from "
        + leastRsaBits
        + " bits"
        + (dsa ? ", DSA" : "")
        + ", EC, Ed25519, Ed448; SHA-2"
        + (sha1 ? ", SHA-1" : "");
  }
}
