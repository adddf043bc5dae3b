package io.github.smimetrust.examples.demands;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.exchange.BackupStore;
import io.github.smimetrust.exchange.ExchangeTenant;
import io.github.smimetrust.exchange.TrustListPlan;
import io.github.smimetrust.exchange.transport.SimulatedTenant;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * "Signed mail from a public CA is not trusted in Outlook on the web. Where do I allow it?" In the
 * tenant's list: the program asks whether it trusts the signer, takes what is missing, has its
 * fingerprint confirmed, and changes the list of a simulated tenant.
 */
public final class AllowPublicAuthority {
  private AllowPublicAuthority() {}

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
            : Files.createTempDirectory("AllowPublicAuthority");
    show(new PrintStream(System.out, true, StandardCharsets.UTF_8), folder);
  }

  static void show(PrintStream out, Path folder) {
    DemoAuthority root = DemoAuthority.root("Public Mail Root");
    DemoAuthority issuer = root.issues("Public Mail CA 1");
    DemoAuthority partner = issuer.issuesMail("partner@example.org");
    DemoAuthority own = DemoAuthority.root("Contoso Root");
    TrustBundle present = TrustBundle.of(own.certificate());
    TrustBundle candidates = TrustBundle.of(root.certificate(), issuer.certificate());

    ChainResult before = validator(present, candidates).validate(partner.certificate());
    out.println("before: " + before.explain());

    TrustBundle wanted = present;
    for (BundleEntry missing : proposed(before)) {
      // The fingerprint comes from the CA's own pages or a call; never from the certificate.
      wanted =
          missing.isRoot()
              ? wanted.trustingRoot(missing, BundleEntry.of(root.certificate()).fingerprint())
              : wanted.plus(missing);
    }
    try (ExchangeTenant tenant =
        ExchangeTenant.over(SimulatedTenant.inMemory(DemoAuthority.CLOCK))
            .backups(BackupStore.folder(folder))
            .clock(DemoAuthority.CLOCK)
            .open()) {
      tenant.apply(tenant.plan(present));
      TrustListPlan plan = tenant.plan(wanted);
      out.println("new roots to decide on: " + plan.newRoots().size());
      tenant.apply(plan);
      TrustBundle list = tenant.read().bundle();
      out.println("the tenant's list has " + list.size() + " certificates");
      ChainResult after = validator(list, candidates).validate(partner.certificate());
      out.println("after: " + after.outcome());
    }
  }

  private static ChainValidator validator(TrustBundle list, TrustBundle candidates) {
    return ChainValidator.trusting(list)
        .purpose(Purpose.EMAIL_PROTECTION)
        .revocation(RevocationPolicy.notChecked())
        .proposing(candidates)
        .clock(DemoAuthority.CLOCK)
        .build();
  }

  private static List<BundleEntry> proposed(ChainResult result) {
    return result.fold(
        trusted -> List.of(),
        rejected -> rejected.completion().certificates(),
        undecided -> List.of());
  }
}
