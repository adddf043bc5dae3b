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
