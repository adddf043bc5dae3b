package io.github.smimetrust.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @TempDir Path present;

  @Test
  void passesWhenEveryCaseAgrees() {
    boolean passed = Conformance.passes(List.of(suite("good", () -> agreed(2))), true, out);

    assertThat(passed).isTrue();
    assertThat(text())
        .containsExactly(
            "conformance suite=good group=all cases=2 agreed=2 falseAccepts=0 falseRejects=0"
                + " explained=0/0",
            "2 passed, 0 failed, 0 skipped");
  }

  @Test
  void printsTheSuitesAfterOneThatDisagreesAndFails() {
    Suite bad = suite("bad", () -> disagreed("one.sst: read"));

    boolean passed = Conformance.passes(List.of(bad, suite("good", () -> agreed(1))), false, out);

    assertThat(passed).isFalse();
    assertThat(text())
        .containsExactly(
            "conformance suite=bad group=all cases=1 agreed=0 falseAccepts=1 falseRejects=0"
                + " explained=0/1",
            "  one.sst: read",
            "conformance suite=good group=all cases=1 agreed=1 falseAccepts=0 falseRejects=0"
                + " explained=0/0",
            "1 passed, 1 failed, 0 skipped");
  }

  @Test
  void printsTheSuitesAfterOneThatBreaksOffAndFails() {
    Suite broken =
        suite(
            "broken",
            () -> {
              throw new IOException("cut off");
            });

    boolean passed =
        Conformance.passes(List.of(broken, suite("good", () -> agreed(1))), false, out);

    assertThat(passed).isFalse();
    assertThat(text())
        .anyMatch(line -> line.contains("java.io.IOException: cut off"))
        .anyMatch(line -> line.contains("suite=good"))
        .endsWith("1 passed, 1 failed, 0 skipped");
  }

  @Test
  void failsOnSuiteThatFoundNoCase() {
    assertThat(Conformance.passes(List.of(suite("empty", () -> agreed(0))), false, out)).isFalse();
    assertThat(Conformance.passes(List.of(suite("none", List::of)), false, out)).isFalse();
  }

  @Test
  void skipsAbsentFolderInWordsUnlessItIsRequired() {
    Suite absent = new Fake("absent", present.resolve("absent"), () -> agreed(1));

    assertThat(Conformance.passes(List.of(absent), false, out)).isTrue();
    assertThat(text())
        .containsExactly(
            "conformance suite=absent skipped: no folder " + present.resolve("absent"),
            "0 passed, 0 failed, 1 skipped");
    assertThat(Conformance.passes(List.of(absent), true, out)).isFalse();
  }

  private List<String> text() {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private Suite suite(String name, Callable<List<Tally>> run) {
    return new Fake(name, present, run);
  }

  private static List<Tally> agreed(int cases) {
    Tally tally = new Tally("good", "all");
    for (int i = 0; i < cases; i++) {
      tally.agree();
    }
    return List.of(tally);
  }

  private static List<Tally> disagreed(String why) {
    Tally tally = new Tally("bad", "all");
    tally.falseAccept(why);
    return List.of(tally);
  }

  private record Fake(String name, Path folder, Callable<List<Tally>> work) implements Suite {
    @Override
    public List<Tally> run() throws Exception {
      return work.call();
    }
  }
}
