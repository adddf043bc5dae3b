package io.github.smimetrust;

import io.github.smimetrust.fixture.TestPki;
import java.io.IOException;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An empty revocation list, made with Bouncy Castle. */
final class Crl {
  private Crl() {}

  static byte[] issuedBy(TestPki authority) {
    try {
      X500Name name =
          X500Name.getInstance(authority.certificate().getSubjectX500Principal().getEncoded());
      return new X509v2CRLBuilder(name, Date.from(TestPki.NOW))
          .setNextUpdate(Date.from(TestPki.NOW.plusSeconds(86_400)))
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.privateKey()))
          .getEncoded();
    } catch (IOException | OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }
}
