package io.github.smimetrust.chain;

/** Checks whether the key of one certificate made the signature on another. */
interface SignatureCheck {
  /** What a check can come to. */
  enum Answer {
    VALID,
    INVALID,
    /** No provider could check it. */
    UNABLE
  }

  /** Both are whole; key and signature were allowed by the algorithm policy. Thread-safe. */
  Answer check(ParsedCertificate certificate, ParsedCertificate issuer);
}
