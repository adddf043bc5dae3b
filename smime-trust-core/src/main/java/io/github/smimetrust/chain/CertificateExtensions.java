package io.github.smimetrust.chain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the extensions of one certificate say (RFC 5280 section 4.2), as {@link ExtensionReader}
 * reads them.
 *
 * @param basicConstraints whether there are basic constraints
 * @param ca whether they say that this is an authority
 * @param pathLength their pathLenConstraint; -1 for none
 * @param keyUsage the key usage, bit n for bit n of section 4.2.1.3; -1 if there is none
 * @param purposes extended key usages, dotted; null if there is no such extension
 * @param nameConstraints the constraints for certificates below
 * @param sanFrom where the value of the subject alternative name begins
 * @param sanTo where that ends; both 0 if there is none
 * @param sanCritical whether that extension is there and critical
 * @param policies the four extensions about policies
 * @param unprocessed what is critical and not processed here, dotted
 * @param subjectKeyIdentifier hexadecimal digits; null if there is none
 * @param authorityKeyIdentifier hexadecimal digits of its keyIdentifier; null if there is none
 * @param issuerLocations URIs of caIssuers, made harmless for messages
 */
record CertificateExtensions(
    boolean basicConstraints,
    boolean ca,
    int pathLength,
    int keyUsage,
    @Nullable List<String> purposes,
    NameConstraints nameConstraints,
    int sanFrom,
    int sanTo,
    boolean sanCritical,
    PolicyExtensions policies,
    List<String> unprocessed,
    @Nullable String subjectKeyIdentifier,
    @Nullable String authorityKeyIdentifier,
    List<String> issuerLocations) {
  static final int DIGITAL_SIGNATURE = 0;
  static final int NON_REPUDIATION = 1;
  static final int KEY_CERT_SIGN = 5;

  static final CertificateExtensions NONE =
      new CertificateExtensions(
          false,
          false,
          -1,
          -1,
          null,
          NameConstraints.NONE,
          0,
          0,
          false,
          PolicyExtensions.NONE,
          List.of(),
          null,
          null,
          List.of());

  /** Does the key usage allow this use, or is there none, which allows every one? */
  boolean allows(int use) {
    return keyUsage == -1 || (keyUsage & 1 << use) != 0;
  }
}
