package io.github.smimetrust.chain;

import static io.github.smimetrust.chain.ChainAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.fixture.TestPki;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;

/** Work that each of thousands of paths through one certificate would do again. */
class HostileRepetitionsTest {
  @Test
  void namesOfACertificateAreReadOnce() {
    ParsedCertificate leaf =
        ParsedCertificate.of(
            BundleEntry.of(TestPki.root("R").issuesLeaf("a@example.org").certificate()), 1 << 16);

    assertThat(leaf.names()).isSameAs(leaf.names());
  }

  @Test
  void policiesThatLeadNowhereAreBoundedToo() throws Exception {
    ASN1EncodableVector policies = new ASN1EncodableVector();
    for (int i = 0; i < 600; i++) {
      policies.add(new DERSequence(new ASN1ObjectIdentifier("1.2.3." + i)));
    }
    byte[] many = new DERSequence(policies).getEncoded();
    byte[] one = HexFormat.of().parseHex("3007300506032A0401");
    // Below an authority with one other policy, none of the 600 makes a node.
    TestPki root = TestPki.root("R", d -> d.extension("2.5.29.32", one));
    TestPki leaf = root.issuesLeaf("a@example.org", d -> d.extension("2.5.29.32", many));

    assertThat(ChainValidatorTest.trusting(root).build().validate(leaf.certificate()))
        .isUndecidedAt("policy-nodes");
    assertThat(
            ChainValidatorTest.trusting(root)
                .limits(Limits.defaults().withPolicyNodes(700))
                .build()
                .validate(leaf.certificate()))
        .isTrusted();
  }
}
