package io.github.smimetrust.exchange;

/**
 * An algorithm as the settings of Exchange number it: a {@link SigningAlgorithm} or an {@link
 * EncryptionAlgorithm}.
 *
 * <pre>{@code
 * String id = SigningAlgorithm.SHA_256.id(); // 800C
 * }</pre>
 *
 * @since 0.1.0
 */
public interface AlgorithmId {
  /**
   * The number that Exchange knows it by.
   *
   * @return four hexadecimal digits in upper case
   */
  String id();
}
