package io.github.smimetrust.exchange;

import io.github.smimetrust.exchange.ApplyProgress.Step;
import io.github.smimetrust.exchange.transport.TenantException;
import io.github.smimetrust.exchange.transport.TenantException.Failure;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.format.Sha256;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One change of the list, from the last look before to the first one after. Whatever fails on the
 * way, the end is a receipt, or an exception that says which list is there.
 */
final class ListChange {
  /** A look changes nothing, so one that fails is taken again at once before giving up. */
  static final int LOOKS = 3;

  private final TrustListSetting setting;
  private final BackupStore backups;
  private final Clock clock;
  private final @Nullable String appliedBy;
  private final Ownership ownership;
  private final Consumer<? super ApplyProgress> listener;
  private final List<String> notes = new ArrayList<>();

  ListChange(
      TrustListSetting setting,
      BackupStore backups,
      Clock clock,
      @Nullable String appliedBy,
      Ownership ownership,
      Consumer<? super ApplyProgress> listener) {
    this.setting = setting;
    this.backups = backups;
    this.clock = clock;
    this.appliedBy = appliedBy;
    this.ownership = ownership;
    this.listener = listener;
  }

  ApplyReceipt perform(String expectedDigest, byte[] wanted) {
    TenantState before = setting.read();
    if (before.digest().equals(Sha256.of(wanted))) {
      return ApplyReceipt.nothingToDo(before, appliedBy, ownership);
    }
    requireDigest(before, expectedDigest);
    tell(Step.READ);
    String backup = keep(before);
    tell(Step.BACKED_UP);
    // Keeping may take its time, and Exchange has no lock: what is set last wins.
    requireDigest(setting.read(), expectedDigest);
    RuntimeException failure = set(wanted);
    tell(Step.SET);
    Look look = look(before, wanted);
    if (look.found() != null) {
      tell(Step.READ_BACK);
    }
    if (look.state() == ListState.WANTED) {
      return receipt(before, look, wanted, failure, backup);
    }
    if (look.state() == ListState.UNKNOWN) {
      throw failed(
          ListState.UNKNOWN,
          backup,
          "whether the list was set is not known, since the tenant cannot be read; read it before"
              + " anything else",
          failure,
          look.failure());
    }
    if (look.state() == ListState.BEFORE && failure != null) {
      boolean mayStillArrive = TransportFailure.mayStillArrive(failure);
      throw failed(
          mayStillArrive ? ListState.UNKNOWN : ListState.BEFORE,
          backup,
          mayStillArrive
              ? "the list from before was read back, but what was read may be old, or the call may"
                  + " still arrive; read the tenant again later"
              : "the list was not set, and the one from before is there",
          failure,
          null);
    }
    throw putBack(before, look, wanted, failure, backup);
  }

  /** What a listener throws must not leave the tenant between two lists. */
  private void tell(Step step) {
    try {
      listener.accept(new ApplyProgress(step, clock.instant()));
    } catch (Exception | AssertionError e) {
      notes.add("a listener failed at " + step + ": " + PlainText.of(e.toString()));
    }
  }

  private void requireDigest(TenantState state, String expected) {
    if (!state.digest().equals(expected)) {
      throw new StalePlanException(setting.tenant(), state.digest(), expected);
    }
  }

  private ApplyReceipt receipt(
      TenantState before,
      Look look,
      byte[] wanted,
      @Nullable RuntimeException failure,
      String backup) {
    TenantState after = Objects.requireNonNull(look.found());
    if (failure != null) {
      notes.add("Set-SmimeConfig failed, but the list is there: " + messageOf(failure));
    }
    if (!Arrays.equals(after.listInPlace(), wanted)) {
      notes.add("the tenant gives back other bytes than were set, with the same certificates");
    }
    return ApplyReceipt.changed(before, after, appliedBy, ownership, backup, notes);
  }

  /** Exchange said yes and shows something else, or it said no and shows something new. */
  private ApplyFailedException putBack(
      TenantState before,
      Look look,
      byte[] wanted,
      @Nullable RuntimeException failure,
      String backup) {
    String story =
        "Set-SmimeConfig reported no error, but the list from before was still read back";
    if (look.state() != ListState.BEFORE) {
      // What would be overwritten may be someone else's work: without a copy it stays.
      try {
        story =
            "a third list was read back, kept as "
                + PlainText.of(keep(Objects.requireNonNull(look.found())));
      } catch (Exception e) {
        return failed(
            look.state(),
            backup,
            "a third list was read back, and is still there, since it could not be kept",
            TransportFailure.unchecked(e),
            failure);
      }
    }
    RuntimeException putBackFailure = set(before.listInPlace());
    tell(Step.PUT_BACK);
    Look end = look(before, wanted);
    // After a call that failed, the list from before can only be an old answer or come yet.
    boolean isUnclear =
        putBackFailure != null
            && (end.state() == ListState.BEFORE || TransportFailure.mayStillArrive(putBackFailure));
    String now =
        switch (end.state()) {
          case BEFORE ->
              isUnclear
                  ? "the list from before was read back, but the call that puts it back failed, so"
                      + " what was read may be old; read the tenant again later"
                  : "the list from before was put back, and is there";
          case WANTED -> "putting back the list from before failed, the new one is there";
          case OTHER -> "putting back the list from before failed, a third list is there";
          case UNKNOWN ->
              "the list from before was set again, but the tenant cannot be read; read it before"
                  + " anything else";
        };
    return failed(
        isUnclear ? ListState.UNKNOWN : end.state(),
        backup,
        story + "; " + now,
        failure != null ? failure : putBackFailure,
        end.failure());
  }

  private String keep(TenantState state) {
    return Objects.requireNonNull(
        backups.store(new Backup(state.tenant(), state.readAt(), state.listInPlace())),
        "the backup store answered null");
  }

  /** A transport of the user's may throw anything; what matters is what the tenant holds. */
  private @Nullable RuntimeException set(byte[] list) {
    try {
      notes.addAll(setting.set(list));
      return null;
    } catch (Exception e) {
      return TransportFailure.unchecked(e);
    }
  }

  private Look look(TenantState before, byte[] wanted) {
    RuntimeException failure = null;
    for (int i = 0; i < LOOKS; i++) {
      try {
        TenantState found = setting.read();
        return new Look(stateOf(found.listInPlace(), before.listInPlace(), wanted), found, null);
      } catch (Exception e) {
        failure = TransportFailure.unchecked(e);
      }
    }
    return new Look(ListState.UNKNOWN, null, failure);
  }

  private static ListState stateOf(byte[] found, byte[] before, byte[] wanted) {
    if (Arrays.equals(found, wanted)) {
      return ListState.WANTED;
    }
    if (Arrays.equals(found, before)) {
      return ListState.BEFORE;
    }
    if (ListSubstance.isSame(found, wanted)) {
      return ListState.WANTED;
    }
    return ListSubstance.isSame(found, before) ? ListState.BEFORE : ListState.OTHER;
  }

  private ApplyFailedException failed(
      ListState state,
      String backup,
      String story,
      @Nullable RuntimeException first,
      @Nullable RuntimeException second) {
    RuntimeException cause = first != null ? first : second;
    Failure failure = Failure.UNCLEAR;
    if (state == ListState.BEFORE) {
      // Without an error of the tenant's there is no reason to expect more of another try.
      failure = first instanceof TenantException e ? e.failure() : Failure.REFUSED;
    }
    ApplyFailedException exception =
        new ApplyFailedException(
            setting.tenant(),
            failure,
            state,
            backup,
            story
                + " (at "
                + clock.instant()
                + "; backup "
                + PlainText.of(backup)
                + ")"
                + (cause == null ? "" : ": " + messageOf(cause)),
            cause);
    if (first != null && second != null) {
      exception.addSuppressed(second);
    }
    return exception;
  }

  private static String messageOf(RuntimeException e) {
    return e instanceof TenantException ? String.valueOf(e.getMessage()) : e.toString();
  }

  /** What was read, and which list that is. */
  private record Look(
      ListState state, @Nullable TenantState found, @Nullable RuntimeException failure) {}
}
