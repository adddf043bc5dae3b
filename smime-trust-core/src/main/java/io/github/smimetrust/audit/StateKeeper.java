package io.github.smimetrust.audit;

import io.github.smimetrust.format.MalformedJsonException;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Loads the state once and saves it when it changed. Nothing is saved over a state that could not
 * be loaded or set aside. Used by one thread at a time.
 */
final class StateKeeper {
  static final String SOURCE = "state";

  private static final String KEY = "state/kept";

  private final MonitorState state;
  private final ToldThings told;
  private byte @Nullable [] last;
  private boolean loaded;

  StateKeeper(MonitorState state, ToldThings told) {
    this.state = state;
    this.told = told;
  }

  void load(MonitorRun run) {
    if (loaded) {
      return;
    }
    try {
      Optional<byte[]> saved = state.load();
      loaded = saved.isEmpty() || take(saved.get(), run);
    } catch (Throwable e) {
      tellFault(run, e, "loaded", "読み込め");
    }
  }

  private boolean take(byte[] saved, MonitorRun run) throws Exception {
    try {
      told.addOlder(ToldJson.read(saved));
      last = saved.clone();
      return true;
    } catch (MalformedJsonException e) {
      String place = PlainText.of(state.setAside());
      run.alert(
              MonitorAlert.Kind.STATE_LOST,
              Severity.WARNING,
              SOURCE,
              Text.of(
                  "what was told before is not known, so that it may be told again: the saved state"
                      + " could not be read ("
                      + e.getMessage()
                      + "), and was kept as "
                      + place,
                  "保存された状態を読み取れないため（"
                      + e.getMessage()
                      + "）、通知が繰り返されることがあります。元の状態は "
                      + place
                      + " に残しました"))
          .tell("state/lost");
      return true;
    }
  }

  /** Saves what is settled, if it changed; says whether there is something new to tell. */
  boolean save(MonitorRun run) {
    if (!loaded) {
      return false;
    }
    byte[] now = ToldJson.write(told.settled());
    if (Arrays.equals(now, last)) {
      return false;
    }
    try {
      state.save(now.clone());
      last = now;
      run.forget(KEY);
      return false;
    } catch (Throwable e) {
      return tellFault(run, e, "saved", "保存でき");
    }
  }

  private static boolean tellFault(
      MonitorRun run, Throwable fault, String english, String japanese) {
    int before = run.alerts().size();
    MonitorTask.tellFault(
        run,
        MonitorAlert.Kind.STATE_FAILED,
        SOURCE,
        KEY,
        fault,
        Text.of(
            "the state cannot be " + english + ", so that alerts may come again after a restart: ",
            "状態を" + japanese + "ないため、再起動後に通知が繰り返されることがあります: "));
    return run.alerts().size() > before;
  }
}
