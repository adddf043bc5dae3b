package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.fixture.CertificateDraft;
import io.github.smimetrust.fixture.TestPki;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * A small web of authorities below one root, with faults here and there, and a leaf at its bottom.
 *
 * @param steps who certified whom
 * @param leaf who issued the leaf, and its fault
 */
record RandomWeb(List<Step> steps, Leaf leaf) {
  static final TestPki ROOT = TestPki.root("Root");

  /** The first two have one name and two keys. */
  private static final List<TestPki> AUTHORITIES =
      List.of(
          TestPki.root("Twin", draft -> draft.keyNamed("one")),
          TestPki.root("Twin", draft -> draft.keyNamed("other")),
          TestPki.root("Second"),
          TestPki.root("Third"));

  private static final int FROM_ROOT = AUTHORITIES.size();

  // A web is drawn from few certificates, and each is signed once.
  private static final Map<Step, X509Certificate> MADE = new ConcurrentHashMap<>();
  private static final Map<Leaf, X509Certificate> LEAVES = new ConcurrentHashMap<>();

  /** One certificate. */
  record Step(int issuer, int subject, Fault fault) {
    X509Certificate certificate() {
      return MADE.computeIfAbsent(
          this,
          step ->
              authority(issuer)
                  .crossCertifies(AUTHORITIES.get(subject), fault::apply)
                  .certificate());
    }

    boolean looksSelfSigned() {
      boolean twins = issuer <= 1 && subject <= 1;
      return issuer == subject || twins && fault == Fault.ANONYMOUS;
    }
  }

  /** The certificate in question. */
  record Leaf(int issuer, Fault fault) {
    X509Certificate certificate() {
      return LEAVES.computeIfAbsent(
          this, leaf -> authority(issuer).issuesLeaf("a@mail.example", fault::apply).certificate());
    }
  }

  /** What is wrong with a certificate, or odd. */
  enum Fault {
    NONE,
    ANONYMOUS,
    EXPIRED,
    BROKEN,
    NOT_CA,
    NO_CERT_SIGN,
    PATH_LENGTH_ZERO,
    EXCLUDES_MAIL,
    PERMITS_OTHER_MAIL,
    PERMITS_MAIL;

    void apply(CertificateDraft draft) {
      switch (this) {
        case NONE -> {}
        case ANONYMOUS -> anonymous(draft);
        case EXPIRED -> draft.notAfter(TestPki.NOW.minusSeconds(1));
        case BROKEN -> draft.brokenSignature();
        case NOT_CA -> draft.notCa();
        case NO_CERT_SIGN -> draft.keyUsage(KeyUsage.cRLSign);
        case PATH_LENGTH_ZERO -> draft.pathLength(0);
        case EXCLUDES_MAIL -> constrain(draft, List.of(), List.of("mail.example"));
        case PERMITS_OTHER_MAIL -> constrain(draft, List.of("other.example"), List.of());
        case PERMITS_MAIL -> constrain(draft, List.of("mail.example"), List.of());
      }
    }

    private static void constrain(
        CertificateDraft draft, List<String> permitted, List<String> excluded) {
      draft.criticalExtension("2.5.29.30", NameConstraintsDer.of(permitted, excluded));
    }
  }

  static Arbitrary<RandomWeb> any() {
    Arbitrary<Integer> authorities = Arbitraries.integers().between(0, AUTHORITIES.size() - 1);
    Arbitrary<Integer> issuers = Arbitraries.integers().between(0, FROM_ROOT);
    Arbitrary<Fault> faults =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.just(Fault.NONE)), Tuple.of(5, Arbitraries.of(Fault.values())));
    Arbitrary<Step> steps = Combinators.combine(issuers, authorities, faults).as(Step::new);
    Arbitrary<Leaf> leaves =
        Combinators.combine(
                issuers, Arbitraries.of(Fault.NONE, Fault.NONE, Fault.ANONYMOUS, Fault.EXPIRED))
            .as(Leaf::new);
    return Combinators.combine(steps.list().ofMinSize(1).ofMaxSize(8), leaves).as(RandomWeb::new);
  }

  /** The same certificate without key identifiers: nothing tells candidates apart. */
  private static void anonymous(CertificateDraft draft) {
    draft.without("2.5.29.35").without("2.5.29.14");
  }

  private static TestPki authority(int index) {
    return index == FROM_ROOT ? ROOT : AUTHORITIES.get(index);
  }

  /** The same web without certificates that are self-signed, or may be as far as they tell. */
  RandomWeb withoutOtherRoots() {
    return new RandomWeb(steps.stream().filter(s -> !s.looksSelfSigned()).toList(), leaf);
  }

  List<X509Certificate> certificates() {
    return steps.stream().map(Step::certificate).distinct().toList();
  }

  BundleEntry leafEntry() {
    return BundleEntry.of(leaf.certificate());
  }
}
