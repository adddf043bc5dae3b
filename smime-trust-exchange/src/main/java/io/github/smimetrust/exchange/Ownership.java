package io.github.smimetrust.exchange;

import io.github.smimetrust.Fingerprint;
import java.util.List;

/**
 * Whose entries are whose, before a change and after it: what was of others must be so again when
 * the change is taken back.
 *
 * @param foreignBefore entries of the list before that this program does not manage
 * @param foreignAfter entries of the list after that this program does not manage
 */
record Ownership(List<Fingerprint> foreignBefore, List<Fingerprint> foreignAfter) {
  static final Ownership WHOLE = new Ownership(List.of(), List.of());

  Ownership {
    foreignBefore = List.copyOf(foreignBefore);
    foreignAfter = List.copyOf(foreignAfter);
  }

  /** That of the way back. */
  Ownership reversed() {
    return new Ownership(foreignAfter, foreignBefore);
  }
}
