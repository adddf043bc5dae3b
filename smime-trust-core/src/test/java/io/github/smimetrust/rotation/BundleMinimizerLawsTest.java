package io.github.smimetrust.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Outcome;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The minimiser against all subsets of small lists, over authorities that certify each other. */
class BundleMinimizerLawsTest {
  private static final int MOST_ENTRIES = 8;

  private static final List<TestPki> ROOTS =
      List.of(TestPki.root("P"), TestPki.root("Q"), TestPki.root("S"), TestPki.root("T"));

  private static final List<TestPki> ISSUING =
      List.of(ROOTS.get(0).issues("X"), ROOTS.get(1).issues("Y"));

  private static final List<X509Certificate> CROSS = cross();

  private static final List<X509Certificate> POOL = pool();

  private static final List<X509Certificate> LEAVES = leaves();

  private static List<X509Certificate> cross() {
    List<X509Certificate> cross = new ArrayList<>();
    for (TestPki issuer : ROOTS) {
      for (TestPki subject : ROOTS) {
        if (issuer != subject) {
          cross.add(issuer.crossCertifies(subject).certificate());
        }
      }
    }
    cross.add(ROOTS.get(2).crossCertifies(ISSUING.get(0)).certificate());
    cross.add(ROOTS.get(3).crossCertifies(ISSUING.get(0)).certificate());
    cross.add(ROOTS.get(2).crossCertifies(ISSUING.get(1)).certificate());
    cross.add(ISSUING.get(0).crossCertifies(ISSUING.get(1)).certificate());
    return List.copyOf(cross);
  }

  private static List<X509Certificate> pool() {
    List<X509Certificate> pool = new ArrayList<>(CROSS);
    // More often than their number, so that a list has several ends and many ways.
    for (int i = 0; i < 4; i++) {
      ROOTS.forEach(r -> pool.add(r.certificate()));
      ISSUING.forEach(r -> pool.add(r.certificate()));
    }
    pool.add(TestPki.root("P", d -> d.notAfter(TestPki.NOW.minusSeconds(1))).certificate());
    pool.add(ROOTS.get(0).issues("Z").certificate());
    return List.copyOf(pool);
  }

  private static List<X509Certificate> leaves() {
    List<X509Certificate> leaves = new ArrayList<>();
    for (List<TestPki> issuers : List.of(ROOTS, ISSUING)) {
      for (TestPki issuer : issuers) {
        leaves.add(issuer.issuesLeaf("one@x.test").certificate());
      }
    }
    leaves.add(ISSUING.get(0).issuesLeaf("two@x.test").certificate());
    return List.copyOf(leaves);
  }

  /** A list with a root, and what is to stay trusted. */
  record Need(List<X509Certificate> list, List<Evidence> evidence) {
    TrustBundle bundle() {
      return TrustBundle.of(list);
    }

    Need shuffled(long seed) {
      return new Need(mixed(list, seed), mixed(evidence, seed + 1));
    }

    private static <T> List<T> mixed(List<T> values, long seed) {
      List<T> copy = new ArrayList<>(values);
      Collections.shuffle(copy, new Random(seed));
      return copy;
    }
  }

  @Provide
  Arbitrary<Need> needs() {
    Arbitrary<Evidence> evidence =
        Combinators.combine(
                Arbitraries.of(LEAVES), Arbitraries.of(CROSS).set().ofMinSize(0).ofMaxSize(3))
            .as((leaf, along) -> Evidence.of(leaf).accompaniedBy(along));
    Arbitrary<List<X509Certificate>> lists =
        Arbitraries.of(POOL)
            .set()
            .ofMinSize(4)
            .ofMaxSize(MOST_ENTRIES)
            .map(List::copyOf)
            .filter(l -> !TrustBundle.of(l).roots().isEmpty());
    return Combinators.combine(lists, evidence.list().ofMinSize(1).ofMaxSize(4)).as(Need::new);
  }

  private static Outcome outcome(TrustBundle list, Evidence evidence) {
    return list.roots().isEmpty()
        ? Outcome.REJECTED
        : ChainValidator.trusting(list)
            .purpose(Purpose.EMAIL_PROTECTION)
            .revocation(RevocationPolicy.notChecked())
            .build()
            .validate(evidence, TestPki.NOW)
            .outcome();
  }

  private static boolean trusts(TrustBundle list, Evidence evidence) {
    return outcome(list, evidence) == Outcome.TRUSTED;
  }

  private static boolean trusts(TrustBundle list, Collection<Evidence> evidence) {
    return evidence.stream().allMatch(e -> trusts(list, e));
  }

  private static TrustBundle smallest(TrustBundle whole, List<Evidence> evidence) {
    return subsets(whole).stream().filter(b -> trusts(b, evidence)).findFirst().orElseThrow();
  }

  /** Every subset, the best first by what BundleMinimizer says of the smallest. */
  private static List<TrustBundle> subsets(TrustBundle whole) {
    List<TrustBundle> subsets = new ArrayList<>();
    List<BundleEntry> entries = whole.entries();
    for (int mask = 0; mask < 1 << entries.size(); mask++) {
      Set<BundleEntry> subset = new HashSet<>();
      for (int i = 0; i < entries.size(); i++) {
        if ((mask >> i & 1) == 1) {
          subset.add(entries.get(i));
        }
      }
      subsets.add(whole.retain(subset::contains));
    }
    subsets.sort(
        Comparator.comparing(TrustBundle::size)
            .thenComparing(b -> b.encodeSst().length)
            .thenComparing(
                b -> b.entries().stream().map(BundleEntry::fingerprint).sorted().toList(),
                (one, other) ->
                    Arrays.compare(
                        one.toArray(Fingerprint[]::new), other.toArray(Fingerprint[]::new))));
    return subsets;
  }

  @Property(tries = 30)
  void itIsTheBestOfAllSubsets(@ForAll("needs") Need need) {
    MinimalBundle minimal =
        BundleMinimizer.of(need.bundle()).keepingTrusted(need.evidence).at(TestPki.NOW);
    List<Evidence> trusted =
        need.evidence.stream().filter(e -> trusts(need.bundle(), e)).distinct().toList();

    assertThat(minimal.trusted()).containsExactlyInAnyOrderElementsOf(trusted);
    assertThat(trusts(minimal.bundle(), trusted)).isTrue();
    if (minimal.isProvedSmallest()) {
      assertThat(minimal.bundle()).isEqualTo(smallest(need.bundle(), trusted));
    } else {
      // So few certificates reach no limit of the search; the engine's longest chain they may.
      assertThat(subsets(need.bundle()))
          .anyMatch(b -> trusted.stream().anyMatch(e -> outcome(b, e) == Outcome.UNDECIDED));
    }
  }

  @Property(tries = 20)
  void needsAreWhatFallsWithoutACertificate(@ForAll("needs") Need need) {
    MinimalBundle minimal =
        BundleMinimizer.of(need.bundle()).keepingTrusted(need.evidence).at(TestPki.NOW);

    for (BundleEntry entry : minimal.bundle().entries()) {
      TrustBundle without = minimal.bundle().minus(entry);
      List<Evidence> falling = minimal.trusted().stream().filter(e -> !trusts(without, e)).toList();
      assertThat(minimal.neededBy(entry)).isNotEmpty().containsExactlyInAnyOrderElementsOf(falling);
    }
  }

  @Property(tries = 20)
  void orderOfInputNeverMatters(@ForAll("needs") Need need, @ForAll long seed) {
    assertThat(kept(need.shuffled(seed))).isEqualTo(kept(need));
  }

  private static Set<Fingerprint> kept(Need need) {
    return BundleMinimizer.of(need.bundle())
        .keepingTrusted(need.evidence)
        .at(TestPki.NOW)
        .bundle()
        .entries()
        .stream()
        .map(BundleEntry::fingerprint)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Property(tries = 20)
  void afterTheProposalTheStoreFitsAndTheRestIsTrusted(@ForAll("needs") Need need) {
    MinimalBundle minimal =
        BundleMinimizer.of(need.bundle()).keepingTrusted(need.evidence).within(700).at(TestPki.NOW);
    TrustBundle left = minimal.bundle();
    List<Evidence> trusted = new ArrayList<>(minimal.trusted());
    for (GivenUp step : minimal.proposal()) {
      assertThat(left.encodeSst().length).isGreaterThan(700);
      left = left.minus(step.entries());
      assertThat(left.encodeSst()).hasSize(step.bytesLeft());
      TrustBundle now = left;
      assertThat(step.evidence()).isNotEmpty().noneMatch(e -> trusts(now, e));
      trusted.removeAll(step.evidence());
    }

    assertThat(left.encodeSst()).hasSizeLessThanOrEqualTo(700);
    assertThat(trusts(left, trusted)).isTrue();
  }
}
