package io.github.smimetrust.exchange;

import io.github.smimetrust.exchange.transport.TenantIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What would change if a tenant were given settings: made by {@link
 * ExchangeTenant#plan(SmimeConfig)}, which changes nothing, and carried out by {@link
 * ExchangeTenant#apply(SettingsPlan)}. Only what differs is set; the list of certificates is never
 * touched.
 *
 * <pre>{@code
 * SettingsPlan plan = tenant.plan(SmimeConfig.hardened());
 * System.out.println(plan.describe());
 * tenant.apply(plan);
 * }</pre>
 *
 * <p>Bound to its tenant and to the settings that were read for it. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class SettingsPlan {
  private final TenantIdentity tenant;
  private final Instant madeAt;
  private final SmimeConfig present;
  private final SmimeConfig wanted;

  SettingsPlan(TenantState state, SmimeConfig wanted) {
    this.tenant = state.tenant();
    this.madeAt = state.readAt();
    this.present = state.config();
    this.wanted = wanted;
  }

  /**
   * Which tenant this plan is for.
   *
   * @return its identity; another tenant refuses the plan
   */
  public TenantIdentity tenant() {
    return tenant;
  }

  /**
   * When the tenant was read for this plan.
   *
   * @return the instant by the tenant's clock
   */
  public Instant madeAt() {
    return madeAt;
  }

  /**
   * Is there nothing to do?
   *
   * @return whether {@link ExchangeTenant#apply(SettingsPlan)} would set nothing
   */
  public boolean isEmpty() {
    return settings().isEmpty();
  }

  /**
   * What changes.
   *
   * @return the changes in the order of the documentation; unmodifiable
   */
  public List<SettingChange> changes() {
    return settings().stream()
        .map(s -> new SettingChange(s.name(), present.shown(s), wanted.shown(s)))
        .toList();
  }

  /** What the cmdlet is to be given. */
  List<SmimeSetting<?>> settings() {
    return present.differences(wanted).stream().filter(present::isPresent).toList();
  }

  /**
   * What to know before applying this plan: settings that the tenant does not have and so keep,
   * values that could not be understood.
   *
   * @return sentences; unmodifiable
   */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(present.problems());
    present.differences(wanted).stream()
        .filter(s -> !present.isPresent(s))
        .forEach(
            s ->
                warnings.add(
                    s.name()
                        + ": the tenant has no such setting, so it cannot be set to "
                        + wanted.shown(s)));
    return List.copyOf(warnings);
  }

  /**
   * The plan as text for people.
   *
   * @return lines that end in LF, in English; for reading, not for parsing
   */
  public String describe() {
    StringBuilder text = new StringBuilder();
    text.append("Settings of the tenant ").append(tenant).append('\n');
    text.append("  read ").append(madeAt).append('\n');
    if (isEmpty()) {
      text.append("Nothing to do: the tenant has these settings already.\n");
    }
    for (SettingChange change : changes()) {
      text.append("  ").append(change.setting()).append(": ");
      text.append(change.from()).append(" -> ").append(change.to()).append('\n');
    }
    List<String> reasons =
        wanted.deviations().stream()
            .filter(d -> changes().stream().anyMatch(c -> d.startsWith(c.setting() + ":")))
            .toList();
    section(text, "Why not the defaults", reasons);
    section(text, "Warnings", warnings());
    return text.toString();
  }

  private static void section(StringBuilder text, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append(title).append(":\n");
      lines.forEach(l -> text.append("  ").append(l).append('\n'));
    }
  }

  SmimeConfig present() {
    return present;
  }

  SmimeConfig wanted() {
    return wanted;
  }

  @Override
  public String toString() {
    return "settings for " + tenant + ": " + changes().size() + " changes";
  }
}
