package io.github.smimetrust.benchmarks;

import io.github.smimetrust.sst.PropertyId;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.StoreProperty;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Certificates of authorities in the usual size, all different: a peer that caches parsed
 * certificates must not meet one twice. Only the first is really signed; the others have its bytes
 * with another serial number and another signature, which parsing does not notice.
 */
final class SampleStores {
  private SampleStores() {}

  static List<byte[]> certificates(int count) throws Exception {
    byte[] template = template();
    byte[] marker = SERIAL.toByteArray();
    int serial = indexOf(template, marker);
    Random random = new Random(1);
    List<byte[]> certificates = new ArrayList<>(count);
    byte[] noise = new byte[200];
    for (int i = 0; i < count; i++) {
      byte[] der = template.clone();
      random.nextBytes(noise);
      System.arraycopy(noise, 0, der, serial + 4, 8);
      System.arraycopy(noise, 0, der, der.length - noise.length, noise.length);
      certificates.add(der);
    }
    return certificates;
  }

  /** A store as Windows writes it, with two hash properties a certificate. */
  static SerializedStore store(List<byte[]> certificates) throws Exception {
    List<StoreElement> elements = new ArrayList<>();
    for (byte[] der : certificates) {
      elements.add(
          StoreElement.certificate(
              der,
              StoreProperty.of(
                  PropertyId.AUTH_ROOT_SHA256_HASH,
                  MessageDigest.getInstance("SHA-256").digest(der)),
              StoreProperty.of(
                  PropertyId.SHA1_HASH, MessageDigest.getInstance("SHA-1").digest(der))));
    }
    return SerializedStore.of(elements);
  }

  private static final BigInteger SERIAL = new BigInteger("5A11C0DE5A11C0DE5A11C0DE5A11C0DE", 16);

  private static byte[] template() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    X500Name name =
        new X500Name("CN=Contoso Secure Mail Issuing CA 07,OU=Trust Services,O=Contoso Ltd,C=JP");
    JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
    return new JcaX509v3CertificateBuilder(
            new X500Name("CN=Contoso Root CA 2024,O=Contoso Ltd,C=JP"),
            SERIAL,
            Date.from(Instant.parse("2024-01-01T00:00:00Z")),
            Date.from(Instant.parse("2034-01-01T00:00:00Z")),
            name,
            keys.getPublic())
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
        .addExtension(
            Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
        .addExtension(
            Extension.extendedKeyUsage,
            false,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_emailProtection))
        .addExtension(
            Extension.subjectKeyIdentifier,
            false,
            extensions.createSubjectKeyIdentifier(keys.getPublic()))
        .addExtension(
            Extension.authorityKeyIdentifier,
            false,
            extensions.createAuthorityKeyIdentifier(keys.getPublic()))
        .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()))
        .getEncoded();
  }

  private static int indexOf(byte[] in, byte[] part) {
    for (int i = 0; i <= in.length - part.length; i++) {
      if (Arrays.equals(in, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new IllegalStateException("the template does not hold its own serial number");
  }
}
