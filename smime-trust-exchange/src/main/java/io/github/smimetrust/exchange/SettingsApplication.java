package io.github.smimetrust.exchange;

import io.github.smimetrust.exchange.transport.Cmdlet;
import io.github.smimetrust.exchange.transport.CmdletTransport;
import io.github.smimetrust.exchange.transport.TenantException;
import io.github.smimetrust.exchange.transport.TenantException.Failure;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries a plan of settings out in one call, and finds out what came of it. */
final class SettingsApplication {
  private final TrustListSetting tenant;
  private final CmdletTransport transport;
  private final Clock clock;
  private final SettingsPlan plan;
  private final List<String> notes = new ArrayList<>();

  SettingsApplication(
      TrustListSetting tenant, CmdletTransport transport, Clock clock, SettingsPlan plan) {
    this.tenant = tenant;
    this.transport = transport;
    this.clock = clock;
    this.plan = plan;
  }

  SettingsReceipt perform(@Nullable String appliedBy) {
    SmimeConfig before = tenant.read().config();
    if (!before.equals(plan.present())) {
      throw StalePlanException.ofSettings(
          plan.tenant(), before.toString(), plan.present().toString());
    }
    if (plan.isEmpty()) {
      return receipt(before, before, appliedBy);
    }
    RuntimeException failure = set(plan.wanted());
    SmimeConfig after = look(failure);
    if (missing(after, plan.wanted()).isEmpty()) {
      if (failure != null) {
        notes.add("Set-SmimeConfig failed, but the settings are there: " + failure.getMessage());
      }
      return receipt(before, after, appliedBy);
    }
    if (missing(after, before).isEmpty()) {
      throw failed(ListState.BEFORE, "the settings were not set, and are what they were", failure);
    }
    RuntimeException putBack = set(before);
    SmimeConfig end = look(putBack);
    boolean isBack = missing(end, before).isEmpty();
    throw failed(
        isBack ? ListState.BEFORE : ListState.OTHER,
        "only some settings were set, without "
            + missing(after, plan.wanted())
            + (isBack
                ? "; those from before were put back"
                : "; putting back those from before failed, different are " + missing(end, before)),
        failure != null ? failure : putBack);
  }

  private SettingsReceipt receipt(
      SmimeConfig before, SmimeConfig after, @Nullable String appliedBy) {
    return new SettingsReceipt(
        plan.tenant(), clock.instant(), appliedBy, before, after, plan.changes(), notes);
  }

  /** Those of the plan's settings whose value is not the one of some settings. */
  private List<SmimeSetting<?>> missing(SmimeConfig found, SmimeConfig expected) {
    List<SmimeSetting<?>> different = found.differences(expected);
    return plan.settings().stream().filter(different::contains).toList();
  }

  private @Nullable RuntimeException set(SmimeConfig values) {
    Cmdlet cmdlet = Cmdlet.named("Set-SmimeConfig");
    for (SmimeSetting<?> setting : plan.settings()) {
      cmdlet = with(cmdlet, setting.name(), values.raw(setting));
    }
    try {
      notes.addAll(transport.invoke(cmdlet).warnings());
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  private static Cmdlet with(Cmdlet cmdlet, String name, @Nullable Object raw) {
    if (raw instanceof Boolean flag) {
      return cmdlet.parameter(name, flag);
    }
    if (raw instanceof Long number) {
      return cmdlet.parameter(name, number);
    }
    return raw == null ? cmdlet.clearing(name) : cmdlet.parameter(name, raw.toString());
  }

  private SmimeConfig look(@Nullable RuntimeException failure) {
    try {
      return tenant.read().config();
    } catch (RuntimeException e) {
      ApplyFailedException unknown =
          failed(
              ListState.UNKNOWN,
              "whether the settings were set is not known, since the tenant cannot be read",
              failure != null ? failure : e);
      if (failure != null) {
        unknown.addSuppressed(e);
      }
      throw unknown;
    }
  }

  private ApplyFailedException failed(
      ListState state, String story, @Nullable RuntimeException cause) {
    Failure failure = Failure.UNCLEAR;
    if (state == ListState.BEFORE) {
      failure = cause instanceof TenantException e ? e.failure() : Failure.REFUSED;
    }
    return new ApplyFailedException(
        plan.tenant(),
        failure,
        state,
        null,
        story + (cause == null ? "" : ": " + cause.getMessage()),
        cause);
  }
}
