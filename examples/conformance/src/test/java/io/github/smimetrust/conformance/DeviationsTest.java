package io.github.smimetrust.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DeviationsTest {
  private static final String LISTED = "limbo/rfc5280::aki::intermediate-missing-aki";

  private final Tally tally = new Tally("path", "all");

  @Test
  void explainsListedDisagreementAndNoOther() throws IOException {
    Deviations deviations = Deviations.of("path");

    deviations.count(LISTED, "REJECT", "ACCEPT", "why", tally);
    deviations.count("limbo/other", "REJECT", "ACCEPT", "why", tally);
    deviations.count("limbo/another", "ACCEPT", "REJECT", "why", tally);
    deviations.count("limbo/good", "ACCEPT", "ACCEPT", "why", tally);

    assertThat(tally.line())
        .isEqualTo(
            "conformance suite=path group=all cases=4 agreed=1 falseAccepts=1 falseRejects=1"
                + " explained=1/3");
    assertThat(tally.failed()).isEqualTo(2);
  }

  @Test
  void failsOnListedDisagreementOfAnotherKind() throws IOException {
    Deviations.of("path").count(LISTED, "ACCEPT", "REJECT", "why", tally);

    assertThat(tally.failed()).isEqualTo(1);
  }

  @Test
  void failsOnListedDisagreementThatIsGone() throws IOException {
    Deviations deviations = Deviations.of("boringssl");
    deviations.countGone(tally);
    int listed = tally.failed();

    assertThat(listed).isPositive();
    assertThat(tally.disagreements()).allMatch(d -> d.contains("take it out"));
  }
}
