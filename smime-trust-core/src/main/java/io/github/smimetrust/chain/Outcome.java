package io.github.smimetrust.chain;

/**
 * What a validation comes to.
 *
 * <pre>{@code
 * switch (result.outcome()) {
 *   case TRUSTED -> accept();
 *   case REJECTED, UNDECIDED -> System.out.println(result.explain());
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public enum Outcome {
  /** There is a valid chain to an anchor. */
  TRUSTED,
  /** Every possibility was tried, and there is none. */
  REJECTED,
  /** A limit was reached before either was clear: never a yes, never a no. */
  UNDECIDED
}
