package io.github.smimetrust.exchange;

import java.util.List;
import java.util.Optional;

/** Where the defaults of Exchange are not what one should use today, and why. */
final class Hardening {
  static final List<Step<?>> STEPS =
      List.of(
          new Step<>(
              SmimeSetting.SIGNING_ALGORITHMS,
              AlgorithmList.of(SigningAlgorithm.SHA_256),
              "the default signs with SHA-1, which RFC 8551 calls historic (section 2.1 requires"
                  + " SHA-256) and which current clients refuse"),
          new Step<>(
              SmimeSetting.INCLUDE_CHAIN_WITHOUT_ROOT,
              true,
              "by default mail carries the sender's certificate alone, and receivers that lack the"
                  + " intermediate cannot build a chain (RFC 8550 section 2.3: senders should"
                  + " include it)"),
          new Step<>(
              SmimeSetting.INCLUDE_SMIME_CAPABILITIES,
              true,
              "receivers learn which ciphers the sender takes instead of guessing old ones (RFC"
                  + " 8551 section 2.5.2)"));

  private Hardening() {}

  /**
   * One deviation.
   *
   * @param <T> the type of the setting's value
   * @param setting which
   * @param value the better value
   * @param reason why, with its source
   */
  record Step<T>(SmimeSetting<T> setting, T value, String reason) {}

  /** Why a value is better than the default; nothing where that is not known. */
  static Optional<String> reason(SmimeSetting<?> setting, Object value) {
    return STEPS.stream()
        .filter(s -> s.setting() == setting && s.value().equals(value))
        .map(Step::reason)
        .findFirst();
  }
}
