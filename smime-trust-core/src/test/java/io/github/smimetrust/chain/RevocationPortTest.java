package io.github.smimetrust.chain;

import static io.github.smimetrust.chain.ChainAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.RevocationCheck.Answer;
import io.github.smimetrust.chain.RevocationCheck.Edge;
import io.github.smimetrust.fixture.TestPki;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** Where a check of revocation is asked, and what becomes of its answers. */
class RevocationPortTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki UPPER = ROOT.issues("Upper");
  private static final TestPki LOWER = UPPER.issues("Lower");
  private static final TestPki LEAF = LOWER.issuesLeaf("a@example.org");

  private final List<Edge> asked = new ArrayList<>();

  private ChainValidatorBuilder asking(Function<Edge, Answer> answers) {
    return ChainValidatorTest.trusting(ROOT, UPPER, LOWER)
        .revocation(
            (RevocationCheck)
                edge -> {
                  asked.add(edge);
                  return answers.apply(edge);
                });
  }

  private static BundleEntry entry(TestPki certificate) {
    return BundleEntry.of(certificate.certificate());
  }

  private static Answer unlessIs(Edge edge, TestPki certificate, Answer otherwise) {
    return edge.certificate().equals(entry(certificate)) ? otherwise : Answer.GOOD;
  }

  @Test
  void asksForEachStepFromTheAnchorDownwards() {
    assertThat(asking(e -> Answer.GOOD).build().validate(LEAF.certificate())).isTrusted();

    assertThat(asked)
        .containsExactly(
            new Edge(entry(UPPER), List.of(entry(ROOT)), TestPki.NOW),
            new Edge(entry(LOWER), List.of(entry(UPPER), entry(ROOT)), TestPki.NOW),
            new Edge(entry(LEAF), List.of(entry(LOWER), entry(UPPER), entry(ROOT)), TestPki.NOW));
    assertThat(asked.get(1).issuer()).isEqualTo(entry(UPPER));
  }

  @Test
  void saysWhetherRevocationWasChecked() {
    assertThat(
            asking(e -> Answer.GOOD)
                .build()
                .validate(LEAF.certificate())
                .orElseThrow()
                .notChecked())
        .containsExactly("address");
    assertThat(
            asking(e -> unlessIs(e, LOWER, Answer.NOT_CHECKED))
                .build()
                .validate(LEAF.certificate())
                .orElseThrow()
                .notChecked())
        .containsExactly("revocation", "address");
  }

  /** An anchor has no step above it that anybody could be asked about. */
  @Test
  void saysThatNothingWasCheckedOfAnAnchor() {
    assertThat(
            asking(e -> Answer.GOOD)
                .purpose(Purpose.ANY)
                .build()
                .validate(ROOT.certificate())
                .orElseThrow()
                .notChecked())
        .contains("revocation");
    assertThat(asked).isEmpty();
  }

  @Test
  void rejectsEveryStepThatWasRevoked() {
    Answer revoked = Answer.revoked(Instant.parse("2026-01-02T00:00:00Z"), "keyCompromise");
    for (TestPki certificate : List.of(UPPER, LOWER, LEAF)) {
      assertThat(
              asking(e -> unlessIs(e, certificate, revoked)).build().validate(LEAF.certificate()))
          .isRejectedBecause(Reason.REVOKED)
          .of(certificate)
          .found("2026-01-02T00:00:00Z keyCompromise", "");
    }
  }

  @Test
  void rejectsWhatNobodyKnows() {
    ChainResult result =
        asking(e -> unlessIs(e, LEAF, Answer.unknown("CRL of CN=Lower")))
            .build()
            .validate(LEAF.certificate());

    assertThat(result)
        .isRejectedBecause(Reason.REVOCATION_UNKNOWN)
        .of(LEAF)
        .found("CRL of CN=Lower", "");
  }

  @Test
  void asksNobodyBelowAnAuthorityThatWasRevoked() {
    asking(e -> Answer.revoked(TestPki.NOW, "")).build().validate(LEAF.certificate());

    assertThat(asked).extracting(Edge::certificate).containsExactly(entry(UPPER));
  }

  @Test
  void isUndecidedWhereTheCheckReachesItsLimit() {
    ChainValidator validator =
        asking(
                e -> {
                  throw new LimitReached("revocation-bytes", 7);
                })
            .build();

    assertThat(validator.validate(LEAF.certificate())).isUndecidedAt("revocation-bytes");
  }

  @Test
  void takesTheOtherPathWhereOneAuthorityWasRevoked() {
    TestPki twin = ROOT.crossCertifies(UPPER, d -> d.serial(java.math.BigInteger.valueOf(99)));
    for (TestPki revoked : List.of(UPPER, twin)) {
      ChainResult result =
          asking(e -> unlessIs(e, revoked, Answer.revoked(TestPki.NOW, "")))
              .intermediates(TrustBundle.of(twin.certificate()))
              .build()
              .validate(LEAF.certificate());

      assertThat(result).isTrusted();
      assertThat(result.orElseThrow().chain()).doesNotContain(entry(revoked));
    }
  }

  @Test
  void asksNothingForPathsAndCertificatesThatAreInvalid() {
    TestPki noSigner = LOWER.issuesLeaf("b@example.org", d -> d.keyUsage(KeyUsage.keyEncipherment));

    assertThat(
            asking(e -> Answer.GOOD).requiringExplicitPolicy().build().validate(LEAF.certificate()))
        .isRejectedBecause(Reason.POLICY);
    assertThat(asking(e -> Answer.GOOD).build().validate(noSigner.certificate()))
        .isRejectedBecause(Reason.KEY_USAGE_SIGNER);
    assertThat(asked).isEmpty();
  }

  @Test
  void asksNothingForAProposal() {
    TestPki stranger = TestPki.root("Stranger");
    TestPki leaf = stranger.issuesLeaf("a@example.org");

    ChainResult result =
        asking(e -> Answer.GOOD)
            .proposing(TrustBundle.of(stranger.certificate()))
            .build()
            .validate(leaf.certificate());

    assertThat(((ChainResult.Rejected) result).completion().certificates()).hasSize(1);
    assertThat(asked).isEmpty();
  }
}
