package io.github.smimetrust.examples.demands;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.audit.ExpiryAlert;
import io.github.smimetrust.audit.ExpiryWatch;
import io.github.smimetrust.chain.Evidence;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * "An intermediate of our CA ended, and nobody had noticed." The watch names what ends next, worst
 * first, with whose mail depends on it, and writes the dates as a calendar.
 */
public final class ExpiringAuthorities {
  private ExpiringAuthorities() {}

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
            : Files.createTempDirectory("ExpiringAuthorities");
    show(new PrintStream(System.out, true, StandardCharsets.UTF_8), folder);
  }

  static void show(PrintStream out, Path folder) {
    DemoAuthority root = DemoAuthority.root("Partner Root");
    DemoAuthority soon = root.issues("Mail CA 1", Instant.parse("2026-02-01T00:00:00Z"));
    DemoAuthority later = root.issues("Mail CA 2", Instant.parse("2026-04-01T00:00:00Z"));
    DemoAuthority user = soon.issuesMail("user@example.org");
    TrustBundle list = TrustBundle.of(root.certificate(), soon.certificate(), later.certificate());
    ExpiryWatch watch =
        ExpiryWatch.over(list)
            .warnBefore(Duration.ofDays(90), Duration.ofDays(30))
            .usedBy(Evidence.of(user.certificate()).from("mail of user@example.org"));

    for (ExpiryAlert alert : watch.check(DemoAuthority.NOW)) {
      out.println(alert.severity().id() + ": " + alert.message());
      alert.affected().forEach(e -> out.println("  depends on it: " + e.source()));
    }
    Path calendar = folder.resolve("ends.ics");
    watch.report(DemoAuthority.NOW).writeTo(calendar);
    out.println("calendar: " + calendar.getFileName());
  }
}
