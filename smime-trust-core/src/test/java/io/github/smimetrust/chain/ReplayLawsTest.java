package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.RevocationCheck.Answer;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.replay.Replay;
import io.github.smimetrust.replay.ReplayResult;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of replays of small webs with faults. */
class ReplayLawsTest {
  @Provide
  Arbitrary<RandomWeb> webs() {
    return RandomWeb.any();
  }

  @Property(tries = 60)
  void comesToTheSameVerdictByTheSameWords(
      @ForAll("webs") RandomWeb web, @ForAll("webs") RandomWeb proposed) {
    Recording recording =
        builder()
            .proposing(TrustBundle.of(proposed.certificates()))
            .build()
            .record(evidence(web.certificates(), web), TestPki.NOW);
    Replay replay = Replay.of(recording);
    ReplayResult again = Replay.decode(replay.encode(), "r").verify();

    assertThat(again.differences()).isEmpty();
    assertThat(again.isSame()).isTrue();
    assertThat(withoutOrigins(again.now().explain()))
        .isEqualTo(withoutOrigins(recording.result().explain()));
  }

  private static String withoutOrigins(String explained) {
    return explained.replaceAll(", (given certificate|r, [a-z]+\\.sst, element [0-9]+)\\)", ")");
  }

  @Property(tries = 60)
  void givesTheAnswersAboutRevocationAgain(@ForAll("webs") RandomWeb web, @ForAll int seed) {
    Recording recording =
        builder()
            .revocation((RevocationCheck) edge -> answer(edge, seed))
            .build()
            .record(evidence(web.certificates(), web), TestPki.NOW);
    ReplayResult again = Replay.decode(Replay.of(recording).encode(), "r").verify();

    assertThat(again.differences()).isEmpty();
  }

  /** Any answer, the same for the same question. */
  private static Answer answer(RevocationCheck.Edge edge, int seed) {
    return switch (Math.floorMod(edge.hashCode() * 31 + seed, 8)) {
      case 0 -> Answer.revoked(TestPki.NOW, "");
      case 1 -> Answer.unknown("CRL");
      case 2 -> Answer.NOT_CHECKED;
      case 3 -> throw new LimitReached("revocation-bytes", 7);
      default -> Answer.GOOD;
    };
  }

  @Property(tries = 30)
  void theOrderOfInputDoesNotMatter(@ForAll("webs") RandomWeb web, @ForAll Random random) {
    List<X509Certificate> shuffled = new ArrayList<>(web.certificates());
    Collections.shuffle(shuffled, random);

    assertThat(zip(shuffled, web)).isEqualTo(zip(web.certificates(), web));
  }

  private static byte[] zip(List<X509Certificate> along, RandomWeb web) {
    return Replay.of(builder().build().record(evidence(along, web), TestPki.NOW)).encode();
  }

  private static Evidence evidence(List<X509Certificate> along, RandomWeb web) {
    return Evidence.of(web.leafEntry()).accompaniedBy(along.stream().map(BundleEntry::of).toList());
  }

  private static ChainValidatorBuilder builder() {
    return ChainValidatorTest.trusting(RandomWeb.ROOT);
  }
}
