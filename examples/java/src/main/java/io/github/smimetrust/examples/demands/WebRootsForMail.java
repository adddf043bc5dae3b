package io.github.smimetrust.examples.demands;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.audit.AuditPolicy;
import io.github.smimetrust.audit.AuditReport;
import io.github.smimetrust.audit.TrustAudit;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * "We took curl's bundle as the list for mail, and mail of a university is not trusted." A bundle
 * for web servers holds roots that are not for mail, and lacks those that are for mail alone; the
 * audit says the one, and a mail in hand the other.
 */
public final class WebRootsForMail {
  private WebRootsForMail() {}

  /**
   * Runs the example.
   *
   * @param arguments a folder for the files; without it, a temporary one
   * @throws IOException if the folder cannot be made
   */
  public static void main(String[] arguments) throws IOException {
    Path folder =
        arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("WebRootsForMail");
    show(new PrintStream(System.out, true, StandardCharsets.UTF_8), folder);
  }

  static void show(PrintStream out, Path folder) {
    DemoAuthority web = DemoAuthority.webRoot("Web Root");
    DemoAuthority client = DemoAuthority.root("University Client Root");
    DemoAuthority issuer = client.issues("University Mail CA");
    TrustBundle curl = TrustBundle.of(web.certificate());
    Path pem = folder.resolve("cacert.pem");
    curl.writePem(pem);

    TrustBundle list = TrustBundle.load(pem);
    AuditReport report =
        TrustAudit.of(list).under(AuditPolicy.exchangeOnline()).run(DemoAuthority.NOW);
    report.findings().stream()
        .filter(f -> f.rule().equals("not-for-mail"))
        .forEach(f -> out.println(f.rule() + ": " + f.message() + " " + f.remedy()));

    ChainResult mail =
        ChainValidator.trusting(list)
            .purpose(Purpose.EMAIL_PROTECTION)
            .revocation(RevocationPolicy.notChecked())
            .proposing(TrustBundle.of(client.certificate(), issuer.certificate()))
            .build()
            .validate(issuer.issuesMail("user@example.org").certificate(), DemoAuthority.NOW);
    out.println(mail.explain());
  }
}
