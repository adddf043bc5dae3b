package io.github.smimetrust.examples.demands;

import io.github.smimetrust.BundleEntry;
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
 * "The signature is not valid or not trusted, and it was the CRL that Outlook could not reach." The
 * audit names authorities whose list nobody outside can fetch. Whether a certificate was revoked is
 * not checked yet, and no verdict keeps quiet about that.
 */
public final class UnreachableRevocationList {
  private UnreachableRevocationList() {}

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
            : Files.createTempDirectory("UnreachableRevocationList");
    show(new PrintStream(System.out, true, StandardCharsets.UTF_8), folder);
  }

  static void show(PrintStream out, Path folder) {
    DemoAuthority root = DemoAuthority.root("Company Root");
    DemoAuthority inside = root.issuesWithCrlAt("Inside CA", "http://pki.corp.local/root.crl");
    DemoAuthority directory =
        root.issuesWithCrlAt("Directory CA", "ldap:///CN=root,DC=corp?certificateRevocationList");
    DemoAuthority open = root.issuesWithCrlAt("Open CA", "http://pki.example.com/root.crl");
    TrustBundle list =
        TrustBundle.of(
            root.certificate(), inside.certificate(), directory.certificate(), open.certificate());
    AuditReport report =
        TrustAudit.of(list).under(AuditPolicy.exchangeOnline()).run(DemoAuthority.NOW);
    report.findings().stream()
        .filter(f -> f.rule().startsWith("crl-dp"))
        .forEach(
            f ->
                out.println(
                    f.rule()
                        + ", "
                        + f.entry().map(BundleEntry::subject).orElse("the list")
                        + ": "
                        + f.message()
                        + " "
                        + f.remedy()));

    ChainResult result =
        ChainValidator.trusting(list)
            .purpose(Purpose.EMAIL_PROTECTION)
            .revocation(RevocationPolicy.notChecked())
            .build()
            .validate(open.issuesMail("user@example.org").certificate(), DemoAuthority.NOW);
    out.println(result.outcome() + ", not checked: " + result.orElseThrow().notChecked());
  }
}
