package io.github.smimetrust.mail;

/** A message is larger or more complicated than what is looked at. */
final class MailLimitReached extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String limit;
  private final long most;

  /**
   * Names a limit.
   *
   * @param limit its id
   * @param most its value
   */
  MailLimitReached(String limit, long most) {
    super("more than " + most + " " + limit, null, false, false);
    this.limit = limit;
    this.most = most;
  }

  String limit() {
    return limit;
  }

  long most() {
    return most;
  }
}
