package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;

/** What certificates can make expensive: their number, their policies. */
class HostileCostsTest {
  private static final String POLICIES = "2.5.29.32";

  private static final TestPki ROOT = TestPki.root("Root");

  @Test
  void moreDistinctPoliciesThanTheLimitAreUndecided() {
    String[] many = IntStream.range(0, 600).mapToObj(i -> "1.2.3." + i).toArray(String[]::new);
    TestPki issuer = ROOT.issues("Issuer", draft -> draft.extension(POLICIES, policies(many)));
    TestPki leaf =
        issuer.issuesLeaf("a@example.org", draft -> draft.extension(POLICIES, policies(many)));

    ChainResult result = validate(ROOT, leaf, List.of(issuer.certificate()));

    ChainAssert.assertThat(result).isUndecidedAt("policy-nodes");
  }

  @Test
  void workGrowsWithTheNumberOfNamesakesAndNotWithItsSquare() {
    TestPki leaf = TestPki.root("Namesake").issuesLeaf("a@example.org");
    List<BundleEntry> few = FakeAuthorities.namesakes("Namesake", 1_000);
    List<BundleEntry> many = FakeAuthorities.namesakes("Namesake", 8_000);

    long forFew = leastNanos(() -> validate(ROOT, leaf, few));
    long forMany = leastNanos(() -> validate(ROOT, leaf, many));

    // 8 times if it is linear, 64 times if it is not.
    assertThat((double) forMany / forFew).isLessThan(30);
  }

  /** The least of several, which a busy machine disturbs least. */
  private static long leastNanos(Runnable work) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 6; i++) {
      long before = System.nanoTime();
      work.run();
      least = Math.min(least, System.nanoTime() - before);
    }
    return least;
  }

  private static ChainResult validate(TestPki anchor, TestPki leaf, List<?> along) {
    return ChainValidator.trusting(anchor.certificate())
        .purpose(Purpose.EMAIL_PROTECTION)
        .revocation(RevocationPolicy.notChecked())
        .clock(TestPki.CLOCK)
        .build()
        .validate(Evidence.of(leaf.certificate()).accompaniedBy(along));
  }

  private static byte[] policies(String... dotted) {
    return der(
        new DERSequence(
            Arrays.stream(dotted)
                .map(p -> new DERSequence(new ASN1ObjectIdentifier(p)))
                .toArray(ASN1Encodable[]::new)));
  }

  private static byte[] der(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
