package io.github.smimetrust.conformance;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs every suite whose data is there, prints a line for each group, and fails after the last one
 * if anything disagreed.
 *
 * <p>System properties: {@code smimetrust.vectors} (the folder of the public suites; stores lie in
 * its sibling {@code sst}), {@code smimetrust.vectors.required} (true: absent data fails).
 */
public final class Conformance {
  private Conformance() {}

  /**
   * Runs the suites.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path vectors =
        Path.of(System.getProperty("smimetrust.vectors", "../shared/vectors"))
            .toAbsolutePath()
            .normalize();
    boolean required = Boolean.getBoolean("smimetrust.vectors.required");
    List<Suite> suites =
        List.of(
            new RealStores(vectors.resolveSibling("sst").resolve("real")),
            new MalformedStores(vectors.resolveSibling("sst").resolve("malformed")),
            new BundleRoundTrip(vectors),
            new RealWeb(vectors),
            new PkilintRules(vectors.resolve("pkilint-pkix")),
            new BoringSslChains(vectors.resolve("boringssl-chain")),
            PathCases.of("path", vectors.resolve("path-cases.tsv.gz")),
            PathCases.of("rfc822nc", vectors.resolve("rfc822nc-cases.tsv")),
            new PkitsMessages(vectors.resolve("pkits-smime")),
            ThunderbirdMessages.thunderbird(vectors),
            ThunderbirdMessages.manual(vectors),
            MailCases.of("rfc4134", vectors),
            MailCases.of("rfc9216-lamps", vectors),
            MailCases.of("rfc9216-notmuch", vectors));
    if (!passes(suites, required, out)) {
      System.exit(1);
    }
  }

  /**
   * Runs every suite, whatever becomes of the ones before it, and prints all of them. A suite that
   * breaks off or finds no case proves nothing, so it fails.
   */
  static boolean passes(List<Suite> suites, boolean required, PrintStream out) {
    int passed = 0;
    int failed = 0;
    int skipped = 0;
    for (Suite suite : suites) {
      if (!Files.exists(suite.folder())) {
        skipped++;
        out.println("conformance suite=" + suite.name() + " skipped: no folder " + suite.folder());
        continue;
      }
      for (Tally tally : tallies(suite)) {
        out.println(tally.line());
        tally.disagreements().forEach(d -> out.println("  " + d));
        passed += tally.cases() - tally.failed();
        failed += tally.failed();
      }
      suite.peers().forEach(out::println);
    }
    out.println(passed + " passed, " + failed + " failed, " + skipped + " skipped");
    if (required && skipped > 0) {
      out.println("failed: smimetrust.vectors.required is true, and data is absent");
    }
    return failed == 0 && !(required && skipped > 0);
  }

  private static List<Tally> tallies(Suite suite) {
    Tally broken = new Tally(suite.name(), "broken-off");
    try {
      List<Tally> tallies = suite.run();
      if (!tallies.isEmpty() && tallies.stream().allMatch(t -> t.cases() > 0)) {
        return tallies;
      }
      broken.falseReject("a group without a case in " + suite.folder());
      return Stream.concat(tallies.stream(), Stream.of(broken)).toList();
    } catch (Exception e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      broken.falseReject(trace.toString().strip());
      return List.of(broken);
    }
  }
}
