package io.github.smimetrust.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Outcome;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Until when evidence is trusted, against asking at every second at which anything changes. */
class ExpiryWatchLawsTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki OTHER = TestPki.root("O");
  private static final TestPki ISSUING = ROOT.issues("I", d -> d.keyNamed("i"));
  private static final Evidence LEAF =
      Evidence.of(ISSUING.issuesLeaf("u@a.test", d -> d.notAfter(day(300))).certificate());
  private static final List<X509Certificate> AUTHORITIES = authorities();

  private static Instant day(int number) {
    return TestPki.NOW.plus(Duration.ofDays(number));
  }

  private static List<X509Certificate> authorities() {
    List<TestPki> all = new ArrayList<>();
    for (TestPki by : List.of(ROOT, OTHER)) {
      for (int[] period :
          new int[][] {{-9, -1}, {-9, 10}, {-9, 40}, {5, 80}, {39, 200}, {60, 400}, {-9, 500}}) {
        all.add(
            by.issues(
                "I",
                d ->
                    d.keyNamed("i")
                        .notBefore(day(period[0]))
                        .notAfter(day(period[1]).minusSeconds(1))));
      }
    }
    return all.stream().map(TestPki::certificate).toList();
  }

  @Provide
  Arbitrary<Set<X509Certificate>> chosen() {
    return Arbitraries.of(AUTHORITIES).set().ofMaxSize(6);
  }

  @Property(tries = 200)
  void trustEndsWhereAskingAtEveryChangeSaysSo(@ForAll("chosen") Set<X509Certificate> chosen) {
    List<X509Certificate> list = new ArrayList<>(chosen);
    list.add(ROOT.certificate());
    list.add(OTHER.certificate());
    TrustBundle bundle = TrustBundle.of(list);
    ChainValidator validator =
        ChainValidator.trusting(bundle)
            .purpose(Purpose.EMAIL_PROTECTION)
            .revocation(RevocationPolicy.notChecked())
            .build();

    Optional<Instant> found =
        ExpiryWatch.over(bundle)
            .usedBy(LEAF)
            .warnBefore(Duration.ofDays(3_000))
            .check(TestPki.NOW)
            .stream()
            .filter(a -> !a.affected().isEmpty())
            .map(ExpiryAlert::notAfter)
            .filter(end -> !end.isBefore(TestPki.NOW))
            .findFirst();

    assertThat(found).isEqualTo(lastTrusted(bundle, validator));
  }

  /** Validity changes only where a certificate begins, and one second after it ends. */
  private static Optional<Instant> lastTrusted(TrustBundle bundle, ChainValidator validator) {
    TreeSet<Instant> changes = new TreeSet<>(Set.of(TestPki.NOW));
    changes.add(LEAF.leaf().notAfter().plusSeconds(1));
    bundle
        .entries()
        .forEach(
            e -> {
              changes.add(e.notBefore());
              changes.add(e.notAfter().plusSeconds(1));
            });
    for (Instant change : changes.tailSet(TestPki.NOW)) {
      if (validator.validate(LEAF, change).outcome() != Outcome.TRUSTED) {
        return change.equals(TestPki.NOW) ? Optional.empty() : Optional.of(change.minusSeconds(1));
      }
    }
    throw new AssertionError("trusted for ever");
  }
}
