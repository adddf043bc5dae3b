package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Limits hold to the number that is stated, and each for its own thing. */
class LimitsTest {
  @Test
  void oneIsALimitAndZeroIsNone() {
    Limits limits = Limits.defaults();

    assertThat(limits.withChainLength(1).chainLength()).isEqualTo(1);
    assertThat(limits.withSignatureChecks(1).signatureChecks()).isEqualTo(1);
    assertThat(limits.withBuildSteps(1).buildSteps()).isEqualTo(1);
    assertThat(limits.withNameComparisons(1).nameComparisons()).isEqualTo(1);
    assertThat(limits.withPolicyNodes(1).policyNodes()).isEqualTo(1);
    assertThat(limits.withCertificateBytes(1).certificateBytes()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> limits.withChainLength(0));
  }

  @Test
  void chainsHaveSixtyFourCertificatesAtMost() {
    assertThat(Limits.defaults().withChainLength(64).chainLength()).isEqualTo(64);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.defaults().withChainLength(65))
        .withMessage("found 65, expected at most 64");
  }

  @Test
  void eachLimitLeavesTheOthersAlone() {
    Limits limits =
        Limits.defaults()
            .withChainLength(2)
            .withSignatureChecks(3)
            .withBuildSteps(5)
            .withNameComparisons(7)
            .withPolicyNodes(11)
            .withCertificateBytes(13)
            .withChainLength(17);

    assertThat(limits)
        .hasToString(
            "chain-length 17, signature-checks 3, build-steps 5, name-comparisons 7,"
                + " policy-nodes 11, certificate-bytes 13");
  }

  @Test
  void stepsAndSignaturesAreSpentToTheLastAndNotFurther() {
    Spending spending = new Spending(Limits.defaults().withBuildSteps(2).withSignatureChecks(1));
    spending.step();
    spending.step();
    spending.signature();
    spending.comparisons().spend(4);

    assertThatThrownBy(spending::step)
        .isInstanceOf(LimitReached.class)
        .hasMessage("build-steps: more than 2");
    assertThatThrownBy(spending::signature)
        .isInstanceOf(LimitReached.class)
        .hasMessage("signature-checks: more than 1");
    assertThat(spending.spent())
        .containsEntry("build-steps", 2L)
        .containsEntry("signature-checks", 1L)
        .containsEntry("name-comparisons", 4L)
        .hasSize(3);
  }

  @Test
  void aProposalGetsPartOfWhatIsLeft() {
    Limits limits = Limits.defaults().withSignatureChecks(100).withBuildSteps(1_000);

    assertProposal(limits, 0, 0, 32, 512);
    assertProposal(limits, 68, 488, 32, 512);
    assertProposal(limits, 69, 489, 31, 511);
    assertProposal(limits, 99, 999, 1, 1);
    // A limit is 1 or more; that nothing is left is seen elsewhere.
    assertProposal(limits, 100, 1_000, 1, 1);
  }

  private static void assertProposal(
      Limits limits, int signatures, int steps, int expectedSignatures, int expectedSteps) {
    Spending spent = new Spending(limits);
    for (int i = 0; i < signatures; i++) {
      spent.signature();
    }
    for (int i = 0; i < steps; i++) {
      spent.step();
    }
    Limits proposal = CompletionSearch.limits(limits, spent);

    assertThat(proposal.signatureChecks()).isEqualTo(expectedSignatures);
    assertThat(proposal.buildSteps()).isEqualTo(expectedSteps);
    assertThat(proposal.chainLength()).isEqualTo(limits.chainLength());
  }
}
