package io.github.smimetrust.chain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.smimetrust.fixture.TestPki;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order in which issuers are tried (RFC 4158 section 3.5), and the distance to an anchor. */
class CandidateGraphTest {
  private static final long AT = TestPki.NOW.getEpochSecond();
  private static final TestPki ROOT = TestPki.root("R");

  private static TestPki serial(TestPki issuer, String name, int number) {
    return issuer.issues(name, d -> d.serial(BigInteger.valueOf(number)));
  }

  private static List<ParsedCertificate> named(CandidateGraph graph, ParsedCertificate one) {
    return graph.named(one.subject(), AT);
  }

  @Test
  void triesAnAnchorFirst() {
    TestPki anchor = TestPki.root("N");
    ParsedCertificate cross = Parsed.of(ROOT.crossCertifies(anchor));
    ParsedCertificate late =
        Parsed.behind(cross, i -> TestPki.root("N", d -> d.serial(BigInteger.valueOf(i))));
    CandidateGraph graph = CandidateGraph.of(List.of(Parsed.of(ROOT), late), List.of(cross));

    assertThat(named(graph, cross)).containsExactly(late, cross);
  }

  @Test
  void triesWhatIsNearerToAnAnchorFirst() {
    TestPki far = ROOT.issues("S");
    ParsedCertificate lost = Parsed.of(TestPki.root("Nobody").issues("I"));
    ParsedCertificate second = Parsed.behind(lost, i -> serial(far, "I", i));
    ParsedCertificate first = Parsed.behind(second, i -> serial(ROOT, "I", i));
    CandidateGraph graph =
        CandidateGraph.of(List.of(Parsed.of(ROOT)), List.of(lost, second, first, Parsed.of(far)));

    assertThat(named(graph, lost)).containsExactly(first, second, lost);
    assertThat(graph.level(first)).isEqualTo(1);
    assertThat(graph.level(second)).isEqualTo(2);
    assertThat(graph.level(lost)).isNull();
  }

  private static ParsedCertificate valid(Instant from, Instant to, ParsedCertificate behind) {
    return Parsed.behind(
        behind,
        i -> ROOT.issues("I", d -> d.notBefore(from).notAfter(to).serial(BigInteger.valueOf(i))));
  }

  @Test
  void triesWhatIsValidFirstToTheLastSecond() {
    Instant now = TestPki.NOW;
    ParsedCertificate expired = Parsed.of(ROOT.issues("I", d -> d.notAfter(now.minusSeconds(1))));
    ParsedCertificate last = valid(now.minusSeconds(10), now, expired);
    ParsedCertificate early = Parsed.of(ROOT.issues("I", d -> d.notBefore(now.plusSeconds(1))));
    ParsedCertificate first = valid(now, now.plusSeconds(10), early);

    assertThat(named(CandidateGraph.of(Parsed.all(ROOT), List.of(expired, last)), expired))
        .containsExactly(last, expired);
    assertThat(named(CandidateGraph.of(Parsed.all(ROOT), List.of(early, first)), early))
        .containsExactly(first, early);
  }

  @Test
  void theFingerprintDecidesAtLastWhateverTheOrderOfInput() {
    ParsedCertificate one = Parsed.of(serial(ROOT, "I", 1));
    ParsedCertificate other = Parsed.behind(one, i -> serial(ROOT, "I", i + 1));

    assertThat(named(CandidateGraph.of(Parsed.all(ROOT), List.of(one, other)), one))
        .containsExactly(one, other);
    assertThat(named(CandidateGraph.of(Parsed.all(ROOT), List.of(other, one)), one))
        .containsExactly(one, other);
    assertThat(named(CandidateGraph.of(Parsed.all(ROOT), List.of(other)).with(List.of(one)), one))
        .containsExactly(one, other);
  }

  @Test
  void triesMatchingKeysThenUnknownThenOthers() {
    TestPki issuer = ROOT.issues("I");
    ParsedCertificate leaf = Parsed.of(issuer.issuesLeaf("a@example.org"));
    ParsedCertificate matching = Parsed.of(issuer);
    ParsedCertificate unknown = Parsed.of(ROOT.issues("I", d -> d.without("2.5.29.14")));
    ParsedCertificate different = Parsed.of(ROOT.issues("I", d -> d.keyNamed("other")));
    ParsedCertificate silent =
        Parsed.of(issuer.issuesLeaf("a@example.org", d -> d.without("2.5.29.35")));

    assertThat(CandidateGraph.forKeyOf(leaf, List.of(different, unknown, matching)))
        .containsExactly(matching, unknown, different);
    assertThat(CandidateGraph.keyMismatch(leaf, matching)).isZero();
    assertThat(CandidateGraph.keyMismatch(leaf, unknown)).isEqualTo(1);
    assertThat(CandidateGraph.keyMismatch(leaf, different)).isEqualTo(2);
    assertThat(CandidateGraph.keyMismatch(silent, matching)).isEqualTo(1);
  }

  @Test
  void whatCameAlongBringsNamesNearerToAnAnchor() {
    // R / A / B / C, and a cross certificate of R for B.
    TestPki a = ROOT.issues("A");
    TestPki b = a.issues("B");
    TestPki c = b.issues("C");
    ParsedCertificate leaf = Parsed.of(c.issuesLeaf("a@example.org"));
    CandidateGraph own = CandidateGraph.of(Parsed.all(ROOT), Parsed.all(a, b, c));
    CandidateGraph with = own.with(Parsed.all(ROOT.crossCertifies(b)));

    assertThat(own.level(leaf)).isEqualTo(4);
    assertThat(with.level(leaf)).isEqualTo(3);
    assertThat(own.level(leaf)).isEqualTo(4);
  }

  @Test
  void knowsItsOwnCertificatesFromOthersWithTheSameBytes() {
    TestPki ca = ROOT.issues("I");
    ParsedCertificate root = Parsed.of(ROOT);
    ParsedCertificate own = Parsed.of(ca);
    CandidateGraph graph = CandidateGraph.of(List.of(root), List.of(own));
    ParsedCertificate along = Parsed.of(ca);
    CandidateGraph with = graph.with(List.of(along));

    assertThat(graph.owns(own)).isTrue();
    assertThat(graph.owns(along)).isFalse();
    assertThat(named(with, own)).containsExactly(own);
    assertThat(requireNonNull(with.anchor(Parsed.of(ROOT).slice()))).isSameAs(root);
    assertThat(graph.anchor(own.slice())).isNull();
    assertThat(graph.anchor(Parsed.of(TestPki.root("X")).slice())).isNull();
    assertThat(with.isAnchor(root)).isTrue();
    assertThat(with.isAnchor(own)).isFalse();
  }

  @Test
  void proposesSelfIssuedAuthoritiesUnlessAnotherKeySignedThem() {
    TestPki old = TestPki.root("P");
    ParsedCertificate root = Parsed.of(old);
    ParsedCertificate rolled = Parsed.of(old.issues("P", d -> d.keyNamed("new")));
    ParsedCertificate user = Parsed.of(TestPki.root("U", d -> d.notCa()));
    ParsedCertificate below = Parsed.of(old.issues("I"));
    ParsedCertificate lost = Parsed.of(TestPki.root("Nobody").issues("L"));
    CandidateGraph proposed =
        CandidateGraph.of(Parsed.all(ROOT), List.of())
            .proposing(List.of(below, rolled, user, lost, root));

    assertThat(proposed.isAnchor(root)).isTrue();
    assertThat(proposed.isAnchor(rolled)).isFalse();
    assertThat(proposed.isAnchor(user)).isFalse();
    assertThat(proposed.isAnchor(below)).isFalse();
    assertThat(proposed.level(below)).isEqualTo(1);
    assertThat(proposed.level(lost)).isNull();
    assertThat(proposed.level(Parsed.of(old.issues("I").issuesLeaf("a@example.org")))).isEqualTo(2);
  }

  @Test
  void whatAProposedRootIssuedBringsItsOwnNearer() {
    TestPki root = TestPki.root("P");
    TestPki above = root.issues("I");
    TestPki below = above.issues("J");
    CandidateGraph proposed =
        CandidateGraph.of(Parsed.all(ROOT), List.of()).proposing(Parsed.all(root, below, above));

    assertThat(proposed.level(Parsed.of(below.issuesLeaf("a@example.org")))).isEqualTo(3);
  }

  @Test
  void equallyShortWaysAreFollowedOnce() {
    // Two certificates for each name: 2 to the 40th ways.
    List<ParsedCertificate> ladder = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String above = i == 0 ? "R" : "N" + (i - 1);
      ladder.add(Parsed.of(FakeAuthorities.authority("N" + i, above, 2 * i)));
      ladder.add(Parsed.of(FakeAuthorities.authority("N" + i, above, 2 * i + 1)));
    }

    CandidateGraph graph =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> CandidateGraph.of(Parsed.all(ROOT), ladder));

    assertThat(graph.level(ladder.get(79))).isEqualTo(40);
  }
}
