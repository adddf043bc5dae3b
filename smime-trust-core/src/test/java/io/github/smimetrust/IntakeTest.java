package io.github.smimetrust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final Origin FILE = new Origin("large.sst", "");

  @Test
  void allFilesTogetherStayWithin256MiBInEitherMode() {
    for (Intake intake :
        new Intake[] {
          Intake.strict(KeyStoreChoices.NONE), Intake.keepingGood(KeyStoreChoices.NONE)
        }) {
      for (int i = 0; i < 4; i++) {
        intake.hold(64 << 20, FILE);
      }

      assertThatExceptionOfType(UnreadableInputException.class)
          .isThrownBy(() -> intake.hold(1, FILE))
          .withMessageStartingWith("large.sst: found more than 268435456 bytes");
      assertThat(intake.reading().problems()).isEmpty();
    }
  }
}
