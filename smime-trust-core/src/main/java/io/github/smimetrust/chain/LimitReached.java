package io.github.smimetrust.chain;

/** A published limit was reached while one question was being answered; the answer is Undecided. */
final class LimitReached extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String limit;
  private final long most;

  LimitReached(String limit, long most) {
    super(limit + ": more than " + most, null, false, false);
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
