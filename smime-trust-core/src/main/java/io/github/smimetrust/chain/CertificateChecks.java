package io.github.smimetrust.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The checks of one certificate that do not depend on the path it is in; so a certificate that
 * fails one needs neither a signature check nor a look above it.
 */
final class CertificateChecks {
  /** One rule. */
  private interface Check {
    void check(ParsedCertificate certificate, Role role, Terms terms, Consumer<Failure> failures);
  }

  /**
   * What is asked.
   *
   * @param rules of the validator
   * @param at seconds since 1970
   */
  record Terms(Rules rules, long at) {}

  private static final List<Check> CHECKS =
      List.of(
          CertificateChecks::distrust,
          CertificateChecks::validity,
          AlgorithmCheck::check,
          CertificateChecks::criticalExtensions,
          AuthorityCheck::check,
          UsageCheck::check);

  private CertificateChecks() {}

  /** Everything that is wrong with a certificate in a role. */
  static List<Failure> of(ParsedCertificate certificate, Role role, Terms terms) {
    ParsedCertificate.Fault fault = certificate.fault();
    if (fault != null) {
      Reason reason = fault.isSize() ? Reason.CERTIFICATE_SIZE : Reason.MALFORMED;
      return List.of(
          new Failure(
              reason, certificate.entry(), fault.found(), fault.expected(), "RFC 5280 section 4"));
    }
    List<Failure> failures = new ArrayList<>();
    for (Check check : CHECKS) {
      check.check(certificate, role, terms, failures::add);
    }
    return failures;
  }

  private static void distrust(
      ParsedCertificate certificate, Role role, Terms terms, Consumer<Failure> failures) {
    if (terms.rules.distrusted().contains(certificate.signedSlice())) {
      failures.accept(
          new Failure(
              Reason.DISTRUSTED,
              certificate.entry(),
              certificate.entry().fingerprint().toString(),
              "",
              "RFC 5280 section 6.1.1 (d)"));
    }
  }

  /** RFC 5280 section 6.1.3 (a) (2). An anchor has to be valid, too, as it has on Windows. */
  private static void validity(
      ParsedCertificate certificate, Role role, Terms terms, Consumer<Failure> failures) {
    if (terms.at > certificate.notAfter()) {
      failures.accept(time(Reason.EXPIRED, certificate, certificate.entry().notAfter(), terms.at));
    }
    if (terms.at < certificate.notBefore()) {
      failures.accept(
          time(Reason.NOT_YET_VALID, certificate, certificate.entry().notBefore(), terms.at));
    }
  }

  private static Failure time(
      Reason reason, ParsedCertificate certificate, Instant found, long needed) {
    return new Failure(
        reason,
        certificate.entry(),
        found.toString(),
        Instant.ofEpochSecond(needed).toString(),
        "RFC 5280 section 6.1.3 (a) (2)");
  }

  /** RFC 5280 sections 6.1.4 (o) and 6.1.5 (f). */
  private static void criticalExtensions(
      ParsedCertificate certificate, Role role, Terms terms, Consumer<Failure> failures) {
    List<String> unprocessed = certificate.extensions().unprocessed();
    if (!unprocessed.isEmpty()) {
      failures.accept(
          new Failure(
              Reason.UNKNOWN_CRITICAL_EXTENSION,
              certificate.entry(),
              PlainText.of(String.join(", ", unprocessed)),
              "",
              role.isTarget() ? "RFC 5280 section 6.1.5 (f)" : "RFC 5280 section 6.1.4 (o)"));
    }
  }
}
