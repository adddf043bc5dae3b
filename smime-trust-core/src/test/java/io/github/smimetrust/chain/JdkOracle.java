package io.github.smimetrust.chain;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** Asks the JDK's validator about one fixed path. */
final class JdkOracle {
  private JdkOracle() {}

  /**
   * Validates.
   *
   * @param chain from the leaf to the anchor
   * @throws GeneralSecurityException if the JDK finds it wrong
   */
  static void validate(List<X509Certificate> chain, Instant at) throws GeneralSecurityException {
    int last = chain.size() - 1;
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(chain.get(last), null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(at));
    CertPathValidator.getInstance("PKIX")
        .validate(
            CertificateFactory.getInstance("X.509").generateCertPath(chain.subList(0, last)),
            parameters);
  }
}
