package io.github.smimetrust.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.SharedData;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Purpose;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * From Microsoft's roots of March 2024 to those of June 2025, with the certificates of authorities
 * for mail that the CCADB knows as evidence. The numbers of the step are those of {@link
 * RootProgrammeTest}, which has them from a script in another language.
 */
class MicrosoftRotationTest {
  private static final Instant START = Instant.parse("2025-07-01T00:00:00Z");
  private static final Instant HORIZON = Instant.parse("2027-07-01T00:00:00Z");

  private static TrustBundle roots(String file) {
    return TrustBundle.load(SharedData.stores().resolve("real/history").resolve(file));
  }

  private static List<Evidence> authorities() {
    Path file = SharedData.vectors().resolve("email-cas.b64");
    return TrustBundle.load(file).entries().stream().map(Evidence::of).toList();
  }

  static RotationPlan plan() {
    return RotationPlan.from(roots("root_2024-03-26_5e26edd.sst"))
        .to(roots("root_2025-06-26_b628cd9.sst"))
        .keepingTrusted(authorities())
        .purpose(Purpose.ANY)
        .between(START, HORIZON);
  }

  @Test
  void goesFromOneYearOfTheProgrammeToTheNext() {
    RotationPlan plan = plan();
    RotationStep first = plan.steps().get(0);

    assertThat(first.earliest()).isEqualTo(START);
    assertThat(first.latest()).isAfterOrEqualTo(START);
    assertThat(BundleDiff.between(plan.current(), first.bundle()).added())
        .allMatch(e -> !e.notAfter().isBefore(first.latest().plus(Duration.ofDays(1))));
    assertThat(plan.steps()).hasSize(1);
    // Nothing was removed from one year to the next: see RootProgrammeTest, and another program.
    assertThat(first.diff().added()).hasSize(24);
    assertThat(first.bundle().entries())
        .containsExactlyInAnyOrderElementsOf(
            plan.wanted().entries().stream()
                .filter(e -> !e.notAfter().isBefore(first.latest().plus(Duration.ofDays(1))))
                .toList());
    assertThat(plan.gaps()).isEmpty();
    assertThat(plan.proof().evidence()).isGreaterThan(500);
    assertThat(first.bundle().entries()).noneMatch(MicrosoftRotationTest::hasEnded);
  }

  private static boolean hasEnded(BundleEntry entry) {
    return entry.notAfter().isBefore(START.plus(Duration.ofDays(1)));
  }
}
