package io.github.smimetrust.benchmarks;

import io.github.smimetrust.TrustBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * Signed mail from its bytes to a verdict, against the two ways that Bouncy Castle has. All get the
 * same bytes, and what each needs of the list is made before. The chain has an issuing authority;
 * it is in our list, as Exchange wants it, so its signature is checked once and remembered, while
 * the peers take it from the message and check it each time. The signatures of signer and message
 * are checked each time by all.
 */
final class MailBenchmarks {
  private static final int SMALL = 20 * 1024;
  private static final int LARGE = 5 * 1024 * 1024;

  /** The peers are deep stacks of small methods, which take their time to be compiled. */
  private static final int WARM_UP_ROUNDS = 100;

  private final SampleMail rsa = SampleMail.rsa();
  private final SampleMail ellipticCurve = SampleMail.ellipticCurve();
  private final byte[] small = SampleMail.content(SMALL);
  private final byte[] large = SampleMail.content(LARGE);

  MailBenchmarks() throws Exception {}

  /** Measures and prints; says whether every target was met. */
  boolean run(Path folder) throws Exception {
    boolean met = cold(folder);
    met &=
        verify("B17 mail 20 KB detached", rsa, rsa.detached(small), 5, 6)
            .beside("SHA-256 of the content", () -> sha256(small))
            .run();
    met &=
        verify("B17 mail 20 KB opaque", rsa, rsa.opaque(small), 5, 6)
            .beside("SHA-256 of the content", () -> sha256(small))
            .run();
    met &= verify("B17 mail 20 KB P-256", ellipticCurve, ellipticCurve.detached(small), 5, 6).run();
    met &=
        verify("B18 mail 5 MB detached", rsa, rsa.detached(large), 12, 12)
            .within(1.4, "SHA-256 of the content", () -> sha256(large))
            .run();
    met &=
        verify("B19 mail 5 MB opaque", rsa, rsa.opaque(large), 3, 3)
            .beside("SHA-256 of the content", () -> sha256(large))
            .run();
    return met;
  }

  private boolean cold(Path folder) throws Exception {
    Path list = folder.resolve("list.pem");
    Path message = folder.resolve("mail.eml");
    TrustBundle.of(rsa.list()).writePem(list);
    Files.write(message, rsa.detached(small));
    return new ColdComparison(list, message).atMostOfSignedMailValidator(0.7);
  }

  private static Comparison verify(
      String name, SampleMail mail, byte[] message, double smimeSigned, double validator)
      throws Exception {
    MailPeer ours = new OwnMail(TrustBundle.of(mail.list()));
    MailPeer bySmimeSigned = new SmimeSignedPeer(mail.roots());
    MailPeer byValidator = new SignedMailValidatorPeer(mail.roots());
    return Comparison.of(name, () -> ours.verify(message))
        .warmingUp(WARM_UP_ROUNDS)
        .atLeast(smimeSigned, "SMIMESigned and JDK path", () -> bySmimeSigned.verify(message))
        .atLeast(validator, "SignedMailValidator", () -> byValidator.verify(message));
  }

  private static int sha256(byte[] content) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(content)[0];
  }
}
