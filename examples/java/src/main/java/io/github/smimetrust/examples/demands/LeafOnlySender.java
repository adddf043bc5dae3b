package io.github.smimetrust.examples.demands;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.mail.MessageVerdict;
import io.github.smimetrust.mail.MessageVerifier;
import io.github.smimetrust.mail.SignedTestMessage;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * "The sender's program sends its certificate without the intermediate, and our receivers cannot
 * verify the mail." So the list has to hold the intermediate; the same message is judged by a list
 * without it and by one with it.
 */
public final class LeafOnlySender {
  private LeafOnlySender() {}

  /**
   * Runs the example.
   *
   * @param arguments a folder for the files; without it, a temporary one
   * @throws IOException if the folder cannot be made
   */
  public static void main(String[] arguments) throws IOException {
    Path folder =
        arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("LeafOnlySender");
    show(new PrintStream(System.out, true, StandardCharsets.UTF_8), folder);
  }

  static void show(PrintStream out, Path folder) {
    DemoAuthority root = DemoAuthority.root("Partner Root");
    DemoAuthority issuer = root.issues("Partner Mail CA");
    DemoAuthority sender = issuer.issuesMail("sender@example.org");
    Path mail = folder.resolve("leaf-only.eml");
    SignedTestMessage.signedWith(sender.writeKeyStore(folder), DemoAuthority.password())
        .to("you@contoso.example")
        .at(DemoAuthority.NOW)
        .leafOnly()
        .writeTo(mail);

    TrustBundle rootAlone = TrustBundle.of(root.certificate());
    out.println("list with the root alone: " + verify(mail, rootAlone).explain());
    TrustBundle both = TrustBundle.of(root.certificate(), issuer.certificate());
    out.println("list with root and intermediate: " + verify(mail, both).outcome());
  }

  private static MessageVerdict verify(Path mail, TrustBundle list) {
    ChainValidator validator =
        ChainValidator.trusting(list)
            .purpose(Purpose.EMAIL_PROTECTION)
            .revocation(RevocationPolicy.notChecked())
            .build();
    return MessageVerifier.using(validator).verify(mail, DemoAuthority.NOW);
  }
}
