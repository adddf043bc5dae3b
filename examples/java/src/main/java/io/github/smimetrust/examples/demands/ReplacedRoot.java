package io.github.smimetrust.examples.demands;

import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * "The CA replaced its root, and Java takes the path that has ended." All ways up are tried: here
 * the cross certificate to the old root has ended, and so has the old root; the new root is in the
 * list, and trust goes there, whatever comes first.
 */
public final class ReplacedRoot {
  private ReplacedRoot() {}

  /**
   * Runs the example.
   *
   * @param arguments a folder for the files; without it, a temporary one
   * @throws IOException if the folder cannot be made
   */
  public static void main(String[] arguments) throws IOException {
    Path folder =
        arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("ReplacedRoot");
    show(new PrintStream(System.out, true, StandardCharsets.UTF_8), folder);
  }

  static void show(PrintStream out, Path folder) {
    Instant ended = DemoAuthority.NOW.minusSeconds(86_400);
    DemoAuthority old = DemoAuthority.root("Old Root");
    DemoAuthority fresh = DemoAuthority.root("New Root");
    DemoAuthority cross = old.crossCertifies(fresh, ended);
    DemoAuthority issuer = fresh.issues("Mail CA");
    DemoAuthority user = issuer.issuesMail("user@example.org");
    Evidence evidence =
        Evidence.of(user.certificate())
            .accompaniedBy(List.of(cross.certificate(), issuer.certificate()));

    ChainResult both = validator(old, fresh).validate(evidence);
    out.println("old and new root in the list: " + both.outcome());
    both.orElseThrow().chain().forEach(c -> out.println("  " + c.subject()));

    ChainResult oldAlone = validator(old).validate(evidence);
    out.println("old root alone: " + oldAlone.explain());
  }

  private static ChainValidator validator(DemoAuthority... roots) {
    return ChainValidator.trusting(Arrays.stream(roots).map(DemoAuthority::certificate).toList())
        .purpose(Purpose.EMAIL_PROTECTION)
        .revocation(RevocationPolicy.notChecked())
        .clock(DemoAuthority.CLOCK)
        .build();
  }
}
