package io.github.smimetrust.chain;

import java.util.function.Consumer;

/** May this certificate issue others (RFC 5280 section 6.1.4 (k) and (n))? */
final class AuthorityCheck {
  private AuthorityCheck() {}

  static void check(
      ParsedCertificate certificate,
      Role role,
      CertificateChecks.Terms terms,
      Consumer<Failure> failures) {
    CertificateExtensions extensions = certificate.extensions();
    if (role.isTarget()) {
      checkTarget(certificate, failures);
      return;
    }
    // An anchor that does not say so is a version 1 root: a bundle takes nothing else for one.
    if (!extensions.ca() && role != Role.ANCHOR) {
      failures.accept(
          new Failure(
              Reason.NOT_A_CA,
              certificate.entry(),
              extensions.basicConstraints() ? "cA FALSE" : "-",
              "cA TRUE",
              "RFC 5280 section 6.1.4 (k)"));
    }
    if (!extensions.allows(CertificateExtensions.KEY_CERT_SIGN)) {
      failures.accept(
          new Failure(
              Reason.KEY_USAGE_CERT_SIGN,
              certificate.entry(),
              UsageCheck.keyUsageText(extensions),
              "keyCertSign",
              "RFC 5280 section 6.1.4 (n)"));
    }
  }

  /** Name constraints are for authorities alone (section 4.2.1.10); elsewhere none knows whose. */
  private static void checkTarget(ParsedCertificate certificate, Consumer<Failure> failures) {
    CertificateExtensions extensions = certificate.extensions();
    if (!extensions.ca() && !extensions.nameConstraints().isEmpty()) {
      failures.accept(
          new Failure(
              Reason.MALFORMED,
              certificate.entry(),
              "nameConstraints, cA FALSE",
              "cA TRUE",
              "RFC 5280 section 4.2.1.10"));
    }
  }
}
