package io.github.smimetrust.rotation;

import io.github.smimetrust.TrustBundle;
import java.time.Instant;

/**
 * A list that replaces the one before.
 *
 * @param earliest the first instant at which it may
 * @param latest the last instant at which it has to
 * @param bundle the list
 */
record Stage(Instant earliest, Instant latest, TrustBundle bundle) {
  /** The same with other restrictions on its certificates. */
  Stage with(TrustBundle same) {
    return new Stage(earliest, latest, same);
  }

  /** The same, done in time for the stage after it. */
  Stage before(Stage next) {
    return new Stage(earliest, Judge.earlier(latest, next.latest), bundle);
  }
}
