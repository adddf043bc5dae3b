package io.github.smimetrust.chain;

/**
 * A name that a name constraint does not let pass.
 *
 * @param kind why
 * @param form the form of the name
 * @param name the name as text, shortened and without characters that mislead
 * @param constraint the subtrees that it was held against, as text
 */
record NameViolation(Kind kind, NameForm form, String name, String constraint) {
  /** Why a name does not pass. */
  enum Kind {
    /** It lies in an excluded subtree. */
    EXCLUDED,
    /** There are permitted subtrees of its form, and it lies in none. */
    NOT_PERMITTED,
    /** The name, or a constraint of its form, cannot be judged: that never passes. */
    NOT_UNDERSTOOD
  }
}
