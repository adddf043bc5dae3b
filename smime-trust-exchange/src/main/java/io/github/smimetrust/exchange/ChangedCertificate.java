package io.github.smimetrust.exchange;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.format.PlainText;
import java.time.Instant;

/**
 * A certificate that a change added or removed, as a receipt names it.
 *
 * <pre>{@code
 * receipt.added().forEach(c -> System.out.println("+ " + c.subject() + "  " + c.thumbprint()));
 * }</pre>
 *
 * @param fingerprint its SHA-256
 * @param thumbprint its SHA-1 as Windows shows it, 40 upper-case hexadecimal digits
 * @param subject its subject, shortened, with characters escaped that could mislead
 * @param notAfter when it ends
 * @since 0.1.0
 */
public record ChangedCertificate(
    Fingerprint fingerprint, String thumbprint, String subject, Instant notAfter) {
  static ChangedCertificate of(BundleEntry entry) {
    return new ChangedCertificate(
        entry.fingerprint(), entry.thumbprint(), PlainText.of(entry.subject()), entry.notAfter());
  }
}
