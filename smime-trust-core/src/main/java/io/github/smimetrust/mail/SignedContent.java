package io.github.smimetrust.mail;

import java.util.Arrays;
import java.util.List;

/** What a signature is on. */
interface SignedContent {
  /**
   * The digests that count: of the bytes as they came, and of the same text with CRLF at each end
   * of line, where that differs (RFC 8551 section 3.1.1).
   *
   * @param algorithm as the JDK calls it
   * @return one or two
   */
  List<byte[]> digests(String algorithm);

  /** Is one of {@link #digests} the expected one? */
  default boolean hasDigest(String algorithm, byte[] expected) {
    return digests(algorithm).stream().anyMatch(d -> Arrays.equals(d, expected));
  }

  /** The bytes that {@link #digests} are of; empty if they are not at hand. */
  List<byte[]> forms();
}
