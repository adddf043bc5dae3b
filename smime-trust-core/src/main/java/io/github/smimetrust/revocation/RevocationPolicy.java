package io.github.smimetrust.revocation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  private static final RevocationPolicy NOT_CHECKED = new RevocationPolicy(null);

  private final @Nullable List<RecordedAnswer> answers;

  private RevocationPolicy(@Nullable List<RecordedAnswer> answers) {
    this.answers = answers;
  }

  /**
   * Revocation is not checked, and every result says so.
   *
   * @return the policy
   */
  public static RevocationPolicy notChecked() {
    return NOT_CHECKED;
  }

  /**
   * The answers of another time are given again, to see how a verdict came about. What was not
   * asked then is unknown, and nothing is trusted on it. Results say of what was good then that it
   * was checked: not for deciding anew.
   *
   * @param answers the answers, whose source the caller vouches for
   * @return the policy
   */
  public static RevocationPolicy recorded(Collection<RecordedAnswer> answers) {
    return new RevocationPolicy(List.copyOf(answers));
  }

  /**
   * The answers that are given again.
   *
   * @return an unmodifiable list; nothing unless the policy was made by {@link #recorded}
   */
  public Optional<List<RecordedAnswer>> answers() {
    return Optional.ofNullable(answers);
  }

  @Override
  public String toString() {
    return answers == null
        ? "revocation not checked"
        : "revocation as recorded, " + answers.size() + " answers";
  }
}
