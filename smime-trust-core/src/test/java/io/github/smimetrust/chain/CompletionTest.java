package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.fixture.TestPki;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The smallest addition that helps, and what is known about its being the smallest. */
class CompletionTest {
  private static final TestPki ROOT = TestPki.root("R");

  private static Completion completion(
      TestPki leaf, List<TestPki> along, List<TestPki> proposable) {
    ChainResult result =
        ChainValidatorTest.trusting(ROOT)
            .proposing(TrustBundle.of(proposable.stream().map(TestPki::certificate).toList()))
            .build()
            .validate(
                Evidence.of(leaf.certificate())
                    .accompaniedBy(along.stream().map(TestPki::certificate).toList()));
    return ((ChainResult.Rejected) result).completion();
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, true", "3, true", "4, false"})
  void isProvedMinimalUpToThreeCertificates(int missing, boolean proved) {
    List<TestPki> proposable = new ArrayList<>();
    proposable.add(TestPki.root("P"));
    while (proposable.size() < missing) {
      proposable.add(proposable.get(proposable.size() - 1).issues("P" + proposable.size()));
    }
    TestPki leaf = proposable.get(missing - 1).issuesLeaf("a@example.org");

    Completion completion = completion(leaf, List.of(), proposable);

    assertThat(completion.certificates()).hasSize(missing);
    assertThat(completion.isProvedMinimal()).isEqualTo(proved);
  }

  @Test
  void prefersOneCertificateToTwoWhateverIsTriedFirst() {
    // Two more are needed above the authority of A, one above that of B, which came along.
    TestPki a = TestPki.root("A");
    TestPki b = TestPki.root("B");
    TestPki ofA = a.issues("I");
    ParsedCertificate early = Parsed.of(ofA);
    ParsedCertificate late =
        Parsed.behind(early, i -> b.crossCertifies(ofA, d -> d.serial(BigInteger.valueOf(i))));
    TestPki leaf = ofA.issuesLeaf("a@example.org");

    ChainResult result =
        ChainValidatorTest.trusting(ROOT)
            .proposing(TrustBundle.of(a.certificate(), ofA.certificate(), b.certificate()))
            .build()
            .validate(
                Evidence.of(BundleEntry.of(leaf.certificate()))
                    .accompaniedBy(List.of(late.entry())));

    Completion completion = ((ChainResult.Rejected) result).completion();
    assertThat(completion.certificates()).containsExactly(BundleEntry.of(b.certificate()));
    assertThat(completion.isProvedMinimal()).isTrue();
  }

  @Test
  void proposesNothingWhereNothingHelps() {
    TestPki other = TestPki.root("Other");

    Completion completion =
        completion(TestPki.root("P").issuesLeaf("a@example.org"), List.of(), List.of(other));

    assertThat(completion.certificates()).isEmpty();
    assertThat(completion.isProvedMinimal()).isFalse();
    assertThat(completion).hasToString("[] (not proved minimal)");
  }
}
