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
    boolean unchanged = missing(after, before).isEmpty();
    if (unchanged && failure != null) {
      boolean mayStillArrive = TransportFailure.mayStillArrive(failure);
      throw failed(
          mayStillArrive ? ListState.UNKNOWN : ListState.BEFORE,
          mayStillArrive
              ? "the settings from before were read back, but what was read may be old, or the call"
                  + " may still arrive; read the tenant again later"
              : "the settings were not set, and are what they were",
          failure);
    }
    throw putBack(before, after, unchanged, failure);
  }

  /** What was read may be old, so the settings from before are set even where they seem to be. */
  private ApplyFailedException putBack(
      SmimeConfig before,
      SmimeConfig after,
      boolean unchanged,
      @Nullable RuntimeException failure) {
    RuntimeException putBack = set(before);
    SmimeConfig end = look(putBack);
    List<SmimeSetting<?>> different = missing(end, before);
    boolean mayStillArrive = putBack != null && TransportFailure.mayStillArrive(putBack);
    ListState state = different.isEmpty() ? ListState.BEFORE : ListState.OTHER;
    return failed(
        mayStillArrive ? ListState.UNKNOWN : state,
        (unchanged
                ? "Set-SmimeConfig reported no error, but the settings from before were still read"
                    + " back"
                : "only some settings were set, without " + missing(after, plan.wanted()))
            + (different.isEmpty()
                ? "; those from before were put back"
                    + (mayStillArrive ? ", but that call failed without an answer" : "")
                : "; putting back those from before failed, different are " + different),
        failure != null ? failure : putBack);
  }

  private SettingsReceipt receipt(
      SmimeConfig before, SmimeConfig after, @Nullable String appliedBy) {
    return new SettingsReceipt(
        plan.tenant(), clock.instant(), appliedBy, before, after, plan.changes(), notes);
  }

  /** Those of the plan's settings whose value is not the one of some settings. */
  private List<SmimeSetting<?>> missing(SmimeConfig found, SmimeConfig expected) {
    return plan.settings().stream().filter(s -> !found.holds(s, expected)).toList();
  }

  private @Nullable RuntimeException set(SmimeConfig values) {
    Cmdlet cmdlet = Cmdlet.named("Set-SmimeConfig");
    for (SmimeSetting<?> setting : plan.settings()) {
      cmdlet = with(cmdlet, setting.name(), values.raw(setting));
    }
    try {
      notes.addAll(transport.invoke(cmdlet).warnings());
      return null;
    } catch (Exception e) {
      return TransportFailure.unchecked(e);
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
    RuntimeException unread = null;
    for (int i = 0; i < ListChange.LOOKS; i++) {
      try {
        return tenant.read().config();
      } catch (Exception e) {
        unread = TransportFailure.unchecked(e);
      }
    }
    ApplyFailedException unknown =
        failed(
            ListState.UNKNOWN,
            "whether the settings were set is not known, since the tenant cannot be read; they"
                + " were "
                + plan.present(),
            failure != null ? failure : unread);
    if (failure != null && unread != null) {
      unknown.addSuppressed(unread);
    }
    throw unknown;
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
