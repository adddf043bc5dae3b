package io.github.smimetrust.exchange;

/**
 * The ciphers that OWAEncryptionAlgorithms can name.
 *
 * <pre>{@code
 * SmimeConfig config =
 *     SmimeConfig.defaults()
 *         .with(
 *             SmimeSetting.ENCRYPTION_ALGORITHMS,
 *             AlgorithmList.of(EncryptionAlgorithm.AES_256, EncryptionAlgorithm.AES_128));
 * }</pre>
 *
 * @since 0.1.0
 */
public enum EncryptionAlgorithm implements AlgorithmId {
  /** 6601, broken. */
  DES("6601"),
  /** 6602, broken; the only one that takes a key length: 40, 56, 64 or 128. */
  RC2("6602"),
  /** 6603, historic. */
  TRIPLE_DES("6603"),
  /** 660E. */
  AES_128("660E"),
  /** 660F. */
  AES_192("660F"),
  /** 6610, the default of Exchange. */
  AES_256("6610");

  private final String id;

  EncryptionAlgorithm(String id) {
    this.id = id;
  }

  @Override
  public String id() {
    return id;
  }
}
