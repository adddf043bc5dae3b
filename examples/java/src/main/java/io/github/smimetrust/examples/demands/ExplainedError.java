package io.github.smimetrust.examples.demands;

import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.diagnosis.Diagnosis;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.util.Set;

/**
 * "Unable to find valid certification path says nothing." Java's own path builder is made to fail,
 * its message is looked up, and then the certificate itself is asked about: the message can only
 * mean one of several things, the certificate says which.
 */
public final class ExplainedError {
  private ExplainedError() {}

  /**
   * Runs the example.
   *
   * @param arguments a folder for the files; without it, a temporary one
   * @throws IOException if the folder cannot be made
   */
  public static void main(String[] arguments) throws IOException {
    Path folder =
        arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("ExplainedError");
    show(new PrintStream(System.out, true, StandardCharsets.UTF_8), folder);
  }

  static void show(PrintStream out, Path folder) {
    DemoAuthority root = DemoAuthority.root("Partner Root");
    DemoAuthority user = root.issues("Partner Mail CA").issuesMail("user@example.org");

    String message = whatJavaSays(root, user);
    out.println(message);
    out.println(Diagnosis.of(message).explain());

    ChainResult result =
        ChainValidator.trusting(root.certificate())
            .purpose(Purpose.EMAIL_PROTECTION)
            .revocation(RevocationPolicy.notChecked())
            .clock(DemoAuthority.CLOCK)
            .build()
            .validate(user.certificate());
    out.println(result.explain());
  }

  private static String whatJavaSays(DemoAuthority root, DemoAuthority user) {
    try {
      X509CertSelector wanted = new X509CertSelector();
      wanted.setCertificate(user.certificate());
      PKIXBuilderParameters parameters =
          new PKIXBuilderParameters(Set.of(new TrustAnchor(root.certificate(), null)), wanted);
      parameters.setRevocationEnabled(false);
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return "no message";
    } catch (CertPathBuilderException e) {
      return e.toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has PKIX", e);
    }
  }
}
