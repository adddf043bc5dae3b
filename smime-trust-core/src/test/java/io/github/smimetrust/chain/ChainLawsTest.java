package io.github.smimetrust.chain;

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
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/** Laws that hold for every bundle, whatever came along: worlds are drawn from a small web. */
class ChainLawsTest {
  private static final TestPki R1 = TestPki.root("R1");
  private static final TestPki R2 = TestPki.root("R2");
  private static final TestPki R2_OTHER_KEY = TestPki.root("R2", d -> d.keyNamed("other"));
  private static final TestPki I1 = R1.issues("I1");
  private static final TestPki I2 = R2.issues("I2");
  private static final TestPki LOW = I1.issues("Low");

  private static final List<X509Certificate> ROOTS =
      certificates(R1, R2, R2_OTHER_KEY, TestPki.root("Old", ChainLawsTest::expired));

  private static final List<X509Certificate> AUTHORITIES =
      certificates(
          I1,
          I2,
          LOW,
          R1.issues("I1", ChainLawsTest::expired),
          R1.issues("I1", CertificateDraft::brokenSignature),
          R1.issues("I1", d -> d.keyNamed("decoy")),
          R2.crossCertifies(I1),
          R2.crossCertifies(R1),
          R1.crossCertifies(R2),
          I2.crossCertifies(LOW, d -> d.pathLength(0)),
          LOW.crossCertifies(I1),
          R2.crossCertifies(LOW, d -> d.criticalExtension("2.5.29.30", excluding("a.test"))),
          R2_OTHER_KEY.issues("I2"));

  private static final List<X509Certificate> LEAVES =
      certificates(
          I1.issuesLeaf("u@a.test"),
          I2.issuesLeaf("u@b.test"),
          LOW.issuesLeaf("u@a.test"),
          LOW.issuesLeaf("u@b.test", CertificateDraft::brokenSignature),
          R1.issuesLeaf("u@c.test"),
          R2_OTHER_KEY.issuesLeaf("u@a.test"),
          TestPki.root("Nobody").issuesLeaf("u@a.test"),
          LOW);

  private record World(
      List<X509Certificate> roots,
      List<X509Certificate> own,
      List<X509Certificate> along,
      X509Certificate leaf) {
    ChainValidatorBuilder builder() {
      return ChainValidator.trusting(TrustBundle.of(roots))
          .intermediates(TrustBundle.of(own))
          .purpose(Purpose.ANY)
          .revocation(RevocationPolicy.notChecked())
          .clock(TestPki.CLOCK);
    }

    ChainResult judge() {
      return builder().build().validate(evidence());
    }

    Evidence evidence() {
      return Evidence.of(leaf).accompaniedBy(along);
    }
  }

  private static void expired(CertificateDraft draft) {
    draft.notAfter(TestPki.NOW.minusSeconds(1));
  }

  private static List<X509Certificate> certificates(TestPki... certificates) {
    return List.of(certificates).stream().map(TestPki::certificate).toList();
  }

  private static byte[] excluding(String host) {
    return encoded(new NameConstraints(null, new GeneralSubtree[] {subtree(host)}));
  }

  private static byte[] permitting(String host) {
    return encoded(new NameConstraints(new GeneralSubtree[] {subtree(host)}, null));
  }

  private static GeneralSubtree subtree(String host) {
    return new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, host));
  }

  private static byte[] encoded(NameConstraints constraints) {
    try {
      return constraints.getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Provide
  Arbitrary<World> worlds() {
    Arbitrary<Set<X509Certificate>> roots =
        Arbitraries.of(ROOTS).set().ofMinSize(1).ofMaxSize(ROOTS.size());
    Arbitrary<Set<X509Certificate>> authorities =
        Arbitraries.of(AUTHORITIES).set().ofMaxSize(AUTHORITIES.size());
    return Combinators.combine(roots, authorities, authorities, Arbitraries.of(LEAVES))
        .as(
            (r, own, along, leaf) ->
                new World(List.copyOf(r), List.copyOf(own), List.copyOf(along), leaf));
  }

  @Property(tries = 150)
  void orderOfInputNeverChangesAnything(@ForAll("worlds") World world, @ForAll("seeds") long seed) {
    World shuffled =
        new World(
            shuffled(world.roots, seed),
            shuffled(world.own, seed),
            shuffled(world.along, seed),
            world.leaf);

    assertThat(shuffled.judge().explain()).isEqualTo(world.judge().explain());
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  private static List<X509Certificate> shuffled(List<X509Certificate> list, long seed) {
    List<X509Certificate> copy = new ArrayList<>(list);
    Collections.shuffle(copy, new Random(seed));
    return copy;
  }

  @Property(tries = 150)
  void moreNameConstraintsNeverMakeTrust(
      @ForAll("worlds") World world, @ForAll("hosts") String host) {
    ChainResult free = world.judge();
    for (byte[] constraints : List.of(excluding(host), permitting(host))) {
      ChainResult bound =
          world.builder().initialSubtrees(constraints).build().validate(world.evidence());

      if (free.outcome() != Outcome.TRUSTED) {
        assertThat(bound.outcome()).isNotEqualTo(Outcome.TRUSTED);
      }
    }
  }

  @Provide
  Arbitrary<String> hosts() {
    return Arbitraries.of("a.test", "b.test", ".test", "c.test");
  }

  @Property(tries = 100)
  void unrelatedCertificateNeverFlipsTheAnswer(@ForAll("worlds") World world) {
    List<X509Certificate> more = new ArrayList<>(world.along);
    more.add(TestPki.root("Stranger").certificate());
    more.add(TestPki.root("Stranger").issues("I9").certificate());
    World larger = new World(world.roots, world.own, more, world.leaf);
    Outcome before = world.judge().outcome();
    Outcome after = larger.judge().outcome();

    Assume.that(before != Outcome.UNDECIDED && after != Outcome.UNDECIDED);
    assertThat(after).isEqualTo(before);
  }

  @Property(tries = 100)
  void withoutItsAnchorNoChainIsTrusted(@ForAll("worlds") World world) {
    ChainResult result = world.judge();
    Assume.that(result.outcome() == Outcome.TRUSTED);
    List<X509Certificate> stranger = certificates(TestPki.root("Stranger"));

    assertThat(new World(stranger, world.own, world.along, world.leaf).judge().outcome())
        .isEqualTo(Outcome.REJECTED);
  }

  @Property(tries = 100)
  void everyTrustedChainIsOneThatTheJdkValidates(@ForAll("worlds") World world) throws Exception {
    ChainResult result = world.judge();
    Assume.that(result.outcome() == Outcome.TRUSTED);
    List<X509Certificate> chain = new ArrayList<>();
    result.orElseThrow().chain().forEach(c -> chain.add(c.certificate()));

    JdkOracle.validate(chain, TestPki.NOW);
  }
}
