package io.github.smimetrust.chain;

import static io.github.smimetrust.chain.ChainAssert.assertThat;

import io.github.smimetrust.fixture.TestPki;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** An anchor as the certificate in question: what the caller asks for applies to it, too. */
class AnchorInQuestionTest {
  /** permittedSubtrees: the directory name CN=Other. */
  private static final byte[] OTHER_ALONE =
      HexFormat.of().parseHex("3018A0163014A412" + "3010310E300C06035504030C05" + "4F74686572");

  /** One policy, 1.2.3.1. */
  private static final byte[] ONE = HexFormat.of().parseHex("3007300506032A0301");

  private static final TestPki ROOT = TestPki.root("R");

  private static ChainValidatorBuilder trusting(TestPki root) {
    return ChainValidatorTest.trusting(root).purpose(Purpose.ANY);
  }

  @Test
  void isTrustedWhereNothingIsAsked() {
    assertThat(trusting(ROOT).build().validate(ROOT.certificate())).isTrustedBy(ROOT);
  }

  @Test
  void liesInTheInitialSubtrees() {
    assertThat(trusting(ROOT).initialSubtrees(OTHER_ALONE).build().validate(ROOT.certificate()))
        .isRejectedBecause(Reason.NAME_CONSTRAINTS)
        .of(ROOT);
    TestPki other = TestPki.root("Other");
    assertThat(trusting(other).initialSubtrees(OTHER_ALONE).build().validate(other.certificate()))
        .isTrusted();
  }

  @Test
  void hasThePolicyThatIsRequired() {
    TestPki one = TestPki.root("One", d -> d.extension("2.5.29.32", ONE));

    assertThat(trusting(ROOT).requiringExplicitPolicy().build().validate(ROOT.certificate()))
        .isRejectedBecause(Reason.POLICY)
        .of(ROOT);
    assertThat(trusting(one).requiringExplicitPolicy().build().validate(one.certificate()))
        .isTrusted();
    assertThat(
            trusting(one)
                .requiringExplicitPolicy()
                .initialPolicies("1.2.3.2")
                .build()
                .validate(one.certificate()))
        .isRejectedBecause(Reason.POLICY);
  }

  @Test
  void isUndecidedWhereItIsTooLarge() {
    assertThat(
            trusting(ROOT)
                .limits(Limits.defaults().withCertificateBytes(100))
                .build()
                .validate(ROOT.certificate()))
        .isUndecidedAt("certificate-bytes");
  }
}
