package io.github.smimetrust.exchange;

import io.github.smimetrust.exchange.transport.TenantException;
import io.github.smimetrust.exchange.transport.TenantIdentity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of the list that did not come out as planned, and what is true of the tenant now.
 *
 * <pre>{@code
 * try {
 *   tenant.apply(plan);
 * } catch (ApplyFailedException e) {
 *   if (e.listState() == ListState.BEFORE) { reportNothingChanged(e); } else { callSomeone(e); }
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ApplyFailedException extends TenantException {
  private static final long serialVersionUID = 1L;

  private final ListState listState;
  private final @Nullable String backup;

  ApplyFailedException(
      TenantIdentity tenant,
      Failure failure,
      ListState listState,
      @Nullable String backup,
      String message,
      @Nullable Throwable cause) {
    super(
        "Set-SmimeConfig",
        tenant,
        failure,
        cause instanceof TenantException e ? e.correlationId().orElse(null) : null,
        message,
        cause);
    this.listState = listState;
    this.backup = backup;
  }

  /**
   * What is true of the tenant now, as far as it could be read after the failure. After {@link
   * io.github.smimetrust.exchange.transport.TenantException.Failure#UNCLEAR} a call that is still
   * under way may change it yet.
   *
   * @return the state
   */
  public ListState listState() {
    return listState;
  }

  /**
   * Where the list from before is kept.
   *
   * @return what the {@link BackupStore} answered
   */
  public Optional<String> backup() {
    return Optional.ofNullable(backup);
  }
}
