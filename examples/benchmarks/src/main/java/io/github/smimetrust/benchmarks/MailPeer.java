package io.github.smimetrust.benchmarks;

/** Something that verifies a signed message, signature and chain. */
interface MailPeer {
  /**
   * Verifies.
   *
   * @param message its bytes
   * @return something that depends on the work
   * @throws IllegalStateException if the message is not trusted: then there is nothing to compare
   */
  int verify(byte[] message) throws Exception;
}
