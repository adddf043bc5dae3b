package io.github.smimetrust.chain;

/**
 * How many comparisons of a name with a constraint one question may cost. A certificate of 64 KiB
 * can hold thousands of each, and the product is what an attacker chooses.
 *
 * <p>Mutable, for one thread; lives as long as one question.
 */
final class ComparisonBudget {
  static final String LIMIT = "name-comparisons";

  private final long most;
  private long spent;

  ComparisonBudget(long most) {
    this.most = most;
  }

  /**
   * Pays for comparisons about to be made.
   *
   * @throws LimitReached if that is more than is left
   */
  void spend(long comparisons) {
    if (comparisons > most - spent) {
      throw new LimitReached(LIMIT, most);
    }
    spent += comparisons;
  }

  long spent() {
    return spent;
  }
}
