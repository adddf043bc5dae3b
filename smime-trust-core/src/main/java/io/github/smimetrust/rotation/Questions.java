package io.github.smimetrust.rotation;

/** How many questions a plan asks the path engine. Mutable, for one plan and one thread. */
final class Questions {
  private final int most;
  private int asked;

  Questions(int most) {
    this.most = most;
  }

  /** Counts one more question; no where there are none left. */
  boolean take() {
    if (asked == most) {
      return false;
    }
    asked++;
    return true;
  }

  int asked() {
    return asked;
  }

  int most() {
    return most;
  }
}
