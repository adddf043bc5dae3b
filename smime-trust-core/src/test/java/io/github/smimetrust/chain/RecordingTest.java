package io.github.smimetrust.chain;

import static io.github.smimetrust.chain.ChainAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.chain.RevocationCheck.Answer;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.replay.Replay;
import io.github.smimetrust.revocation.RecordedAnswer;
import io.github.smimetrust.revocation.RecordedAnswer.Known;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of a question to whoever knows about revocation, and what it is good for later. */
class RecordingTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki UPPER = ROOT.issues("Upper");
  private static final TestPki LEAF = UPPER.issuesLeaf("a@example.org");

  private static final Answer REVOKED =
      Answer.revoked(Instant.parse("2026-01-02T00:00:00Z"), "keyCompromise");

  private static Recording recordedWith(RevocationCheck check) {
    return ChainValidatorTest.trusting(ROOT, UPPER)
        .revocation(check)
        .build()
        .record(Evidence.of(LEAF.certificate()), TestPki.NOW);
  }

  private static ChainResult judgedBy(RevocationPolicy policy, Instant at) {
    return ChainValidatorTest.trusting(ROOT, UPPER)
        .revocation(policy)
        .build()
        .validate(LEAF.certificate(), at);
  }

  private static Fingerprint fingerprint(TestPki certificate) {
    return Fingerprint.ofDer(certificate.der());
  }

  private static boolean isLeaf(RevocationCheck.Edge edge) {
    return edge.certificate().equals(BundleEntry.of(LEAF.certificate()));
  }

  @Test
  void keepsEveryQuestionWithItsAnswer() {
    Recording recording = recordedWith(edge -> isLeaf(edge) ? REVOKED : Answer.GOOD);

    assertThat(recording.result()).isRejectedBecause(Reason.REVOKED);
    assertThat(recording.revocation().answers().orElseThrow())
        .containsExactly(
            new RecordedAnswer(
                fingerprint(UPPER), List.of(fingerprint(ROOT)), TestPki.NOW, Known.GOOD, ""),
            new RecordedAnswer(
                fingerprint(LEAF),
                List.of(fingerprint(UPPER), fingerprint(ROOT)),
                TestPki.NOW,
                Known.REVOKED,
                "2026-01-02T00:00:00Z keyCompromise"));
  }

  @Test
  void keepsNoAnswersWhereNobodyWasToBeAsked() {
    Recording recording =
        ChainValidatorTest.trusting(ROOT, UPPER)
            .build()
            .record(Evidence.of(LEAF.certificate()), TestPki.NOW);

    assertThat(recording.revocation().answers()).isEmpty();
    assertThat(recording.result().orElseThrow().notChecked()).contains("revocation");
  }

  @Test
  void givesTheSameAnswersAgain() {
    RevocationPolicy policy =
        recordedWith(edge -> isLeaf(edge) ? REVOKED : Answer.GOOD).revocation();

    assertThat(judgedBy(policy, TestPki.NOW))
        .isRejectedBecause(Reason.REVOKED)
        .of(LEAF)
        .found("2026-01-02T00:00:00Z keyCompromise", "");
    assertThat(judgedBy(recordedWith(e -> Answer.GOOD).revocation(), TestPki.NOW)).isTrusted();
  }

  @Test
  void knowsNothingOfWhatWasNotAskedThen() {
    RevocationPolicy policy = recordedWith(e -> Answer.GOOD).revocation();

    assertThat(judgedBy(policy, TestPki.NOW.plusSeconds(1)))
        .isRejectedBecause(Reason.REVOCATION_UNKNOWN)
        .of(UPPER)
        .found("not recorded", "");
    assertThat(judgedBy(RevocationPolicy.recorded(List.of()), TestPki.NOW))
        .isRejectedBecause(Reason.REVOCATION_UNKNOWN);
  }

  @Test
  void staysUndecidedWhereTheCheckReachedItsLimit() {
    Recording recording =
        recordedWith(
            edge -> {
              throw new LimitReached("revocation-bytes", 7);
            });

    assertThat(recording.result()).isUndecidedAt("revocation-bytes");
    ChainResult again = Replay.of(recording).verify().now();
    assertThat(again).isUndecidedAt("revocation-bytes");
    assertThat(((ChainResult.Undecided) again).most()).isEqualTo(7);
  }

  @Test
  void leavesTheWordsOfCheckOut() {
    String path = "CRL in C:\\Users\\alice\\secret of CN=Upper";
    for (Answer answer : List.of(Answer.unknown(path), new Answer(status(), path))) {
      Recording recording = recordedWith(edge -> answer);

      assertThat(recording.revocation().answers().orElseThrow())
          .extracting(RecordedAnswer::found)
          .containsOnly("");
      assertThat(new String(Replay.of(recording).encode(), StandardCharsets.ISO_8859_1))
          .doesNotContain("alice");
      assertThat(Replay.of(recording).verify().isSame()).isTrue();
    }
  }

  private static RevocationCheck.Status status() {
    return RevocationCheck.Status.REVOKED;
  }

  @Test
  void refusesAnswersWithoutIssuerOrWithWords() {
    Fingerprint leaf = fingerprint(LEAF);

    assertThatThrownBy(() -> new RecordedAnswer(leaf, List.of(), TestPki.NOW, Known.GOOD, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("found no issuer, expected one or more");
    assertThatThrownBy(
            () -> new RecordedAnswer(leaf, List.of(leaf), TestPki.NOW, Known.GOOD, "a/b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found a text of 3 characters");
  }

  @Test
  void theReplayKeepsRevocationAndSaysHowManyAnswers() {
    Replay replay = Replay.of(recordedWith(edge -> isLeaf(edge) ? REVOKED : Answer.GOOD));

    assertThat(Replay.decode(replay.encode(), "r").verify().isSame()).isTrue();
    assertThat(replay.verify().explain()).contains("revocation: 2 answers as recorded");
    assertThat(replay.recorded().faults())
        .extracting(f -> f.certificate(), f -> f.reason())
        .containsExactly(tuple(fingerprint(LEAF), "revoked"));
  }
}
