package io.github.smimetrust.chain;

import static io.github.smimetrust.chain.ChainAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.fixture.CertificateDraft;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that make other path builders work for minutes; the work is counted in signatures. */
class HostileWebsTest {
  private static final TestPki ROOT = TestPki.root("R");

  private final CountingSignatures signatures = new CountingSignatures();

  private ChainValidatorBuilder trusting(TestPki... anchors) {
    List<X509Certificate> roots = new ArrayList<>();
    for (TestPki anchor : anchors) {
      roots.add(anchor.certificate());
    }
    return ChainValidator.trusting(TrustBundle.of(roots))
        .purpose(Purpose.EMAIL_PROTECTION)
        .revocation(RevocationPolicy.notChecked())
        .signatures(signatures)
        .clock(TestPki.CLOCK);
  }

  private static Evidence evidence(TestPki leaf, List<TestPki> along) {
    return Evidence.of(leaf.certificate())
        .accompaniedBy(along.stream().map(TestPki::certificate).toList());
  }

  private static void anonymous(CertificateDraft draft) {
    draft.without("2.5.29.14").without("2.5.29.35");
  }

  /** Making them is most of what these tests cost, so they are made once. */
  private static final List<TestPki> NAMESAKES = new ArrayList<>();

  private static List<TestPki> namesakes(int count) {
    while (NAMESAKES.size() < count) {
      String key = "key " + NAMESAKES.size();
      NAMESAKES.add(TestPki.root("N", d -> anonymous(d.keyNamed(key))));
    }
    return NAMESAKES.subList(0, count);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {10, 100, 1000})
  void rejectsSelfSignedNamesakesWithoutAnchorForAlmostNothing(int count) {
    TestPki leaf = TestPki.root("N").issuesLeaf("a@example.org", HostileWebsTest::anonymous);

    ChainResult result = trusting(ROOT).build().validate(evidence(leaf, namesakes(count)));

    assertThat(result).isRejectedBecause(Reason.UNTRUSTED_ROOT);
    // What they cost is the search for a proposal.
    assertThat(signatures.checks()).isLessThanOrEqualTo(32);
    assertThat(((ChainResult.Rejected) result).paths()).hasSizeLessThanOrEqualTo(16);
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"10, REJECTED", "100, REJECTED", "1000, UNDECIDED"})
  void stopsAmongNamesakesOfAnAnchor(int count, Outcome expected) {
    TestPki anchor = TestPki.root("N", d -> anonymous(d.keyNamed("anchor")));
    TestPki leaf =
        TestPki.root("N", d -> d.keyNamed("gone"))
            .issuesLeaf("a@example.org", HostileWebsTest::anonymous);

    ChainResult result = trusting(anchor).build().validate(evidence(leaf, namesakes(count)));

    assertThat(result.outcome()).isEqualTo(expected);
    assertThat(signatures.checks()).isLessThanOrEqualTo(256);
  }

  /** Every authority of a layer certifies every one of the layer below. */
  private static List<TestPki> layers(List<TestPki> tops, int layers, List<TestPki> lowest) {
    List<TestPki> certificates = new ArrayList<>();
    List<TestPki> above = tops;
    for (int layer = 0; layer < layers; layer++) {
      List<TestPki> here = new ArrayList<>();
      for (int i = 0; i < tops.size(); i++) {
        TestPki first = above.get(0).issues("L" + layer + " " + i);
        here.add(first);
        certificates.add(first);
        for (TestPki other : above.subList(1, above.size())) {
          certificates.add(other.crossCertifies(first));
        }
      }
      above = here;
    }
    lowest.addAll(above);
    Collections.shuffle(certificates, new java.util.Random(layers));
    return certificates;
  }

  private static List<TestPki> tops(int width) {
    List<TestPki> tops = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      tops.add(TestPki.root("Top " + i));
    }
    return tops;
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7, 8})
  void rejectsLayeredMeshWithoutAnchorForNothing(int width) {
    List<TestPki> lowest = new ArrayList<>();
    List<TestPki> mesh = layers(tops(width), Math.min(width, 6), lowest);
    TestPki leaf = lowest.get(0).issuesLeaf("a@example.org");

    ChainResult result = trusting(ROOT).build().validate(evidence(leaf, mesh));

    assertThat(result).isRejectedBecause(Reason.ISSUER_MISSING);
    assertThat(signatures.checks()).isZero();
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7, 8})
  void findsThePathThroughLayeredMeshWithOneAnchor(int width) {
    List<TestPki> tops = tops(width);
    List<TestPki> lowest = new ArrayList<>();
    int layers = Math.min(width, 6);
    List<TestPki> mesh = layers(tops, layers, lowest);
    TestPki leaf = lowest.get(0).issuesLeaf("a@example.org");

    ChainResult result = trusting(tops.get(width - 1)).build().validate(evidence(leaf, mesh));

    assertThat(result).isTrusted();
    assertThat(result.orElseThrow().chain()).hasSize(layers + 2);
    assertThat(signatures.checks()).isLessThanOrEqualTo(2 * layers + 2);
  }

  /** Every authority certifies every other one. */
  private static List<TestPki> fullMesh(int size) {
    List<TestPki> roots = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      roots.add(TestPki.root("M" + i));
    }
    List<TestPki> crosses = new ArrayList<>();
    for (TestPki issuer : roots) {
      for (TestPki subject : roots) {
        if (issuer != subject) {
          crosses.add(issuer.crossCertifies(subject));
        }
      }
    }
    return crosses;
  }

  // 20 certificates stop Bouncy Castle, 56 the JDK.
  @ParameterizedTest
  @ValueSource(ints = {5, 8})
  void rejectsFullMeshWhoseWayToTheAnchorIsForged(int size) {
    List<TestPki> mesh = fullMesh(size);
    TestPki top = TestPki.root("M0");
    mesh.add(ROOT.crossCertifies(top, CertificateDraft::brokenSignature));
    TestPki leaf = TestPki.root("M1").issuesLeaf("a@example.org");

    ChainResult result = trusting(ROOT).build().validate(evidence(leaf, mesh));

    assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(signatures.checks()).isLessThanOrEqualTo(size * (size - 1) + 2);
    assertThat(signatures.mostOfOnePair()).isEqualTo(1);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {5, 8, 12})
  void rejectsFullMeshWithoutAnchorForNothing(int size) {
    TestPki leaf = TestPki.root("M1").issuesLeaf("a@example.org");

    ChainResult result = trusting(ROOT).build().validate(evidence(leaf, fullMesh(size)));

    assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(signatures.checks()).isZero();
  }

  @Test
  void givesUpInFullMeshWherePathsFailOneByOne() {
    // Each path reaches the anchor, which allows no authority below it but one.
    TestPki root = TestPki.root("Narrow", d -> d.pathLength(0));
    List<TestPki> mesh = fullMesh(8);
    mesh.add(root.crossCertifies(TestPki.root("M0")));
    TestPki leaf = TestPki.root("M1").issuesLeaf("a@example.org");

    ChainResult result = trusting(root).build().validate(evidence(leaf, mesh));

    assertThat(result).isUndecidedAt("build-steps");
    assertThat(((ChainResult.Undecided) result).spent()).containsEntry("build-steps", 5_000L);
    assertThat(signatures.checks()).isLessThanOrEqualTo(58);
  }

  private static List<TestPki> chain(TestPki top, int length) {
    List<TestPki> chain = new ArrayList<>();
    TestPki at = top;
    for (int i = 0; i < length; i++) {
      at = at.issues("C" + i);
      chain.add(at);
    }
    return chain;
  }

  @Tag("slow")
  @Test
  void rejectsLongChainWithoutRootForNothing() {
    List<TestPki> chain = chain(TestPki.root("Absent"), 100);
    TestPki leaf = chain.get(99).issuesLeaf("a@example.org");

    assertThat(trusting(ROOT).build().validate(evidence(leaf, chain)))
        .isRejectedBecause(Reason.ISSUER_MISSING);
    assertThat(signatures.checks()).isZero();
  }

  @Test
  void isUndecidedAboutChainThatIsTooLong() {
    List<TestPki> chain = chain(ROOT, 8);
    ChainValidator validator = trusting(ROOT).build();

    assertThat(validator.validate(evidence(chain.get(6).issuesLeaf("a@example.org"), chain)))
        .isTrusted();
    assertThat(validator.validate(evidence(chain.get(7).issuesLeaf("a@example.org"), chain)))
        .isUndecidedAt("chain-length");
  }

  /** Round and round is no way: the search ends, and no limit is what ends it. */
  @Test
  void rejectsCycleBelowAnAnchorThatAllowsOneAuthority() {
    TestPki root = TestPki.root("Narrow", d -> d.pathLength(0));
    TestPki one = TestPki.root("One");
    TestPki two = TestPki.root("Two");
    TestPki leaf = two.issuesLeaf("a@example.org");

    ChainResult result =
        trusting(root)
            .build()
            .validate(
                evidence(
                    leaf,
                    List.of(
                        one.crossCertifies(two),
                        two.crossCertifies(one),
                        root.crossCertifies(one))));

    assertThat(result).isRejectedBecause(Reason.PATH_LENGTH);
  }

  @Test
  void rejectsCycle() {
    TestPki one = TestPki.root("One");
    TestPki two = TestPki.root("Two");
    TestPki leaf = one.issuesLeaf("a@example.org");

    ChainResult result =
        trusting(ROOT)
            .build()
            .validate(evidence(leaf, List.of(one.crossCertifies(two), two.crossCertifies(one))));

    assertThat(result).isRejectedBecause(Reason.ISSUER_MISSING);
    assertThat(signatures.checks()).isZero();
  }

  @Test
  void findsPathAmongDecoysByKeyIdentifier() {
    TestPki ca = ROOT.issues("I");
    List<TestPki> along = decoys(100, d -> {});
    along.add(ca);

    assertThat(trusting(ROOT).build().validate(evidence(ca.issuesLeaf("a@example.org"), along)))
        .isTrusted();
    assertThat(signatures.checks()).isEqualTo(2);
  }

  @Tag("slow")
  @Test
  void findsPathAmongDecoysWithoutKeyIdentifiers() {
    TestPki ca = ROOT.issues("I", HostileWebsTest::anonymous);
    List<TestPki> along = decoys(100, HostileWebsTest::anonymous);
    along.add(ca);

    assertThat(
            trusting(ROOT)
                .build()
                .validate(
                    evidence(ca.issuesLeaf("a@example.org", HostileWebsTest::anonymous), along)))
        .isTrusted();
    assertThat(signatures.checks()).isLessThanOrEqualTo(103);
  }

  private static List<TestPki> decoys(int count, Consumer<CertificateDraft> change) {
    List<TestPki> decoys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String key = "decoy " + i;
      decoys.add(ROOT.issues("I", d -> change.accept(d.keyNamed(key))));
    }
    return decoys;
  }

  @Test
  void countsSignatureChecksToTheLimitAndNoFurther() {
    TestPki ca = ROOT.issues("I", HostileWebsTest::anonymous);
    List<TestPki> along = decoys(20, HostileWebsTest::anonymous);
    TestPki leaf =
        ROOT.issues("I", d -> anonymous(d.keyNamed("absent")))
            .issuesLeaf("a@example.org", HostileWebsTest::anonymous);
    along.add(ca);

    // 21 keys are tried for the leaf, and none fits.
    assertThat(
            trusting(ROOT)
                .limits(Limits.defaults().withSignatureChecks(21))
                .build()
                .validate(evidence(leaf, along)))
        .isRejectedBecause(Reason.BAD_SIGNATURE);
    assertThat(
            trusting(ROOT)
                .limits(Limits.defaults().withSignatureChecks(20))
                .build()
                .validate(evidence(leaf, along)))
        .isUndecidedAt("signature-checks");
  }

  @Test
  void answersTheSameWhenSignaturesAreRemembered() {
    TestPki ca = ROOT.issues("I");
    TestPki leaf = ca.issuesLeaf("a@example.org");
    ChainValidator validator =
        trusting(ROOT)
            .intermediates(TrustBundle.of(ca.certificate()))
            .limits(Limits.defaults().withSignatureChecks(1))
            .build();

    assertThat(validator.validate(leaf.certificate())).isUndecidedAt("signature-checks");
    assertThat(validator.validate(leaf.certificate())).isUndecidedAt("signature-checks");
  }

  @Test
  void remembersSignaturesOnItsOwnCertificatesAlone() {
    TestPki ca = ROOT.issues("I");
    TestPki leaf = ca.issuesLeaf("a@example.org");
    ChainValidator validator =
        trusting(ROOT).intermediates(TrustBundle.of(ca.certificate())).build();

    validator.validate(leaf.certificate());
    assertThat(signatures.checks()).isEqualTo(2);
    validator.validate(leaf.certificate());
    assertThat(signatures.checks()).isEqualTo(3);
  }

  @Test
  void remembersNothingThatAMailBringsAlong() {
    TestPki ca = ROOT.issues("I");
    TestPki leaf = ca.issuesLeaf("a@example.org");
    // A stranger with the root's name, whom every question tries for the validator's own authority.
    TestPki stranger = TestPki.root("R", d -> d.keyNamed("stranger"));
    VerifiedEdges.Memory memory = new VerifiedEdges.Memory(100);
    ParsedCertificate own = parsed(ca);
    CandidateGraph graph = CandidateGraph.of(List.of(parsed(ROOT)), List.of(own));
    VerifiedEdges edges =
        new VerifiedEdges(signatures, graph, memory, new Spending(Limits.defaults()));

    assertThat(edges.verify(own, parsed(stranger))).isEqualTo(SignatureCheck.Answer.INVALID);
    assertThat(edges.verify(parsed(leaf), own)).isEqualTo(SignatureCheck.Answer.VALID);
    assertThat(memory.size()).isZero();
    ParsedCertificate anchor = graph.named(own.issuer(), 0).get(0);
    assertThat(edges.verify(own, anchor)).isEqualTo(SignatureCheck.Answer.VALID);
    assertThat(memory.size()).isEqualTo(1);
  }

  private static ParsedCertificate parsed(TestPki certificate) {
    return ParsedCertificate.of(
        io.github.smimetrust.BundleEntry.of(certificate.certificate()), 1 << 16);
  }

  @Test
  void policyMappingsThatDoubleStaySmall() throws IOException {
    // Two policies, each mapped to both, in every authority: 2^20 nodes in the tree of RFC 5280.
    ASN1ObjectIdentifier[] policies = {
      new ASN1ObjectIdentifier("1.2.3.1"), new ASN1ObjectIdentifier("1.2.3.2")
    };
    ASN1EncodableVector both = new ASN1EncodableVector();
    ASN1EncodableVector mappings = new ASN1EncodableVector();
    for (ASN1ObjectIdentifier policy : policies) {
      both.add(new DERSequence(policy));
      for (ASN1ObjectIdentifier to : policies) {
        mappings.add(new DERSequence(new ASN1ObjectIdentifier[] {policy, to}));
      }
    }
    byte[] certificatePolicies = new DERSequence(both).getEncoded(ASN1Encoding.DER);
    byte[] policyMappings = new DERSequence(mappings).getEncoded(ASN1Encoding.DER);
    List<TestPki> chain = new ArrayList<>();
    TestPki at = ROOT;
    for (int i = 0; i < 20; i++) {
      at =
          at.issues(
              "P" + i,
              d ->
                  d.extension("2.5.29.32", certificatePolicies)
                      .criticalExtension("2.5.29.33", policyMappings));
      chain.add(at);
    }
    TestPki leaf =
        at.issuesLeaf("a@example.org", d -> d.extension("2.5.29.32", certificatePolicies));
    Limits longer = Limits.defaults().withChainLength(24);

    assertThat(
            trusting(ROOT)
                .requiringExplicitPolicy()
                .limits(longer)
                .build()
                .validate(evidence(leaf, chain)))
        .isTrusted();
    assertThat(
            trusting(ROOT)
                .requiringExplicitPolicy()
                .limits(longer.withPolicyNodes(20))
                .build()
                .validate(evidence(leaf, chain)))
        .isUndecidedAt("policy-nodes");
  }

  @Tag("slow")
  @Test
  void givesUpOnNameConstraintsTimesNames() throws IOException {
    GeneralSubtree[] subtrees = new GeneralSubtree[2048];
    GeneralName[] names = new GeneralName[2048];
    for (int i = 0; i < 2048; i++) {
      subtrees[i] = new GeneralSubtree(mail("h" + i + ".test"));
      names[i] = mail("a" + i + "@h2047.test");
    }
    byte[] permitted = new NameConstraints(subtrees, null).getEncoded(ASN1Encoding.DER);
    byte[] san = new GeneralNames(names).getEncoded(ASN1Encoding.DER);
    TestPki ca = ROOT.issues("I", d -> d.criticalExtension("2.5.29.30", permitted));
    TestPki leaf = ca.issuesLeaf("a@example.org", d -> d.extension("2.5.29.17", san));
    Limits large = Limits.defaults().withCertificateBytes(1 << 20);

    assertThat(trusting(ROOT).limits(large).build().validate(evidence(leaf, List.of(ca))))
        .isUndecidedAt("name-comparisons");
    assertThat(
            trusting(ROOT)
                .limits(large.withNameComparisons(2048 * 2048))
                .build()
                .validate(evidence(leaf, List.of(ca))))
        .isTrusted();
  }

  private static GeneralName mail(String name) {
    return new GeneralName(GeneralName.rfc822Name, name);
  }

  @Test
  void isUndecidedAboutCertificateThatIsTooLarge() {
    TestPki ca = ROOT.issues("I");
    byte[] filler = new byte[70_000];
    filler[0] = 4;
    filler[1] = (byte) 0x83;
    filler[2] = 1;
    filler[3] = 0x11;
    filler[4] = 0x6B;
    TestPki large = ROOT.issues("I", d -> d.extension("1.3.6.1.4.1.99999.2", filler));
    TestPki leaf = ca.issuesLeaf("a@example.org");
    TestPki largeLeaf =
        ca.issuesLeaf("a@example.org", d -> d.extension("1.3.6.1.4.1.99999.2", filler));

    assertThat(trusting(ROOT).build().validate(evidence(leaf, List.of(large))))
        .isUndecidedAt("certificate-bytes");
    assertThat(trusting(ROOT).build().validate(evidence(leaf, List.of(large, ca)))).isTrusted();
    assertThat(trusting(ROOT).build().validate(evidence(largeLeaf, List.of(ca))))
        .isUndecidedAt("certificate-bytes");
  }

  @Tag("slow")
  @Test
  void eightThreadsAgreeWithOne() throws Exception {
    List<TestPki> chain = chain(ROOT, 4);
    List<Evidence> questions = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      TestPki ca = i % 5 == 0 ? TestPki.root("X") : chain.get(i % 4);
      questions.add(evidence(ca.issuesLeaf("u" + i + "@example.org"), List.of()));
    }
    TrustBundle own = TrustBundle.of(chain.stream().map(TestPki::certificate).toList());
    List<String> alone =
        questions.stream()
            .map(q -> trusting(ROOT).intermediates(own).build().validate(q).explain())
            .toList();
    ChainValidator shared = trusting(ROOT).intermediates(own).build();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<List<String>>> answers = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        answers.add(
            threads.submit(
                () -> questions.stream().map(q -> shared.validate(q).explain()).toList()));
      }
      for (Future<List<String>> answer : answers) {
        assertThat(answer.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
