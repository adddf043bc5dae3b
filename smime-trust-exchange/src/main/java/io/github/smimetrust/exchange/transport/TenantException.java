package io.github.smimetrust.exchange.transport;

import io.github.smimetrust.SmimeTrustException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cmdlet call that failed, or a tenant that is not as the caller took it to be.
 *
 * <pre>{@code
 * try {
 *   tenant.read();
 * } catch (TenantException e) {
 *   if (e.isRetryable()) { scheduleAnotherTry(); } else { throw e; }
 * }
 * }</pre>
 *
 * <p>Transports of your own throw it, too. Keep what you put in messages free of secrets.
 *
 * @since 0.1.0
 */
public class TenantException extends SmimeTrustException {
  private static final long serialVersionUID = 1L;

  /**
   * What kind of failure it is, and with that what is known of the call's effect.
   *
   * @since 0.1.0
   */
  public enum Failure {
    /** The tenant said no, and will say no again: nothing was changed. */
    REFUSED,
    /** The tenant has no time now (throttling, maintenance): nothing was changed, try later. */
    BUSY,
    /**
     * The call was sent and no answer came, or none that can be understood: it may have taken
     * effect or not, and may still do so.
     */
    UNCLEAR
  }

  private final String cmdlet;
  private final TenantIdentity tenant;
  private final Failure failure;
  private final @Nullable String correlationId;

  /**
   * Describes a failure.
   *
   * @param cmdlet the cmdlet's name
   * @param tenant where it was to act
   * @param failure what kind of failure it is
   * @param correlationId what the tenant's support finds the call by, or null
   * @param message what was found, what was expected, and what to do
   * @param cause what caused it, or null
   */
  public TenantException(
      String cmdlet,
      TenantIdentity tenant,
      Failure failure,
      @Nullable String correlationId,
      String message,
      @Nullable Throwable cause) {
    super(
        cmdlet
            + " on "
            + tenant
            + ": "
            + message
            + (correlationId == null ? "" : " [correlation id " + correlationId + "]"),
        cause);
    this.cmdlet = Objects.requireNonNull(cmdlet, "cmdlet");
    this.tenant = Objects.requireNonNull(tenant, "tenant");
    this.failure = Objects.requireNonNull(failure, "failure");
    this.correlationId = correlationId;
  }

  /**
   * Which cmdlet failed.
   *
   * @return its name
   */
  public String cmdlet() {
    return cmdlet;
  }

  /**
   * On which tenant.
   *
   * @return its identity
   */
  public TenantIdentity tenant() {
    return tenant;
  }

  /**
   * What kind of failure it is.
   *
   * @return the kind
   */
  public Failure failure() {
    return failure;
  }

  /**
   * Can the same call succeed later, without a change on the caller's side?
   *
   * @return whether trying again makes sense; after {@link Failure#UNCLEAR} read first
   */
  public boolean isRetryable() {
    return failure != Failure.REFUSED;
  }

  /**
   * What the tenant's support finds the call by.
   *
   * @return the id, or nothing where the tenant gave none
   */
  public Optional<String> correlationId() {
    return Optional.ofNullable(correlationId);
  }
}
