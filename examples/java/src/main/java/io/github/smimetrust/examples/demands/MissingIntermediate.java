package io.github.smimetrust.examples.demands;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.ChainValidatorBuilder;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * "Java says <i>unable to find valid certification path</i>, and does not fetch the intermediate."
 * Neither does this library; it names the certificate that is missing, and if that is among those
 * at hand, which one to add.
 */
public final class MissingIntermediate {
  private MissingIntermediate() {}

  /**
   * Runs the example.
   *
   * @param arguments a folder for the files; without it, a temporary one
   * @throws IOException if the folder cannot be made
   */
  public static void main(String[] arguments) throws IOException {
    Path folder =
        arguments.length > 0
            ? Path.of(arguments[0])
            : Files.createTempDirectory("MissingIntermediate");
    show(new PrintStream(System.out, true, StandardCharsets.UTF_8), folder);
  }

  static void show(PrintStream out, Path folder) {
    DemoAuthority root = DemoAuthority.root("Partner Root");
    DemoAuthority issuer = root.issues("Partner Mail CA");
    DemoAuthority user = issuer.issuesMail("user@example.org");
    TrustBundle list = TrustBundle.of(root.certificate());

    out.println(builder(list).build().validate(user.certificate()).explain());

    TrustBundle.of(issuer.certificate()).writePem(folder.resolve("from-the-ca.pem"));
    TrustBundle atHand = TrustBundle.load(folder.resolve("from-the-ca.pem"));
    ChainResult again = builder(list).proposing(atHand).build().validate(user.certificate());
    out.println(again.explain());
  }

  private static ChainValidatorBuilder builder(TrustBundle list) {
    return ChainValidator.trusting(list)
        .purpose(Purpose.EMAIL_PROTECTION)
        .revocation(RevocationPolicy.notChecked())
        .clock(DemoAuthority.CLOCK);
  }
}
