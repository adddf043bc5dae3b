package io.github.smimetrust.audit;

import io.github.smimetrust.TrustBundle;

/** Looks at one list for one kind of change. */
interface MonitorCheck {
  /** What it is called in keys and messages. */
  String name();

  /**
   * Tells the run what is new.
   *
   * @param source the name of the list
   * @param bundle the list as it is now
   * @param run what was told before, and where to tell
   */
  void look(String source, TrustBundle bundle, MonitorRun run);
}
