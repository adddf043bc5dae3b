package io.github.smimetrust.audit;

import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;

/** Where certificates say that their issuer's can be had (RFC 5280 section 4.2.2.1). */
final class IssuerLocations {
  private IssuerLocations() {}

  /** URIs of caIssuers; written by whoever made the certificate. */
  static List<String> of(CertificateProfile profile) {
    return profile
        .value(Extension.authorityInfoAccess, AuthorityInformationAccess::getInstance)
        .map(AuthorityInformationAccess::getAccessDescriptions)
        .map(
            all ->
                Arrays.stream(all)
                    .filter(d -> d.getAccessMethod().equals(AccessDescription.id_ad_caIssuers))
                    .map(AccessDescription::getAccessLocation)
                    .filter(l -> l.getTagNo() == GeneralName.uniformResourceIdentifier)
                    .map(l -> l.getName().toString())
                    .toList())
        .orElse(List.of());
  }
}
