package io.github.smimetrust.rotation;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.fixture.TestPki;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Two lists over a small web: two roots with renewals, each certifying the other, an authority that
 * both certify, and users of all three. Everything begins and ends around the time of the plan.
 *
 * @param current the list that is there
 * @param wanted the list that is to be there
 * @param distrusted what is to go at once
 * @param evidence what is to stay trusted
 */
record RandomRotation(
    List<X509Certificate> current,
    List<X509Certificate> wanted,
    List<X509Certificate> distrusted,
    List<User> evidence) {
  static final Instant START = TestPki.NOW;
  static final Instant HORIZON = START.plus(Duration.ofDays(100));
  static final Duration WINDOW = Duration.ofDays(10);

  // RSA, since a signature with it is checked twenty times as fast, and there are many.
  private static final TestPki A = TestPki.root("A", d -> d.rsa(2048));
  private static final TestPki B = TestPki.root("B", d -> d.rsa(2048));
  private static final TestPki I = A.issues("I", d -> d.keyNamed("i").rsa(2048));

  private static final List<X509Certificate> AUTHORITIES = authorities();
  private static final List<X509Certificate> ISSUING = AUTHORITIES.subList(0, 6);
  private static final List<X509Certificate> USERS = users();

  /** A leaf with what came along. */
  record User(X509Certificate leaf, List<X509Certificate> along) {
    Evidence evidence() {
      return Evidence.of(leaf).accompaniedBy(along).from(leaf.getSubjectX500Principal().getName());
    }
  }

  private static List<X509Certificate> authorities() {
    List<X509Certificate> all = new ArrayList<>();
    // Those of the issuing authority come first.
    all.addAll(made((from, to) -> A.crossCertifies(I, d -> d.notBefore(from).notAfter(to)), 3));
    all.addAll(made((from, to) -> B.crossCertifies(I, d -> d.notBefore(from).notAfter(to)), 3));
    all.addAll(
        made((from, to) -> TestPki.root("A", d -> d.rsa(2048).notBefore(from).notAfter(to)), 4));
    all.addAll(
        made((from, to) -> TestPki.root("B", d -> d.rsa(2048).notBefore(from).notAfter(to)), 4));
    all.addAll(made((from, to) -> A.crossCertifies(B, d -> d.notBefore(from).notAfter(to)), 3));
    all.addAll(made((from, to) -> B.crossCertifies(A, d -> d.notBefore(from).notAfter(to)), 3));
    return List.copyOf(all);
  }

  private static List<X509Certificate> users() {
    List<X509Certificate> all = new ArrayList<>();
    for (TestPki issuer : List.of(A, B, I)) {
      all.addAll(
          made(
              (from, to) -> issuer.issuesLeaf("u@x.example", d -> d.notBefore(from).notAfter(to)),
              3));
    }
    return List.copyOf(all);
  }

  /** All of the plan's time; ends within it; begins within it; ends within hours of the start. */
  private static List<X509Certificate> made(BiFunction<Instant, Instant, TestPki> maker, int most) {
    Instant before = START.minus(Duration.ofDays(400));
    Instant after = START.plus(Duration.ofDays(4_000));
    return List.of(
            maker.apply(before, after),
            maker.apply(before, START.plus(Duration.ofDays(30)).plusSeconds(17)),
            maker.apply(START.plus(Duration.ofDays(25)), START.plus(Duration.ofDays(60))),
            maker.apply(before, START.plus(Duration.ofHours(9))))
        .subList(0, most)
        .stream()
        .map(TestPki::certificate)
        .toList();
  }

  static Arbitrary<RandomRotation> any() {
    Arbitrary<List<X509Certificate>> lists =
        Arbitraries.of(AUTHORITIES).set().ofMaxSize(9).map(List::copyOf);
    // Those that are there: distrusting others changes nothing.
    Arbitrary<Integer> distrusted =
        Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(1, 1), Tuple.of(1, 2));
    Arbitrary<User> users =
        Combinators.combine(
                Arbitraries.of(USERS), Arbitraries.of(ISSUING).set().ofMaxSize(1).map(List::copyOf))
            .as(User::new);
    return Combinators.combine(lists, lists, distrusted, users.list().ofMinSize(1).ofMaxSize(3))
        .as(
            (current, wanted, most, evidence) ->
                new RandomRotation(
                    current, wanted, current.subList(0, Math.min(most, current.size())), evidence));
  }

  RotationPlan plan() {
    return RotationPlan.from(TrustBundle.of(current))
        .to(TrustBundle.of(wanted))
        .keepingTrusted(evidence.stream().map(User::evidence).toList())
        .distrusting(TrustBundle.of(distrusted))
        .stepsWithin(WINDOW)
        .between(START, HORIZON);
  }
}
