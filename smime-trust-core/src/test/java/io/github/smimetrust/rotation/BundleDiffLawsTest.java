package io.github.smimetrust.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.fixture.TestPki;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of differences over lists that share names and keys as much as they can. */
class BundleDiffLawsTest {
  private static final List<X509Certificate> POOL = pool();

  private static List<X509Certificate> pool() {
    TestPki root = TestPki.root("R");
    TestPki other = TestPki.root("O");
    List<TestPki> pool = new ArrayList<>(List.of(root, other));
    for (String key : List.of("k1", "k2")) {
      for (String end : List.of("2040", "2041", "2042")) {
        Instant notAfter = Instant.parse(end + "-01-01T00:00:00Z");
        pool.add(TestPki.root("R", d -> d.keyNamed(key).notAfter(notAfter)));
        pool.add(root.issues("I", d -> d.keyNamed(key).notAfter(notAfter)));
        pool.add(other.issues("I", d -> d.keyNamed(key).notAfter(notAfter)));
      }
    }
    pool.add(other.crossCertifies(root));
    pool.add(root.issuesLeaf("u@a.test"));
    pool.add(root.issuesLeaf("u@a.test", d -> d.keyNamed("k3")));
    return pool.stream().map(TestPki::certificate).toList();
  }

  @Provide
  Arbitrary<List<X509Certificate>> lists() {
    return Arbitraries.of(POOL).set().ofMaxSize(POOL.size()).map(List::copyOf);
  }

  private static BundleDiff diff(List<X509Certificate> before, List<X509Certificate> after) {
    return BundleDiff.between(TrustBundle.of(before), TrustBundle.of(after));
  }

  private static Set<BundleEntry> entries(List<X509Certificate> certificates) {
    return new HashSet<>(TrustBundle.of(certificates).entries());
  }

  @Property(tries = 100)
  void aListDiffersNotFromItself(@ForAll("lists") List<X509Certificate> list) {
    BundleDiff diff = diff(list, list);

    assertThat(diff.isEmpty()).isTrue();
    assertThat(diff.kept()).hasSize(list.size());
  }

  @Property(tries = 200)
  void everyCertificateIsInOnePlace(
      @ForAll("lists") List<X509Certificate> before, @ForAll("lists") List<X509Certificate> after) {
    BundleDiff diff = diff(before, after);
    List<BundleEntry> old = new ArrayList<>(diff.removed());
    old.addAll(diff.kept());
    diff.replaced().forEach(r -> old.add(r.before()));
    List<BundleEntry> fresh = new ArrayList<>(diff.added());
    fresh.addAll(diff.kept());
    diff.replaced().forEach(r -> fresh.add(r.after()));

    assertThat(old).doesNotHaveDuplicates().hasSameElementsAs(entries(before));
    assertThat(fresh).doesNotHaveDuplicates().hasSameElementsAs(entries(after));
    assertThat(diff.isEmpty()).isEqualTo(entries(before).equals(entries(after)));
  }

  @Property(tries = 200)
  void theListAfterIsTheOneBeforeWithTheChanges(
      @ForAll("lists") List<X509Certificate> before, @ForAll("lists") List<X509Certificate> after) {
    BundleDiff diff = diff(before, after);
    Set<BundleEntry> changed = entries(before);
    diff.removed().forEach(changed::remove);
    diff.replaced().forEach(r -> changed.remove(r.before()));
    changed.addAll(diff.added());
    diff.replaced().forEach(r -> changed.add(r.after()));

    assertThat(changed).isEqualTo(entries(after));
  }

  @Property(tries = 200)
  void orderOfInputNeverMatters(
      @ForAll("lists") List<X509Certificate> before,
      @ForAll("lists") List<X509Certificate> after,
      @ForAll long seed) {
    BundleDiff diff = diff(before, after);
    BundleDiff shuffled = diff(shuffled(before, seed), shuffled(after, seed + 1));

    assertThat(shuffled.describe()).isEqualTo(diff.describe());
    assertThat(shuffled.replaced()).isEqualTo(diff.replaced());
  }

  @Property(tries = 200)
  void replacementsShareTheNameAndNoPairIsLeftUnmatched(
      @ForAll("lists") List<X509Certificate> before, @ForAll("lists") List<X509Certificate> after) {
    BundleDiff diff = diff(before, after);

    assertThat(diff.replaced())
        .allMatch(r -> r.before().subject().equals(r.after().subject()))
        .allMatch(r -> r.before().isRoot() == r.after().isRoot());
    for (BundleEntry gone : diff.removed()) {
      assertThat(diff.added())
          .noneMatch(a -> a.subject().equals(gone.subject()) && a.isRoot() == gone.isRoot());
    }
  }

  @Property(tries = 100)
  void backwardsTheSamePairsAreFound(
      @ForAll("lists") List<X509Certificate> before, @ForAll("lists") List<X509Certificate> after) {
    BundleDiff there = diff(before, after);
    BundleDiff back = diff(after, before);

    assertThat(back.added()).isEqualTo(there.removed());
    assertThat(back.removed()).isEqualTo(there.added());
    assertThat(back.replaced()).hasSameSizeAs(there.replaced());
  }

  private static List<X509Certificate> shuffled(List<X509Certificate> list, long seed) {
    List<X509Certificate> copy = new ArrayList<>(list);
    Collections.shuffle(copy, new Random(seed));
    return copy;
  }
}
