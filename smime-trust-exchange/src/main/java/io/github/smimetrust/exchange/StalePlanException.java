package io.github.smimetrust.exchange;

import io.github.smimetrust.exchange.transport.TenantException;
import io.github.smimetrust.exchange.transport.TenantIdentity;
import io.github.smimetrust.format.Sha256;
import java.nio.charset.StandardCharsets;

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
    this(
        tenant,
        foundDigest,
        expectedDigest,
        "the list has changed: found SHA-256 " + foundDigest + ", expected " + expectedDigest);
  }

  private StalePlanException(
      TenantIdentity tenant, String foundDigest, String expectedDigest, String what) {
    super(
        "Get-SmimeConfig",
        tenant,
        Failure.REFUSED,
        null,
        what + "; nothing was set, make a new plan",
        null);
    this.foundDigest = foundDigest;
    this.expectedDigest = expectedDigest;
  }

  /** The settings besides the list have changed. */
  static StalePlanException ofSettings(TenantIdentity tenant, String found, String expected) {
    return new StalePlanException(
        tenant,
        Sha256.of(found.getBytes(StandardCharsets.UTF_8)),
        Sha256.of(expected.getBytes(StandardCharsets.UTF_8)),
        "the settings have changed: found " + found + ", expected " + expected);
  }

  /**
   * What the tenant holds.
   *
   * @return the SHA-256 of the list's bytes, or of the settings as text; 64 hexadecimal digits in
   *     lower case
   */
  public String foundDigest() {
    return foundDigest;
  }

  /**
   * What the plan or receipt was made from.
   *
   * @return the SHA-256 of the list's bytes, or of the settings as text; 64 hexadecimal digits in
   *     lower case
   */
  public String expectedDigest() {
    return expectedDigest;
  }
}
