package io.github.smimetrust.examples.demands;

import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.mail.MessageVerdict;
import io.github.smimetrust.mail.MessageVerifier;
import io.github.smimetrust.mail.SignedTestMessage;
import io.github.smimetrust.mail.SignerVerdict;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * "Does <i>verify</i> check the CA, or only that nobody changed the mail?" Both, and whose address
 * it is, and it says which of them failed: a message of a stranger's CA is intact and not trusted,
 * and one in another's name is trusted and not theirs.
 */
public final class VerifiedSender {
  private VerifiedSender() {}

  /**
   * Runs the example.
   *
   * @param arguments a folder for the files; without it, a temporary one
   * @throws IOException if the folder cannot be made
   */
  public static void main(String[] arguments) throws IOException {
    Path folder =
        arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("VerifiedSender");
    show(new PrintStream(System.out, true, StandardCharsets.UTF_8), folder);
  }

  static void show(PrintStream out, Path folder) {
    DemoAuthority known = DemoAuthority.root("Known Root");
    DemoAuthority stranger = DemoAuthority.root("Anybody's Root");
    DemoAuthority member = known.issuesMail("member@example.org");
    DemoAuthority forger = stranger.issuesMail("forger@example.org");
    ChainValidator validator =
        ChainValidator.trusting(known.certificate())
            .purpose(Purpose.EMAIL_PROTECTION)
            .revocation(RevocationPolicy.notChecked())
            .build();
    MessageVerifier verifier = MessageVerifier.using(validator);

    say(out, "known CA", verifier.verify(mail(member, folder).encode(), DemoAuthority.NOW));
    say(out, "stranger's CA", verifier.verify(mail(forger, folder).encode(), DemoAuthority.NOW));
    say(
        out,
        "another's name",
        verifier.verify(mail(member, folder).from("boss@example.org").encode(), DemoAuthority.NOW));
  }

  private static SignedTestMessage mail(DemoAuthority signer, Path folder) {
    return SignedTestMessage.signedWith(signer.writeKeyStore(folder), DemoAuthority.password())
        .to("you@contoso.example")
        .at(DemoAuthority.NOW);
  }

  private static void say(PrintStream out, String what, MessageVerdict verdict) {
    SignerVerdict signer = verdict.signers().get(0);
    out.println(
        what
            + ": "
            + verdict.outcome()
            + ", intact "
            + signer.isIntact()
            + ", chain "
            + signer.chain().map(c -> c.outcome().toString()).orElse("none")
            + ", sender matches "
            + signer.matchesSender());
  }
}
