package io.github.smimetrust.revocation;

/**
 * How revocation is treated. Has to be named for every validator, so that nobody leaves it out
 * without knowing; what was not checked is in every result.
 *
 * <pre>{@code
 * ChainValidator.trusting(bundle)
 *     .purpose(Purpose.EMAIL_PROTECTION)
 *     .revocation(RevocationPolicy.notChecked())
 *     .build();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class RevocationPolicy {
  private static final RevocationPolicy NOT_CHECKED = new RevocationPolicy();

  private RevocationPolicy() {}

  /**
   * Revocation is not checked, and every result says so.
   *
   * @return the policy
   */
  public static RevocationPolicy notChecked() {
    return NOT_CHECKED;
  }

  @Override
  public String toString() {
    return "revocation not checked";
  }
}
