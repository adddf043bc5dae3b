package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.fixture.TestPki;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of what was tried, and where ways up end for want of an issuer. */
class AttemptLogTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki CA = ROOT.issues("I");
  private static final ParsedCertificate LEAF = Parsed.of(CA.issuesLeaf("a@example.org"));

  private static Failure failure(Reason reason, String found) {
    return new Failure(reason, LEAF.entry(), found, "", "a section");
  }

  @ParameterizedTest
  @CsvSource({"255, 255", "256, 256", "257, 256"})
  void keepsTwoHundredFiftySixFailures(int noted, int kept) {
    AttemptLog log = new AttemptLog();
    for (int i = 0; i < noted; i++) {
      log.brokenOff(List.of(LEAF), List.of(failure(Reason.EXPIRED, "failure " + i)));
    }

    assertThat(log.failures()).hasSize(kept);
    assertThat(log.paths()).hasSize(16);
    assertThat(log.morePaths()).isEqualTo(noted - 16);
  }

  @Test
  void keepsEachFailureOnce() {
    AttemptLog log = new AttemptLog();
    assertThat(log.isEmpty()).isTrue();
    log.brokenOff(List.of(LEAF), List.of(failure(Reason.EXPIRED, "x")));
    log.brokenOff(List.of(LEAF), List.of(failure(Reason.EXPIRED, "x")));
    log.brokenOff(List.of(LEAF), List.of(failure(Reason.EXPIRED, "y")));

    assertThat(log.failures()).extracting(Failure::found).containsExactly("x", "y");
    assertThat(log.paths()).hasSize(3);
    assertThat(log.morePaths()).isZero();
    assertThat(log.isEmpty()).isFalse();
  }

  @Test
  void putsTheIssuerWithAFaultBeforeStrangersWithItsName() {
    List<Failure> fault = List.of(failure(Reason.EXPIRED, ""));
    List<Failure> wrongKey = List.of(failure(Reason.BAD_SIGNATURE, ""));
    ParsedCertificate issuer = Parsed.of(CA);
    ParsedCertificate unknown = Parsed.of(ROOT.issues("I", d -> d.without("2.5.29.14")));
    ParsedCertificate stranger = Parsed.of(ROOT.issues("I", d -> d.keyNamed("other")));
    AttemptLog log = new AttemptLog();
    log.brokenOff(List.of(LEAF, stranger), wrongKey);
    log.brokenOff(List.of(LEAF, stranger), fault);
    log.brokenOff(List.of(LEAF, unknown), wrongKey);
    log.brokenOff(List.of(LEAF, unknown), fault);
    log.brokenOff(List.of(LEAF, issuer), wrongKey);
    log.brokenOff(List.of(LEAF, issuer), fault);
    log.complete(List.of(LEAF, issuer, Parsed.of(ROOT)), wrongKey);

    assertThat(log.paths().stream().map(p -> p.certificates().get(1)))
        .containsExactly(
            issuer.entry(),
            issuer.entry(),
            issuer.entry(),
            unknown.entry(),
            unknown.entry(),
            stranger.entry(),
            stranger.entry());
    assertThat(log.paths().stream().map(p -> p.failures().get(0).reason()))
        .containsExactly(
            Reason.BAD_SIGNATURE,
            Reason.EXPIRED,
            Reason.BAD_SIGNATURE,
            Reason.EXPIRED,
            Reason.BAD_SIGNATURE,
            Reason.EXPIRED,
            Reason.BAD_SIGNATURE);
    assertThat(log.paths().get(0).reachesAnchor()).isTrue();
    assertThat(log.paths().get(1).reachesAnchor()).isFalse();
  }

  private static AttemptLog missing(ParsedCertificate target, List<ParsedCertificate> along) {
    CandidateGraph graph = CandidateGraph.of(Parsed.all(ROOT), along);
    Limits limits = Limits.defaults();
    PathSearch search =
        Parsed.search(graph, (c, i) -> SignatureCheck.Answer.INVALID, limits, new Spending(limits));
    new MissingIssuers(search).note(target);
    return search.log();
  }

  @Test
  void looksForMissingIssuersThroughSixtyFourCertificates() {
    ParsedCertificate leaf = Parsed.of(TestPki.root("A1").issuesLeaf("a@example.org"));
    List<ParsedCertificate> chain = new ArrayList<>();
    for (int i = 1; i <= 65; i++) {
      chain.add(Parsed.of(FakeAuthorities.authority("A" + i, "A" + (i + 1), i)));
    }

    assertThat(missing(leaf, chain.subList(0, 64)).failures())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.reason()).isEqualTo(Reason.ISSUER_MISSING);
              assertThat(f.certificate()).isEqualTo(chain.get(63).entry());
              assertThat(f.found()).isEqualTo("CN=A65");
            });
    // One more is too far to look; then the target is what has no issuer.
    assertThat(missing(leaf, chain).failures())
        .singleElement()
        .satisfies(f -> assertThat(f.certificate()).isEqualTo(leaf.entry()));
  }

  @ParameterizedTest
  @CsvSource({"254, 254", "255, 255", "300, 255"})
  void looksForMissingIssuersAmongTwoHundredFiftySixCertificates(int namesakes, int named) {
    ParsedCertificate leaf =
        Parsed.of(TestPki.root("N").issuesLeaf("a@example.org", d -> d.without("2.5.29.35")));
    List<ParsedCertificate> along =
        new ArrayList<>(
            FakeAuthorities.namesakes("N", namesakes).stream().map(Parsed::of).toList());
    Collections.reverse(along);

    assertThat(missing(leaf, along).failures())
        .hasSize(named)
        .allMatch(f -> f.reason() == Reason.UNTRUSTED_ROOT);
  }

  @Test
  void remembersAsManySignaturesAsThereIsRoomFor() {
    ParsedCertificate root = Parsed.of(ROOT);
    ParsedCertificate one = Parsed.of(CA);
    ParsedCertificate two = Parsed.of(ROOT.issues("J"));
    CandidateGraph graph = CandidateGraph.of(List.of(root), List.of(one, two));
    VerifiedEdges.Memory memory = new VerifiedEdges.Memory(1);
    VerifiedEdges edges =
        new VerifiedEdges(
            (c, i) -> SignatureCheck.Answer.VALID, graph, memory, new Spending(Limits.defaults()));

    edges.verify(one, root);
    edges.verify(two, root);

    assertThat(memory.size()).isEqualTo(1);
  }
}
