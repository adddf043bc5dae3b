package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of each extension of RFC 5280 section 4.2, and what is refused. */
class ExtensionReaderTest {
  private static final String AUTHORITY_INFORMATION = "1.3.6.1.5.5.7.1.1";

  private static CertificateExtensions read(ASN1Encodable... extensions) {
    byte[] der = Constraining.der(new DERSequence(extensions));
    return ExtensionReader.read(der, DerReader.of(der).expect(DerReader.SEQUENCE, "extensions"));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static DERSequence extension(String oid, String hex) {
    return new DERSequence(
        new ASN1Encodable[] {new ASN1ObjectIdentifier(oid), new DEROctetString(bytes(hex))});
  }

  private static DERSequence extension(String oid, ASN1Encodable critical, String hex) {
    return new DERSequence(
        new ASN1Encodable[] {
          new ASN1ObjectIdentifier(oid), critical, new DEROctetString(bytes(hex))
        });
  }

  @ParameterizedTest
  @CsvSource({
    // Bit n of the first octet is 0x80 >> n (section 4.2.1.3).
    "03020780, 0x001, digitalSignature",
    "03020640, 0x002, nonRepudiation",
    "03020520, 0x004, keyEncipherment",
    "03020410, 0x008, dataEncipherment",
    "03020308, 0x010, keyAgreement",
    "03020204, 0x020, keyCertSign",
    "03020102, 0x040, cRLSign",
    "03020001, 0x080, encipherOnly",
    "0303070080, 0x100, decipherOnly",
    "03020106, 0x060, 'keyCertSign, cRLSign'",
    // The tenth bit has no name.
    "03030620C0, 0x304, 'keyEncipherment, decipherOnly'",
    "0303060040, 0x200, -",
    // Nor has what is behind the second octet.
    "030400800001, 0x001, digitalSignature",
  })
  void readsKeyUsage(String hex, String bits, String text) {
    // Something stands behind it, so that no octet of that is taken for one of this.
    CertificateExtensions read = read(extension("2.5.29.15", hex), extension("1.2.3", "FFFF"));

    assertThat(read.keyUsage()).isEqualTo(Integer.decode(bits));
    assertThat(UsageCheck.keyUsageText(read)).isEqualTo(text);
  }

  @Test
  void allowsTheUsesOfTheKeyUsageAlone() {
    CertificateExtensions read = read(extension("2.5.29.15", "03020204"));

    assertThat(read.allows(CertificateExtensions.KEY_CERT_SIGN)).isTrue();
    assertThat(read.allows(CertificateExtensions.DIGITAL_SIGNATURE)).isFalse();
    assertThat(CertificateExtensions.NONE.allows(CertificateExtensions.KEY_CERT_SIGN)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "3000, false, -1",
    "30030101FF, true, -1",
    "3003010100, false, -1",
    "30060101FF020100, true, 0",
    "30060101FF020105, true, 5",
    "3003020105, false, 5",
  })
  void readsBasicConstraints(String hex, boolean ca, int pathLength) {
    CertificateExtensions read = read(extension("2.5.29.19", hex));

    assertThat(read.basicConstraints()).isTrue();
    assertThat(read.ca()).isEqualTo(ca);
    assertThat(read.pathLength()).isEqualTo(pathLength);
  }

  @ParameterizedTest
  @CsvSource({
    "2.5.29.19, 30040102FFFF",
    "2.5.29.19, 30080101FF0201000500",
    "2.5.29.15, 0301 00",
    "2.5.29.15, 030400000001",
    "2.5.29.15, 030207800500",
    "2.5.29.37, 3004 06022A03 0500",
    "2.5.29.14, 0401010500",
    "2.5.29.35, 30000500",
    "2.5.29.31, 30000500",
    "1.3.6.1.5.5.7.1.1, 30000500",
    "2.5.29.32, 3006300406022A03 0500",
    "2.5.29.54, 0201000500",
  })
  void refusesMoreThanTheExtensionHas(String oid, String hex) {
    assertThatThrownBy(() -> read(extension(oid, hex))).isInstanceOf(MalformedDerException.class);
  }

  @Test
  void refusesAnExtensionThatIsThereTwice() {
    assertThatThrownBy(() -> read(extension("1.2.3", "0500"), extension("1.2.3", "0500")))
        .isInstanceOfSatisfying(
            MalformedDerException.class,
            e -> assertThat(e.found()).isEqualTo("extension 1.2.3 twice"));
  }

  @Test
  void refusesElementsBehindTheValue() {
    ASN1Encodable[] parts = {
      new ASN1ObjectIdentifier("1.2.3"), new DEROctetString(bytes("0500")), DERNull.INSTANCE
    };

    assertThatThrownBy(() -> read(new DERSequence(parts)))
        .isInstanceOf(MalformedDerException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2.5.29.19, 3000",
    "2.5.29.15, 03020780",
    "2.5.29.37, 300406022A03",
    "2.5.29.30, 3009A0073005 8103612E62",
    "2.5.29.17, 30058103614062",
    "2.5.29.32, 3006300406022A03",
    "2.5.29.33, 300A300806022A0306022A04",
    "2.5.29.36, 3003800100",
    "2.5.29.54, 020100",
    "2.5.29.31, 3000",
  })
  void processesWhatMayBeCritical(String oid, String hex) {
    assertThat(read(extension(oid, ASN1Boolean.TRUE, hex)).unprocessed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2.5.29.14, 040101",
    "2.5.29.35, 3000",
    "1.3.6.1.5.5.7.1.1, 3000",
    "1.2.3, 0500",
    // A qualifier that RFC 5280 does not know.
    "2.5.29.32, 3010 300E 06022A03 3008 3006 06022A04 0500",
  })
  void doesNotProcessTheRestWhereItIsCritical(String oid, String hex) {
    assertThat(read(extension(oid, ASN1Boolean.TRUE, hex)).unprocessed()).containsExactly(oid);
    assertThat(read(extension(oid, ASN1Boolean.FALSE, hex)).unprocessed()).isEmpty();
    assertThat(read(extension(oid, hex)).unprocessed()).isEmpty();
  }

  @Test
  void readsKeyIdentifiers() {
    CertificateExtensions read =
        read(extension("2.5.29.14", "04020AFF"), extension("2.5.29.35", "3004 80020BFE"));

    assertThat(read.subjectKeyIdentifier()).isEqualTo("0aff");
    assertThat(read.authorityKeyIdentifier()).isEqualTo("0bfe");
    assertThat(read(extension("2.5.29.35", "3003 820107")).authorityKeyIdentifier()).isNull();
  }

  @Test
  void readsPurposesInTheirOrder() {
    assertThat(read(extension("2.5.29.37", "3008 06022A04 06022A03")).purposes())
        .containsExactly("1.2.4", "1.2.3");
  }

  private static String access(AccessDescription... descriptions) {
    return HexFormat.of().formatHex(Constraining.der(new DERSequence(descriptions)));
  }

  private static AccessDescription issuersAt(String uri) {
    return new AccessDescription(
        AccessDescription.id_ad_caIssuers,
        new GeneralName(GeneralName.uniformResourceIdentifier, uri));
  }

  @Test
  void readsFourPlacesOfIssuersAtMost() {
    String five =
        access(
            issuersAt("http://a/"),
            issuersAt("http://b/"),
            issuersAt("http://c/"),
            issuersAt("http://d/"),
            issuersAt("http://e/"));

    assertThat(read(extension(AUTHORITY_INFORMATION, five)).issuerLocations())
        .containsExactly("http://a/", "http://b/", "http://c/", "http://d/");
  }

  @Test
  void readsNoOtherPlaces() {
    String others =
        access(
            new AccessDescription(
                AccessDescription.id_ad_ocsp,
                new GeneralName(GeneralName.uniformResourceIdentifier, "http://ocsp/")),
            new AccessDescription(
                AccessDescription.id_ad_caIssuers,
                new GeneralName(GeneralName.dNSName, "ca.example")),
            issuersAt("http://a/"));

    assertThat(read(extension(AUTHORITY_INFORMATION, others)).issuerLocations())
        .containsExactly("http://a/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0500", "0402", "0101FF"})
  void refusesWhatIsNoListOfExtensions(String hex) {
    byte[] der = Constraining.der(new DERSequence(new DEROctetString(bytes(hex))));

    assertThatThrownBy(
            () ->
                ExtensionReader.read(
                    der, DerReader.of(der).expect(DerReader.SEQUENCE, "extensions")))
        .isInstanceOf(MalformedDerException.class);
  }
}
