package io.github.smimetrust.conformance;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
   * @throws Exception if a suite cannot be run
   */
  public static void main(String[] arguments) throws Exception {
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
            new BundleRoundTrip(vectors));
    List<Tally> tallies = new ArrayList<>();
    int skipped = 0;
    for (Suite suite : suites) {
      if (Files.isDirectory(suite.folder())) {
        tallies.addAll(suite.run());
      } else {
        skipped++;
        out.println("conformance suite=" + suite.name() + " skipped: no folder " + suite.folder());
      }
    }
    int passed = 0;
    int failed = 0;
    for (Tally tally : tallies) {
      out.println(tally.line());
      tally.disagreements().forEach(d -> out.println("  " + d));
      passed += tally.agreed();
      failed += tally.cases() - tally.agreed();
    }
    out.println(passed + " passed, " + failed + " failed, " + skipped + " skipped");
    if (failed > 0 || (required && skipped > 0)) {
      System.exit(1);
    }
  }
}
