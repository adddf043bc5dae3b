package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.fixture.TestPki;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the search costs, counted, and what it finds where something has to be added. */
class PathSearchTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final SignatureCheck NONE_VERIFIES = (c, i) -> SignatureCheck.Answer.INVALID;

  private final CountingSignatures signatures = new CountingSignatures();

  private static List<ParsedCertificate> strangers(int count) {
    List<ParsedCertificate> strangers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      strangers.add(Parsed.of(FakeAuthorities.authority("I", "R", i)));
    }
    return strangers;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "64, 64",
    // The 64 steps of the first look, and then each issuer once.
    "65, 129",
    "100, 164",
  })
  void looksSixtyFourTimesBeforeItLooksThoroughly(int candidates, int steps) {
    TestPki leaf = ROOT.issues("I").issuesLeaf("a@example.org", d -> d.without("2.5.29.35"));
    CandidateGraph graph = CandidateGraph.of(Parsed.all(ROOT), strangers(candidates));
    Limits limits = Limits.defaults();
    Spending spending = new Spending(limits);
    PathSearch search = Parsed.search(graph, NONE_VERIFIES, limits, spending);

    assertThat(search.find(Parsed.of(leaf))).isNull();
    assertThat(search.limit()).isNull();
    assertThat(spending.steps()).isEqualTo(steps);
    assertThat(spending.signatures()).isEqualTo(candidates);
  }

  @Test
  void seesThatAChainIsTooLongBeforeItChecksASignature() {
    List<ParsedCertificate> authorities = new ArrayList<>();
    TestPki at = ROOT;
    for (int i = 0; i < 8; i++) {
      at = at.issues("C" + i);
      authorities.add(Parsed.of(at));
    }
    CandidateGraph graph = CandidateGraph.of(Parsed.all(ROOT), authorities);
    Limits limits = Limits.defaults();
    Spending spending = new Spending(limits);
    PathSearch search = Parsed.search(graph, signatures, limits, spending);

    assertThat(search.find(Parsed.of(at.issuesLeaf("a@example.org")))).isNull();
    assertThat(search.limit()).isNotNull().hasMessage("chain-length: more than 8");
    assertThat(spending.signatures()).isZero();

    assertThat(search.findAdding(authorities.get(7), Set.of(), 0)).hasSize(9);
    assertThat(search.limit()).isNull();
  }

  @Test
  void knowsHowFarEachCertificateThatVerifiesIsFromAnAnchor() {
    TestPki b = ROOT.issues("B");
    TestPki a = b.issues("A");
    TestPki leaf = a.issuesLeaf("a@example.org");
    // The same, longer.
    TestPki detour = b.issues("D");
    TestPki cross = detour.crossCertifies(a);
    ParsedCertificate target = Parsed.of(leaf);
    List<ParsedCertificate> own = Parsed.all(a, b, detour, cross);
    CandidateGraph graph = CandidateGraph.of(Parsed.all(ROOT), own);
    Limits limits = Limits.defaults();
    Spending spending = new Spending(limits);

    Map<ParsedCertificate, Integer> levels =
        new VerifiedReach(Parsed.search(graph, signatures, limits, spending)).levels(target);

    assertThat(levels)
        .isEqualTo(Map.of(own.get(1), 1, own.get(0), 2, own.get(2), 2, own.get(3), 3, target, 3));
    // Leaf and A have two issuers by name and B and D one; A's key is the same in both.
    assertThat(spending.signatures()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"9, 9, 9", "8, 0, 0"})
  void doesNotLookWhereNoChainWouldBeShortEnough(int longest, int reached, int checked) {
    List<ParsedCertificate> authorities = new ArrayList<>();
    TestPki at = ROOT;
    for (int i = 0; i < 8; i++) {
      at = at.issues("C" + i);
      authorities.add(Parsed.of(at));
    }
    ParsedCertificate target = Parsed.of(at.issuesLeaf("a@example.org"));
    CandidateGraph graph = CandidateGraph.of(Parsed.all(ROOT), authorities);
    Limits limits = Limits.defaults().withChainLength(longest);
    Spending spending = new Spending(limits);

    Map<ParsedCertificate, Integer> levels =
        new VerifiedReach(Parsed.search(graph, signatures, limits, spending)).levels(target);

    assertThat(levels).hasSize(reached);
    assertThat(spending.signatures()).isEqualTo(checked);
  }

  @Test
  void aProposedRootCostsTheSignatureThatMakesItARoot() {
    TestPki root = TestPki.root("P");
    ParsedCertificate proposed = Parsed.of(root);
    ParsedCertificate leaf = Parsed.of(root.issuesLeaf("a@example.org"));
    CandidateGraph graph =
        CandidateGraph.of(Parsed.all(ROOT), List.of()).proposing(List.of(proposed));
    Limits limits = Limits.defaults();
    Spending spending = new Spending(limits);

    assertThat(
            Parsed.search(graph, signatures, limits, spending)
                .findAdding(leaf, Set.of(proposed), 1))
        .containsExactly(leaf, proposed);
    assertThat(spending.signatures()).isEqualTo(2);
  }

  /** One certificate might do, if chains could be longer; nobody looked. */
  @Test
  void aProposalIsNotProvedMinimalWhereALimitEndedTheSearchForASmallerOne() {
    TestPki upper = ROOT.issues("M");
    TestPki lower = upper.issues("X");
    TestPki other = TestPki.root("P");
    TestPki issuing = lower.issues("I");
    ParsedCertificate leaf = Parsed.of(issuing.issuesLeaf("a@example.org"));
    List<ParsedCertificate> proposed = Parsed.all(lower, other, other.crossCertifies(issuing));
    CandidateGraph graph =
        CandidateGraph.of(Parsed.all(ROOT), Parsed.all(upper, issuing)).proposing(proposed);

    assertThat(completion(graph, leaf, proposed, 3).certificates()).hasSize(2);
    assertThat(completion(graph, leaf, proposed, 3).isProvedMinimal()).isFalse();
    assertThat(completion(graph, leaf, proposed, 4).certificates()).hasSize(1);
    assertThat(completion(graph, leaf, proposed, 4).isProvedMinimal()).isTrue();
  }

  private Completion completion(
      CandidateGraph graph, ParsedCertificate leaf, List<ParsedCertificate> proposed, int longest) {
    Limits limits = Limits.defaults().withChainLength(longest);
    return CompletionSearch.find(
        leaf, Parsed.search(graph, signatures, limits, new Spending(limits)), Set.copyOf(proposed));
  }

  @Test
  void aRootWhoseOwnSignatureIsForgedIsNotProposed() {
    TestPki root = TestPki.root("P", d -> d.brokenSignature());
    ParsedCertificate proposed = Parsed.of(root);
    CandidateGraph graph =
        CandidateGraph.of(Parsed.all(ROOT), List.of()).proposing(List.of(proposed));
    Limits limits = Limits.defaults();

    assertThat(
            Parsed.search(graph, signatures, limits, new Spending(limits))
                .findAdding(Parsed.of(root.issuesLeaf("a@example.org")), Set.of(proposed), 1))
        .isNull();
  }
}
