package io.github.smimetrust.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The purpose in every certificate of the chain (RFC 8550 section 4.4.4; for authorities as Windows
 * and mozilla::pkix read it), and the key usage of a signer (RFC 8550 section 4.4.2).
 */
final class UsageCheck {
  private static final List<String> KEY_USAGES =
      List.of(
          "digitalSignature",
          "nonRepudiation",
          "keyEncipherment",
          "dataEncipherment",
          "keyAgreement",
          "keyCertSign",
          "cRLSign",
          "encipherOnly",
          "decipherOnly");

  private UsageCheck() {}

  static void check(
      ParsedCertificate certificate,
      Role role,
      CertificateChecks.Terms terms,
      Consumer<Failure> failures) {
    CertificateExtensions extensions = certificate.extensions();
    Purpose purpose = terms.rules().purpose();
    List<String> purposes = extensions.purposes();
    if (purposes != null && !purpose.isAllowedBy(purposes)) {
      failures.accept(
          new Failure(
              Reason.EXTENDED_KEY_USAGE,
              certificate.entry(),
              PlainText.of(String.join(", ", purposes)),
              purpose.toString(),
              "RFC 8550 section 4.4.4"));
    }
    if (role.isTarget()
        && purpose.equals(Purpose.EMAIL_PROTECTION)
        && !extensions.allows(CertificateExtensions.DIGITAL_SIGNATURE)
        && !extensions.allows(CertificateExtensions.NON_REPUDIATION)) {
      failures.accept(
          new Failure(
              Reason.KEY_USAGE_SIGNER,
              certificate.entry(),
              keyUsageText(extensions),
              "digitalSignature, nonRepudiation",
              "RFC 8550 section 4.4.2"));
    }
  }

  /** The key usage, which is there, by the names of RFC 5280 section 4.2.1.3. */
  static String keyUsageText(CertificateExtensions extensions) {
    List<String> names = new ArrayList<>();
    for (int bit = 0; bit < KEY_USAGES.size(); bit++) {
      if (extensions.allows(bit)) {
        names.add(KEY_USAGES.get(bit));
      }
    }
    return names.isEmpty() ? "-" : String.join(", ", names);
  }
}
