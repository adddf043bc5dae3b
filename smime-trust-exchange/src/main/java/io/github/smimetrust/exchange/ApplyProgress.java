package io.github.smimetrust.exchange;

import java.time.Instant;

/**
 * A step of {@link ExchangeTenant#apply(TrustListPlan)} or {@link ExchangeTenant#restore} that is
 * done.
 *
 * <pre>{@code
 * ExchangeTenant.over(transport).onProgress(p -> System.out.println(p.at() + " " + p.step()));
 * }</pre>
 *
 * @param step which
 * @param at when, by the tenant's clock
 * @since 0.1.0
 */
public record ApplyProgress(Step step, Instant at) {
  /**
   * The steps in their order. Minor releases may add constants: keep a default branch.
   *
   * @since 0.1.0
   */
  public enum Step {
    /** The present list was read, and is the expected one. */
    READ,
    /** The present list is kept in the backup store. */
    BACKED_UP,
    /** The call that sets the list came back, with success or without. */
    SET,
    /** The list was read back. */
    READ_BACK,
    /** The call that puts the old list back came back, after what was read back was wrong. */
    PUT_BACK
  }
}
