package io.github.smimetrust.audit;

import io.github.smimetrust.fixture.CertificateDraft;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Changes of a certificate that the tables of rules are made of. */
final class Drafts {
  static final String EMAIL = "1.3.6.1.5.5.7.3.4";
  static final String CLIENT = "1.3.6.1.5.5.7.3.2";
  static final String SERVER = "1.3.6.1.5.5.7.3.1";
  static final String CODE = "1.3.6.1.5.5.7.3.3";
  static final String TIME = "1.3.6.1.5.5.7.3.8";
  static final String DOCUMENT = "1.3.6.1.5.5.7.3.36";
  static final String ANY = "2.5.29.37.0";

  private Drafts() {}

  @SafeVarargs
  @SuppressWarnings("varargs")
  static Consumer<CertificateDraft> all(Consumer<CertificateDraft>... changes) {
    List<Consumer<CertificateDraft>> all = List.of(changes);
    return draft -> all.forEach(c -> c.accept(draft));
  }

  /** The first second of a day. */
  static Consumer<CertificateDraft> from(String day) {
    return d -> d.notBefore(Instant.parse(day + "T00:00:00Z"));
  }

  /** The second before a day begins. */
  static Consumer<CertificateDraft> before(String day) {
    return d -> d.notBefore(Instant.parse(day + "T00:00:00Z").minusSeconds(1));
  }

  static Consumer<CertificateDraft> until(String instant) {
    return d -> d.notAfter(Instant.parse(instant));
  }

  static Consumer<CertificateDraft> rsa(int bits) {
    return d -> d.keyNamed("rsa").rsa(bits);
  }

  static Consumer<CertificateDraft> eku(String... purposes) {
    return d -> d.extension("2.5.29.37", oids(purposes));
  }

  static byte[] oids(String... oids) {
    ASN1EncodableVector list = new ASN1EncodableVector();
    Arrays.asList(oids).forEach(o -> list.add(new ASN1ObjectIdentifier(o)));
    return der(new DERSequence(list));
  }

  static Consumer<CertificateDraft> policies(String... oids) {
    return d -> d.extension("2.5.29.32", policyList(oids));
  }

  static byte[] policyList(String... oids) {
    ASN1EncodableVector list = new ASN1EncodableVector();
    Arrays.asList(oids).forEach(o -> list.add(new DERSequence(new ASN1ObjectIdentifier(o))));
    return der(new DERSequence(list));
  }

  static Consumer<CertificateDraft> lists(String... addresses) {
    return d -> d.extension("2.5.29.31", distributionPoints(addresses));
  }

  static byte[] distributionPoints(String... addresses) {
    return distributionPoints(
        Arrays.stream(addresses)
            .map(a -> new GeneralName(GeneralName.uniformResourceIdentifier, a))
            .toArray(GeneralName[]::new));
  }

  /** Each name in a point of its own. */
  static byte[] distributionPoints(GeneralName... names) {
    return der(
        new CRLDistPoint(
            Arrays.stream(names)
                .map(
                    n ->
                        new DistributionPoint(
                            new DistributionPointName(new GeneralNames(n)), null, null))
                .toArray(DistributionPoint[]::new)));
  }

  static Consumer<CertificateDraft> issuerAt(String... addresses) {
    return access(AccessDescription.id_ad_caIssuers, addresses);
  }

  static Consumer<CertificateDraft> ocspAt(String... addresses) {
    return access(AccessDescription.id_ad_ocsp, addresses);
  }

  private static Consumer<CertificateDraft> access(
      ASN1ObjectIdentifier method, String... addresses) {
    AccessDescription[] descriptions =
        Arrays.stream(addresses)
            .map(
                a ->
                    new AccessDescription(
                        method, new GeneralName(GeneralName.uniformResourceIdentifier, a)))
            .toArray(AccessDescription[]::new);
    return d -> d.extension("1.3.6.1.5.5.7.1.1", der(new AuthorityInformationAccess(descriptions)));
  }

  static byte[] der(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
