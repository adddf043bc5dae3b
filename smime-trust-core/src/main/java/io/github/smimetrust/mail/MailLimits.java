package io.github.smimetrust.mail;

/** What one message may cost. The cost of its chains has limits of its own. */
final class MailLimits {
  /** How deep entities may lie in entities; mail in use has four levels. */
  static final int DEPTH = 16;

  /** How many entities one message may have in all. */
  static final int PARTS = 1_000;

  /** How large the header fields of one entity may be, together. */
  static final int HEADER_BYTES = 64 << 10;

  /** How much of a message is held in memory; of a larger one the content is only digested. */
  static final int MEMORY_BYTES = 32 << 20;

  /** How large a signature may be without its content: certificates, CRLs, signers. */
  static final int CMS_BYTES = 4 << 20;

  /** How many certificates one signature may bring along. */
  static final int CERTIFICATES = 256;

  /** How many signers one signature may have. */
  static final int SIGNERS = 16;

  /** How many certificates are tried with the signatures of one message. */
  static final int CANDIDATES = 64;

  private MailLimits() {}
}
