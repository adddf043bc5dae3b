package io.github.smimetrust.replay;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.ChainValidatorBuilder;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.chain.Recording;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.util.Arrays;
import java.util.List;

/** Verdicts to replay. */
final class Recorded {
  static final TestPki ROOT = TestPki.root("R");
  static final TestPki ISSUER = ROOT.issues("I");
  static final TestPki LEAF = ISSUER.issuesLeaf("a@example.org");

  private Recorded() {}

  static ChainValidatorBuilder trusting(TestPki... certificates) {
    return ChainValidator.trusting(
            TrustBundle.of(Arrays.stream(certificates).map(TestPki::certificate).toList()))
        .purpose(Purpose.EMAIL_PROTECTION)
        .revocation(RevocationPolicy.notChecked());
  }

  /** The root is trusted, and the issuer came with the leaf. */
  static Recording trusted() {
    return trusting(ROOT).build().record(evidence(), TestPki.NOW);
  }

  static Evidence evidence() {
    return Evidence.of(LEAF.certificate()).accompaniedBy(List.of(ISSUER.certificate()));
  }
}
