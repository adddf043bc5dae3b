package io.github.smimetrust.exchange;

import io.github.smimetrust.exchange.transport.TenantIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was done to a tenant's settings: who, when, what they were and what they are.
 *
 * <pre>{@code
 * SettingsReceipt receipt = tenant.apply(tenant.plan(SmimeConfig.hardened()));
 * receipt.before().save(Path.of("settings-before.json"));
 * tenant.apply(tenant.plan(receipt.before())); // goes back
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class SettingsReceipt {
  private final TenantIdentity tenant;
  private final Instant at;
  private final @Nullable String appliedBy;
  private final SmimeConfig before;
  private final SmimeConfig after;
  private final List<SettingChange> changes;
  private final List<String> notes;

  SettingsReceipt(
      TenantIdentity tenant,
      Instant at,
      @Nullable String appliedBy,
      SmimeConfig before,
      SmimeConfig after,
      List<SettingChange> changes,
      List<String> notes) {
    this.tenant = tenant;
    this.at = at;
    this.appliedBy = appliedBy;
    this.before = before;
    this.after = after;
    this.changes = List.copyOf(changes);
    this.notes = List.copyOf(notes);
  }

  /**
   * Which tenant it was.
   *
   * @return its identity
   */
  public TenantIdentity tenant() {
    return tenant;
  }

  /**
   * When the settings were read back.
   *
   * @return the instant by the tenant's clock
   */
  public Instant at() {
    return at;
  }

  /**
   * Who stood behind the change, as {@link TenantAccess#appliedBy} was told.
   *
   * @return the name, or nothing
   */
  public Optional<String> appliedBy() {
    return Optional.ofNullable(appliedBy);
  }

  /**
   * The settings before. A plan made of them goes back, save that a malformed value is not made
   * again.
   *
   * @return them
   */
  public SmimeConfig before() {
    return before;
  }

  /**
   * The settings after, as they were read back.
   *
   * @return them
   */
  public SmimeConfig after() {
    return after;
  }

  /**
   * What was set.
   *
   * @return the changes, none if there was nothing to do; unmodifiable
   */
  public List<SettingChange> changes() {
    return changes;
  }

  /**
   * What else happened: warnings of the tenant, errors that turned out to be none.
   *
   * @return the notes, mostly none; unmodifiable
   */
  public List<String> notes() {
    return notes;
  }

  @Override
  public String toString() {
    return changes.size() + " settings of " + tenant + " at " + at;
  }
}
