package io.github.smimetrust.chain;

import io.github.smimetrust.revocation.RevocationPolicy;

/**
 * One validation with all that its result depends on.
 *
 * <pre>{@code
 * Recording recording = validator.record(Evidence.of(leaf), now);
 * Replay.of(recording).writeTo(Path.of("case-4711.zip"));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Recording {
  private final ValidatorSettings settings;
  private final Evidence evidence;
  private final RevocationPolicy revocation;
  private final ChainResult result;

  Recording(
      ValidatorSettings settings,
      Evidence evidence,
      RevocationPolicy revocation,
      ChainResult result) {
    this.settings = settings;
    this.evidence = evidence;
    this.revocation = revocation;
    this.result = result;
  }

  /**
   * What the validator was built with.
   *
   * @return the settings
   */
  public ValidatorSettings settings() {
    return settings;
  }

  /**
   * The certificate in question and what came along.
   *
   * @return the evidence as it was given
   */
  public Evidence evidence() {
    return evidence;
  }

  /**
   * What was known of revocation, as a policy that gives the same answers again.
   *
   * @return {@link RevocationPolicy#notChecked()} where nobody was to be asked, else {@link
   *     RevocationPolicy#recorded}
   */
  public RevocationPolicy revocation() {
    return revocation;
  }

  /**
   * What it came to, and as of when.
   *
   * @return the result
   */
  public ChainResult result() {
    return result;
  }

  @Override
  public String toString() {
    return result + " as of " + result.at();
  }
}
