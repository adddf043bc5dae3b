package io.github.smimetrust.benchmarks;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.mail.MessageVerdict;
import io.github.smimetrust.mail.MessageVerifier;
import io.github.smimetrust.revocation.RevocationPolicy;

/** We: signature, chain and sender. */
final class OwnMail implements MailPeer {
  private final MessageVerifier verifier;

  OwnMail(TrustBundle list) {
    this.verifier =
        MessageVerifier.using(
            ChainValidator.trusting(list)
                .purpose(Purpose.EMAIL_PROTECTION)
                .revocation(RevocationPolicy.notChecked())
                .build());
  }

  @Override
  public int verify(byte[] message) {
    MessageVerdict verdict = verifier.verify(message, SampleMail.signed());
    if (!(verdict instanceof MessageVerdict.Trusted trusted)) {
      throw new IllegalStateException("we refuse the message: " + verdict.explain());
    }
    return trusted.signer().addresses().size();
  }
}
