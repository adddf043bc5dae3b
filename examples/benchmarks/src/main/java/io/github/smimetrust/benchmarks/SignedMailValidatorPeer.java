package io.github.smimetrust.benchmarks;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.security.Security;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.mail.smime.validator.SignedMailValidator;

/** Bouncy Castle's own verdict on mail: signature, chain and sender. Registers the provider. */
final class SignedMailValidatorPeer implements MailPeer {
  private final Session session = Session.getInstance(new Properties());
  private final PKIXParameters parameters;

  SignedMailValidatorPeer(List<X509Certificate> roots) throws Exception {
    Security.addProvider(new BouncyCastleProvider());
    Set<TrustAnchor> anchors =
        roots.stream().map(r -> new TrustAnchor(r, null)).collect(Collectors.toUnmodifiableSet());
    this.parameters = new PKIXParameters(anchors);
    parameters.setRevocationEnabled(false);
  }

  @Override
  public int verify(byte[] message) throws Exception {
    MimeMessage mail = new MimeMessage(session, new ByteArrayInputStream(message));
    SignedMailValidator validator = new SignedMailValidator(mail, parameters);
    int length = 0;
    for (SignerInformation signer : validator.getSignerInformationStore().getSigners()) {
      SignedMailValidator.ValidationResult result = validator.getValidationResult(signer);
      if (!result.isValidSignature()) {
        throw new IllegalStateException(
            "SignedMailValidator refuses the message: " + result.getErrors());
      }
      length += result.getCertPath().getCertificates().size();
    }
    return length;
  }
}
