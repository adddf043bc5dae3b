package io.github.smimetrust.exchange;

import io.github.smimetrust.exchange.transport.TenantException;
import io.github.smimetrust.exchange.transport.TenantIdentity;

/**
 * The tenant's list is not the one that a plan or receipt was made from: someone changed it since.
 * Nothing was set. Read the tenant, and make a new plan.
 *
 * <pre>{@code
 * try {
 *   tenant.apply(plan);
 * } catch (StalePlanException e) {
 *   review(tenant.plan(wanted));
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class StalePlanException extends TenantException {
  private static final long serialVersionUID = 1L;

  private final String foundDigest;
  private final String expectedDigest;

  StalePlanException(TenantIdentity tenant, String foundDigest, String expectedDigest) {
    super(
        "Get-SmimeConfig",
        tenant,
        Failure.REFUSED,
        null,
        "the list has changed: found SHA-256 "
            + foundDigest
            + ", expected "
            + expectedDigest
            + "; nothing was set, make a new plan",
        null);
    this.foundDigest = foundDigest;
    this.expectedDigest = expectedDigest;
  }

  /**
   * What the tenant holds.
   *
   * @return the SHA-256 of the list's bytes, 64 hexadecimal digits in lower case
   */
  public String foundDigest() {
    return foundDigest;
  }

  /**
   * What the plan or receipt was made from.
   *
   * @return the SHA-256 of the list's bytes, 64 hexadecimal digits in lower case
   */
  public String expectedDigest() {
    return expectedDigest;
  }
}
