package io.github.smimetrust.mail;

/** Counts the entities of one message. Not thread-safe. */
final class PartBudget {
  private int parts;

  /**
   * Counts one more.
   *
   * @throws MailLimitReached if that is one too many
   */
  void pay() {
    if (++parts > MailLimits.PARTS) {
      throw new MailLimitReached("mime-parts", MailLimits.PARTS);
    }
  }

  /**
   * Allows a level of nesting.
   *
   * @throws MailLimitReached if it is one too many
   */
  static void checkDepth(int depth) {
    if (depth > MailLimits.DEPTH) {
      throw new MailLimitReached("mime-depth", MailLimits.DEPTH);
    }
  }
}
