package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import java.util.List;

/**
 * The smallest set of certificates that would make a rejected one trusted, taken from those that
 * came along with it and those that the validator was told of. A proposal, which decides nothing:
 * each root in it is a decision to trust.
 *
 * <pre>{@code
 * rejected.completion().certificates().forEach(c -> System.out.println("add " + c.subject()));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Completion {
  static final Completion NONE = new Completion(List.of(), false);

  private final List<BundleEntry> certificates;
  private final boolean proved;

  Completion(List<BundleEntry> certificates, boolean proved) {
    this.certificates = List.copyOf(certificates);
    this.proved = proved;
  }

  /**
   * What to add to the trusted bundle.
   *
   * @return certificates from the one nearest to the leaf upwards; empty if nothing at hand helps;
   *     unmodifiable
   */
  public List<BundleEntry> certificates() {
    return certificates;
  }

  /**
   * Is it known that no smaller set would do? It is for up to three certificates.
   *
   * @return whether every smaller set was tried
   */
  public boolean isProvedMinimal() {
    return proved;
  }

  @Override
  public String toString() {
    return certificates + (proved ? "" : " (not proved minimal)");
  }
}
