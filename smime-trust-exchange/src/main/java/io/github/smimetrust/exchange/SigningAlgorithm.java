package io.github.smimetrust.exchange;

/**
 * The digests that OWASigningAlgorithms can name.
 *
 * <pre>{@code
 * SmimeConfig config =
 *     SmimeConfig.defaults()
 *         .with(SmimeSetting.SIGNING_ALGORITHMS, AlgorithmList.of(SigningAlgorithm.SHA_256));
 * }</pre>
 *
 * @since 0.1.0
 */
public enum SigningAlgorithm implements AlgorithmId {
  /** 8003, broken. */
  MD5("8003"),
  /** 8004, broken, and the default of Exchange. */
  SHA_1("8004"),
  /** 800C, what RFC 8551 section 2.1 requires. */
  SHA_256("800C"),
  /** 800D. */
  SHA_384("800D"),
  /** 800E. */
  SHA_512("800E");

  private final String id;

  SigningAlgorithm(String id) {
    this.id = id;
  }

  @Override
  public String id() {
    return id;
  }
}
