package io.github.smimetrust.examples.demands;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of a demonstration with its key and its issuer. Keys are P-256 and new in every
 * run; nothing of it is to be trusted.
 */
public final class DemoAuthority {
  /** The day on which the programs play. */
  public static final Instant NOW = Instant.parse("2026-01-15T00:00:00Z");

  /** A clock that stands at {@link #NOW}. */
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private static final String PASSWORD = "demo";
  private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2040-01-01T00:00:00Z");

  private final X509Certificate certificate;
  private final KeyPair keys;
  private final @Nullable DemoAuthority issuer;

  private DemoAuthority(X509Certificate certificate, KeyPair keys, @Nullable DemoAuthority issuer) {
    this.certificate = certificate;
    this.keys = keys;
    this.issuer = issuer;
  }

  /** A root, valid from 2020 to 2040. */
  public static DemoAuthority root(String name) {
    return make(draft(name, END), null);
  }

  /** A root whose certificate is for web servers alone. */
  static DemoAuthority webRoot(String name) {
    Draft draft = draft(name, END);
    draft.purpose = KeyPurposeId.id_kp_serverAuth;
    return make(draft, null);
  }

  /** An authority below this one, valid as long as a root. */
  public DemoAuthority issues(String name) {
    return issues(name, END);
  }

  DemoAuthority issues(String name, Instant end) {
    return make(draft(name, end), this);
  }

  /** An authority that says that the list of what was revoked is there. */
  DemoAuthority issuesWithCrlAt(String name, String address) {
    Draft draft = draft(name, END);
    draft.crl = address;
    return make(draft, this);
  }

  /** The name and key of another authority, certified by this one: a cross certificate. */
  DemoAuthority crossCertifies(DemoAuthority other, Instant end) {
    Draft draft = draft(other.commonName(), end);
    draft.keys = other.keys;
    return make(draft, this);
  }

  /** A user's certificate for signed mail. */
  public DemoAuthority issuesMail(String address) {
    Draft draft = draft(address, Instant.parse("2027-01-01T00:00:00Z"));
    draft.address = address;
    draft.purpose = KeyPurposeId.id_kp_emailProtection;
    return make(draft, this);
  }

  /** The certificate. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** Certificate and key as a file, with the issuers up to the root. */
  public Path writeKeyStore(Path folder) {
    List<Certificate> chain = new ArrayList<>();
    for (DemoAuthority at = this; at != null; at = at.issuer) {
      chain.add(at.certificate);
    }
    Path file = folder.resolve(commonName() + ".p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("signer", keys.getPrivate(), password(), chain.toArray(Certificate[]::new));
      store.store(out, password());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has PKCS #12", e);
    }
  }

  /** What opens the file of {@link #writeKeyStore}. */
  public static char[] password() {
    return PASSWORD.toCharArray();
  }

  private String commonName() {
    return certificate.getSubjectX500Principal().getName().substring("CN=".length());
  }

  /** What is asked of one certificate. */
  private static final class Draft {
    final String name;
    final Instant end;
    @Nullable KeyPair keys;
    @Nullable String address;
    @Nullable String crl;
    @Nullable KeyPurposeId purpose;

    Draft(String name, Instant end) {
      this.name = name;
      this.end = end;
    }
  }

  private static Draft draft(String name, Instant end) {
    return new Draft(name, end);
  }

  private static DemoAuthority make(Draft draft, @Nullable DemoAuthority issuer) {
    try {
      KeyPair keys = draft.keys == null ? newKeys() : draft.keys;
      KeyPair signer = issuer == null ? keys : issuer.keys;
      X500Name subject = new X500Name("CN=" + draft.name);
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer == null ? subject : new X500Name("CN=" + issuer.commonName()),
              new BigInteger(64, new SecureRandom()).setBit(63),
              Date.from(BEGIN),
              Date.from(draft.end),
              subject,
              keys.getPublic());
      extend(builder, draft, keys, signer);
      byte[] der =
          builder
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()))
              .getEncoded();
      return new DemoAuthority(parsed(der), keys, issuer);
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("cannot make the certificate of " + draft.name, e);
    }
  }

  private static void extend(
      X509v3CertificateBuilder builder, Draft draft, KeyPair keys, KeyPair signer)
      throws IOException, GeneralSecurityException {
    JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
    boolean user = draft.address != null;
    builder
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(!user))
        .addExtension(
            Extension.keyUsage,
            true,
            new KeyUsage(
                user ? KeyUsage.digitalSignature : KeyUsage.keyCertSign | KeyUsage.cRLSign))
        .addExtension(
            Extension.subjectKeyIdentifier,
            false,
            identifiers.createSubjectKeyIdentifier(keys.getPublic()))
        .addExtension(
            Extension.authorityKeyIdentifier,
            false,
            identifiers.createAuthorityKeyIdentifier(signer.getPublic()));
    if (draft.purpose != null) {
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(draft.purpose));
    }
    if (draft.address != null) {
      GeneralName mail = new GeneralName(GeneralName.rfc822Name, draft.address);
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(mail));
    }
    if (draft.crl != null) {
      GeneralName url = new GeneralName(GeneralName.uniformResourceIdentifier, draft.crl);
      DistributionPoint point =
          new DistributionPoint(new DistributionPointName(new GeneralNames(url)), null, null);
      builder.addExtension(
          Extension.cRLDistributionPoints,
          false,
          new CRLDistPoint(new DistributionPoint[] {point}));
    }
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  private static X509Certificate parsed(byte[] der) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }
}
