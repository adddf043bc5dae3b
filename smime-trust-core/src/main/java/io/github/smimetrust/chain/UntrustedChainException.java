package io.github.smimetrust.chain;

import io.github.smimetrust.SmimeTrustException;

/**
 * A certificate that is not trusted, where a caller asked for trust or an exception.
 *
 * <pre>{@code
 * try {
 *   validator.validate(leaf).orElseThrow();
 * } catch (UntrustedChainException e) {
 *   System.err.println(e.result().explain());
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class UntrustedChainException extends SmimeTrustException {
  private static final long serialVersionUID = 1L;

  private final transient ChainResult result;

  UntrustedChainException(ChainResult result) {
    super(result.explain(), null);
    this.result = result;
  }

  /**
   * The result that is not a trusted chain.
   *
   * @return the result; null once the exception was serialized
   */
  public ChainResult result() {
    return result;
  }
}
