package io.github.smimetrust.mail;

/**
 * What the verification of a message comes to.
 *
 * <pre>{@code
 * switch (verdict.outcome()) {
 *   case TRUSTED -> accept();
 *   case NOT_SIGNED -> System.out.println("nobody signed it");
 *   case REJECTED, UNDECIDED -> System.out.println(verdict.explain());
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public enum MessageOutcome {
  /** All of it is signed, by the sender, whose certificate is trusted. */
  TRUSTED,
  /** There is a signature, and something stands between it and trust. */
  REJECTED,
  /** A limit was reached before either was clear: never a yes, never a no. */
  UNDECIDED,
  /** There is no signature: plain, encrypted, or certificates alone. */
  NOT_SIGNED
}
