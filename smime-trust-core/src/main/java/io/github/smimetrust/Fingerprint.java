package io.github.smimetrust;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The SHA-256 of a certificate's DER: what identifies a certificate in this library. Windows'
 * thumbprint is SHA-1 and identifies nothing here; see {@link BundleEntry#thumbprint()}.
 *
 * <pre>{@code
 * Fingerprint root = Fingerprint.of("96:BC:EC:06:26:49:76:F3 ...");
 * TrustBundle without = bundle.without(root);
 * }</pre>
 *
 * <p>Immutable and thread-safe; ordered by its bytes, unsigned.
 *
 * @since 0.1.0
 */
public final class Fingerprint implements Comparable<Fingerprint> {
  private static final int BYTES = 32;

  private final byte[] sha256;

  private Fingerprint(byte[] sha256) {
    this.sha256 = sha256;
  }

  /**
   * Reads a fingerprint from hexadecimal digits of either case; colons, blanks and hyphens between
   * them do not count.
   *
   * @param hex 64 hexadecimal digits
   * @return the fingerprint
   * @throws IllegalArgumentException if it is anything else; the message says so for a SHA-1
   *     thumbprint
   */
  public static Fingerprint of(String hex) {
    // U+200E leads what is copied from the certificate window of Windows.
    String digits = hex.replaceAll("[\\s:\u200e-]", "");
    if (digits.length() == 40) {
      throw new IllegalArgumentException(
          "found 40 hexadecimal digits, a SHA-1 thumbprint, expected the 64 of a SHA-256"
              + " fingerprint");
    }
    if (digits.length() != 2 * BYTES) {
      throw new IllegalArgumentException(
          "found " + digits.length() + " characters, expected 64 hexadecimal digits (SHA-256)");
    }
    return new Fingerprint(HexFormat.of().parseHex(digits));
  }

  /**
   * Computes the fingerprint of a certificate.
   *
   * @param der its DER; not checked
   * @return the fingerprint
   */
  public static Fingerprint ofDer(byte[] der) {
    return ofDer(der, 0, der.length);
  }

  static Fingerprint ofDer(byte[] bytes, int from, int to) {
    return new Fingerprint(digest("SHA-256", bytes, from, to));
  }

  static byte[] digest(String algorithm, byte[] bytes, int from, int to) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(bytes, from, to - from);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  /**
   * The digest.
   *
   * @return a copy of its 32 bytes
   */
  public byte[] bytes() {
    return sha256.clone();
  }

  @Override
  public int compareTo(Fingerprint other) {
    return Arrays.compareUnsigned(sha256, other.sha256);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint that && Arrays.equals(sha256, that.sha256);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sha256);
  }

  /** The 64 hexadecimal digits in lower case. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(sha256);
  }
}
