package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import java.util.List;

/**
 * A way up from a certificate that was tried, and why it ended.
 *
 * <pre>{@code
 * for (TriedPath path : rejected.paths()) {
 *   System.out.println(path.certificates().size() + " certificates, " + path.failures());
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class TriedPath {
  private final List<BundleEntry> certificates;
  private final List<Failure> failures;
  private final boolean complete;

  TriedPath(List<BundleEntry> certificates, List<Failure> failures, boolean complete) {
    this.certificates = List.copyOf(certificates);
    this.failures = List.copyOf(failures);
    this.complete = complete;
  }

  /**
   * The certificates, from the one in question upwards.
   *
   * @return an unmodifiable list that ends at an anchor, or where the path broke off
   */
  public List<BundleEntry> certificates() {
    return certificates;
  }

  /**
   * Why this path gives no trust.
   *
   * @return one failure or more; unmodifiable
   */
  public List<Failure> failures() {
    return failures;
  }

  /**
   * Does the path reach a trust anchor?
   *
   * @return whether every signature up to an anchor verified
   */
  public boolean reachesAnchor() {
    return complete;
  }

  @Override
  public String toString() {
    return certificates.size() + " certificates: " + failures;
  }
}
