package io.github.smimetrust.rotation;

import io.github.smimetrust.BundleEntry;
import java.util.Locale;

/**
 * A certificate of a list and the one that took its place under the same name.
 *
 * <pre>{@code
 * diff.replaced().stream()
 *     .filter(r -> r.kind() == Replacement.Kind.REKEYED)
 *     .forEach(r -> System.out.println(r.before() + " -> " + r.after()));
 * }</pre>
 *
 * @param before the certificate that is gone
 * @param after the certificate that came
 * @param kind what changed
 * @since 0.1.0
 */
public record Replacement(BundleEntry before, BundleEntry after, Kind kind) {
  /**
   * What changed. Minor releases may add constants: keep a default branch.
   *
   * @since 0.1.0
   */
  public enum Kind {
    /** Same name and key, and it ends later: chains go on as they are. */
    RENEWED,
    /** Same name and key, and it ends no later: other contents, or a step back. */
    REISSUED,
    /** Same name, other key: what the old key signed needs the old certificate. */
    REKEYED;

    /**
     * The stable name of the kind.
     *
     * @return such as {@code "renewed"}
     */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
