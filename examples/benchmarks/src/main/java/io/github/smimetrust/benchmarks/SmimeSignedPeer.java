package io.github.smimetrust.benchmarks;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.SignerId;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.mail.smime.SMIMESigned;

/**
 * Bouncy Castle's SMIMESigned for the signature and the JDK for the chain, as its documentation
 * would have one write it. The sender is not compared.
 */
final class SmimeSignedPeer implements MailPeer {
  private final Session session = Session.getInstance(new Properties());
  private final Set<TrustAnchor> anchors;

  SmimeSignedPeer(List<X509Certificate> roots) {
    this.anchors =
        roots.stream().map(r -> new TrustAnchor(r, null)).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public int verify(byte[] message) throws Exception {
    MimeMessage mail = new MimeMessage(session, new ByteArrayInputStream(message));
    SMIMESigned signed =
        mail.isMimeType("multipart/signed")
            ? new SMIMESigned((MimeMultipart) mail.getContent())
            : new SMIMESigned(mail);
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
    List<X509Certificate> along = new ArrayList<>();
    for (X509CertificateHolder holder : signed.getCertificates().getMatches(null)) {
      along.add(converter.getCertificate(holder));
    }
    int length = 0;
    for (SignerInformation signer : signed.getSignerInfos().getSigners()) {
      X509Certificate certificate = named(signer.getSID(), along);
      if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate))) {
        throw new IllegalStateException("SMIMESigned refuses the signature");
      }
      length += chainLength(certificate, along);
    }
    return length;
  }

  private static X509Certificate named(SignerId signer, List<X509Certificate> along) {
    return along.stream()
        .filter(c -> c.getSerialNumber().equals(signer.getSerialNumber()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the signer's certificate is not there"));
  }

  private int chainLength(X509Certificate leaf, List<X509Certificate> along) throws Exception {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(leaf);
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(SampleMail.signed()));
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(along)));
    return CertPathBuilder.getInstance("PKIX", "SUN")
        .build(parameters)
        .getCertPath()
        .getCertificates()
        .size();
  }
}
