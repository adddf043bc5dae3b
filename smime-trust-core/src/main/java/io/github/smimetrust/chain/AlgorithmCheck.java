package io.github.smimetrust.chain;

import java.util.function.Consumer;

/** Keys and signature algorithms (RFC 8550 section 4.3), before anything computes with them. */
final class AlgorithmCheck {
  private static final String SECTION = "RFC 8550 section 4.3";

  private AlgorithmCheck() {}

  static void check(
      ParsedCertificate certificate,
      Role role,
      CertificateChecks.Terms terms,
      Consumer<Failure> failures) {
    AlgorithmPolicy algorithms = terms.rules().algorithms();
    SubjectKey key = certificate.key();
    if (!algorithms.allows(key)) {
      String exponent =
          key.exponentBits() > 0
              ? ", exponent of "
                  + key.exponentBits()
                  + " bits, "
                  + (key.oddExponent() ? "odd" : "even")
              : "";
      failures.accept(
          new Failure(
              Reason.WEAK_KEY,
              certificate.entry(),
              key.name() + exponent,
              algorithms.toString(),
              SECTION));
    }
    // Nobody checks an anchor's own signature: that it is trusted does not come from there.
    if (!role.isAnchor() && !algorithms.allows(certificate.scheme())) {
      failures.accept(
          new Failure(
              Reason.WEAK_SIGNATURE,
              certificate.entry(),
              certificate.scheme().name(),
              algorithms.toString(),
              SECTION));
    }
  }
}
