package io.github.smimetrust.examples.demands;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.rotation.RotationPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * "Replace an authority without a day on which mail is untrusted." The new one joins the list
 * first; the old one goes when the last certificate that needs it has ended. The plan says when
 * each may be done, and was proved for every timing within; without the overlap it names the gap.
 */
public final class ReplacedAuthority {
  private ReplacedAuthority() {}

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
            : Files.createTempDirectory("ReplacedAuthority");
    show(new PrintStream(System.out, true, StandardCharsets.UTF_8), folder);
  }

  static void show(PrintStream out, Path folder) {
    DemoAuthority old = DemoAuthority.root("Old Root");
    DemoAuthority fresh = DemoAuthority.root("New Root");
    List<Evidence> users =
        List.of(
            Evidence.of(old.issuesMail("ann@example.org").certificate()),
            Evidence.of(fresh.issuesMail("ben@example.org").certificate()));
    TrustBundle current = TrustBundle.of(old.certificate());
    TrustBundle wanted = TrustBundle.of(fresh.certificate());

    RotationPlan plan = plan(current, wanted, users);
    out.println(plan.describe());
    plan.steps()
        .forEach(s -> out.println(s.describe() + "  " + s.earliest() + " .. " + s.latest()));
    plan.report().writeTo(folder.resolve("runbook.md"));
    plan.report().writeTo(folder.resolve("runbook.ics"));
    out.println("gap-free: " + plan.isGapFree());

    out.println();
    out.println("the old root is distrusted today:");
    RotationPlan sudden =
        RotationPlan.from(current)
            .to(wanted)
            .keepingTrusted(users)
            .distrusting(current)
            .between(DemoAuthority.NOW, DemoAuthority.NOW.plus(Duration.ofDays(730)));
    sudden.gaps().forEach(g -> out.println("  " + g.message()));
    out.println("gap-free: " + sudden.isGapFree());
  }

  private static RotationPlan plan(
      TrustBundle current, TrustBundle wanted, List<Evidence> evidence) {
    return RotationPlan.from(current)
        .to(wanted)
        .keepingTrusted(evidence)
        .between(DemoAuthority.NOW, DemoAuthority.NOW.plus(Duration.ofDays(730)));
  }
}
