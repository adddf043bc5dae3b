package io.github.smimetrust;

import java.security.Provider;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.nist.NISTNamedCurves;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.DSAParameter;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** What Bouncy Castle says about a certificate. */
final class BouncyCastlePeer {
  private static final ASN1ObjectIdentifier RSA = PKCSObjectIdentifiers.pkcs_1;
  private static final Provider PROVIDER = new BouncyCastleProvider();

  /** Bouncy Castle's dates come from java.util's calendar. */
  private static final Instant GREGORIAN = Instant.parse("1582-10-15T00:00:00Z");

  final Agreement agreement = new Agreement("bc");

  Optional<X509CertificateHolder> read(String sha256, byte[] der) {
    return agreement.certificate(sha256, () -> new X509CertificateHolder(der));
  }

  void compare(String sha256, X509CertificateHolder theirs, BundleEntry entry) throws Exception {
    agreement.part("subject", sha256, theirs::getSubject, () -> name(entry.subject()));
    agreement.part("issuer", sha256, theirs::getIssuer, () -> name(entry.issuer()));
    agreement.part("serial", sha256, theirs::getSerialNumber, entry::serialNumber);
    agreement.part(
        "notBefore", sha256, () -> second(theirs.getNotBefore().toInstant()), entry::notBefore);
    agreement.part(
        "notAfter", sha256, () -> second(theirs.getNotAfter().toInstant()), entry::notAfter);
    agreement.part(
        "key",
        sha256,
        () -> key(theirs.getSubjectPublicKeyInfo()).toUpperCase(Locale.ROOT),
        () -> entry.key().toUpperCase(Locale.ROOT));
    agreement.part("isCa", sha256, () -> isCa(theirs), entry::isCa);
    agreement.part(
        "authorityKeyIdentifier",
        sha256,
        () ->
            Optional.ofNullable(AuthorityKeyIdentifier.fromExtensions(theirs.getExtensions()))
                .map(AuthorityKeyIdentifier::getKeyIdentifierOctets)
                .map(HexFormat.of()::formatHex),
        entry::authorityKeyIdentifier);
    agreement.part(
        "subjectKeyIdentifier",
        sha256,
        () ->
            Optional.ofNullable(SubjectKeyIdentifier.fromExtensions(theirs.getExtensions()))
                .map(SubjectKeyIdentifier::getKeyIdentifier)
                .map(HexFormat.of()::formatHex),
        entry::subjectKeyIdentifier);
    agreement.part(
        "extKeyUsage", sha256, () -> purposes(theirs.getExtensions()), entry::extendedKeyUsages);
    agreement.part(
        "addresses", sha256, () -> addresses(theirs.getExtensions()), entry::emailAddresses);
    agreement.part("version", sha256, theirs::getVersionNumber, entry::version);
    agreement.part(
        "signatureAlgorithm",
        sha256,
        () -> theirs.getSignatureAlgorithm().getAlgorithm().getId(),
        entry::signatureAlgorithm);
    agreement.part("isSelfIssued", sha256, () -> isSelfIssued(theirs), entry::isSelfIssued);
    // RSA is left to the JDK: Bouncy Castle would spend 20 s on tests of all those moduli.
    if (!theirs.getSubjectPublicKeyInfo().getAlgorithm().getAlgorithm().on(RSA)) {
      agreement.part(
          "isRoot",
          sha256,
          () -> isSelfIssued(theirs) && isCa(theirs) && verifies(theirs),
          entry::isRoot);
    }
  }

  private static Instant second(Instant time) {
    if (time.isBefore(GREGORIAN)) {
      throw new UnsupportedOperationException("counted by the Julian calendar");
    }
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Reads the text back with Bouncy Castle's parser, which must then match its own name. */
  private static X500Name name(String text) {
    return new X500Name(new Keywords(), text);
  }

  /** Most specific part first, as RFC 4514 has it, and our keywords. */
  private static final class Keywords extends BCStyle {
    @Override
    public ASN1ObjectIdentifier attrNameToOID(String attrName) {
      String known = DistinguishedName.OIDS_BY_KEYWORD.get(attrName.toUpperCase(Locale.ROOT));
      return known == null ? super.attrNameToOID(attrName) : new ASN1ObjectIdentifier(known);
    }

    /** Without the upper bounds of RFC 5280, which real names pass. */
    @Override
    protected ASN1Encodable encodeStringValue(ASN1ObjectIdentifier type, String value) {
      return new DERUTF8String(value);
    }

    @Override
    public RDN[] fromString(String text) {
      var parts = super.fromString(text);
      var reversed = new RDN[parts.length];
      for (int i = 0; i < parts.length; i++) {
        reversed[i] = parts[parts.length - 1 - i];
      }
      return reversed;
    }
  }

  private static boolean isSelfIssued(X509CertificateHolder certificate) {
    return certificate.getSubject().equals(certificate.getIssuer());
  }

  private static boolean isCa(X509CertificateHolder certificate) {
    BasicConstraints constraints = BasicConstraints.fromExtensions(certificate.getExtensions());
    return constraints == null
        ? certificate.getVersionNumber() < 3 && isSelfIssued(certificate)
        : constraints.isCA();
  }

  private static boolean verifies(X509CertificateHolder certificate) throws Exception {
    return certificate.isSignatureValid(
        new JcaContentVerifierProviderBuilder().setProvider(PROVIDER).build(certificate));
  }

  private static List<String> purposes(Extensions extensions) {
    ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(extensions);
    return usage == null
        ? List.of()
        : Stream.of(usage.getUsages()).map(KeyPurposeId::getId).toList();
  }

  private static List<String> addresses(Extensions extensions) {
    GeneralNames names = GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
    return names == null
        ? List.of()
        : Arrays.stream(names.getNames())
            .filter(name -> name.getTagNo() == GeneralName.rfc822Name)
            .map(name -> ASN1IA5String.getInstance(name.getName()).getString())
            .toList();
  }

  private static String key(SubjectPublicKeyInfo info) throws Exception {
    ASN1ObjectIdentifier algorithm = info.getAlgorithm().getAlgorithm();
    if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)
        || algorithm.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
      return (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption) ? "RSA " : "RSASSA-PSS ")
          + RSAPublicKey.getInstance(info.parsePublicKey()).getModulus().bitLength();
    }
    if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return "EC " + curve(X962Parameters.getInstance(info.getAlgorithm().getParameters()));
    }
    if (algorithm.equals(X9ObjectIdentifiers.id_dsa)) {
      return "DSA "
          + DSAParameter.getInstance(info.getAlgorithm().getParameters()).getP().bitLength();
    }
    return new DefaultAlgorithmNameFinder().getAlgorithmName(algorithm);
  }

  private static String curve(X962Parameters parameters) {
    if (!parameters.isNamedCurve()) {
      return "with explicit parameters";
    }
    ASN1ObjectIdentifier curve = (ASN1ObjectIdentifier) parameters.getParameters();
    String nist = NISTNamedCurves.getName(curve);
    String name = nist == null ? ECNamedCurveTable.getName(curve) : nist;
    return name == null ? curve.getId() : name;
  }
}
