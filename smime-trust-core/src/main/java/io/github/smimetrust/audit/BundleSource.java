package io.github.smimetrust.audit;

import io.github.smimetrust.TrustBundle;

/**
 * Gives a trust list as it is now, from wherever it is.
 *
 * <pre>{@code
 * BundleSource file = () -> TrustBundle.load(Path.of("tenant.sst"));
 * BundleSource exchange = () -> tenant.read().bundle();
 * }</pre>
 *
 * <p>One that blocks holds up the run, the other lists and all later runs, and nothing tells of it:
 * give it a time limit of its own, and throw when that is over.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface BundleSource {
  /**
   * Reads the list.
   *
   * @return the list
   * @throws Exception for whatever reason; the monitor makes an alert of it, with the message
   */
  TrustBundle read() throws Exception;
}
