package io.github.smimetrust.report.document;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import java.util.List;

/**
 * A certificate that a report speaks of.
 *
 * @param entry the certificate
 * @param role what it is in the chains of the report
 * @param issuers the certificates of the report that issued it, most useful first; what draws the
 *     forest of chains; never its own
 * @since 0.1.0
 */
public record CertificateRow(BundleEntry entry, Role role, List<Fingerprint> issuers) {
  /** What a certificate is in the chains of a report. */
  public enum Role {
    /** A self-signed authority: where chains end. */
    ROOT,
    /** An authority below another. */
    INTERMEDIATE,
    /** Another authority's certificate for the name and key of a root. */
    CROSS,
    /** A certificate of a user. */
    USER
  }

  /** Copies the list. */
  public CertificateRow {
    issuers = List.copyOf(issuers);
  }
}
