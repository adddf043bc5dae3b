package io.github.smimetrust.chain;

import static io.github.smimetrust.chain.ChainAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smimetrust.BundleReader;
import io.github.smimetrust.fixture.CertificateDraft;
import io.github.smimetrust.fixture.TestPki;
import java.io.IOException;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Name constraints, policies and purposes of whole chains. */
class PathRulesTest {
  private static final String NAME_CONSTRAINTS = "2.5.29.30";
  private static final String POLICIES = "2.5.29.32";
  private static final String POLICY_CONSTRAINTS = "2.5.29.36";
  private static final String INHIBIT_ANY_POLICY = "2.5.29.54";
  private static final String POLICY_MAPPINGS = "2.5.29.33";
  private static final String PURPOSES = "2.5.29.37";

  private static byte[] der(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] permitting(String base) {
    return der(new NameConstraints(new GeneralSubtree[] {mail(base)}, null));
  }

  private static byte[] excluding(String base) {
    return der(new NameConstraints(null, new GeneralSubtree[] {mail(base)}));
  }

  private static GeneralSubtree mail(String base) {
    return new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, base));
  }

  private static Consumer<CertificateDraft> with(String oid, byte[] value) {
    return d -> d.criticalExtension(oid, value);
  }

  private static ChainResult judge(TestPki root, TestPki ca, TestPki leaf) {
    return ChainValidatorTest.trusting(root, ca).build().validate(leaf.certificate());
  }

  @Test
  void holdsNameConstraintsAgainstTheLeaf() {
    TestPki root = TestPki.root("R");
    TestPki ca = root.issues("I", with(NAME_CONSTRAINTS, permitting("example.org")));
    TestPki outside = ca.issuesLeaf("a@example.net");

    assertThat(judge(root, ca, ca.issuesLeaf("a@example.org"))).isTrusted();
    assertThat(judge(root, ca, outside))
        .isRejectedBecause(Reason.NAME_CONSTRAINTS)
        .of(outside)
        .found("rfc822Name a@example.net", "example.org");
  }

  @Test
  void holdsNameConstraintsOfTheAnchor() {
    TestPki root = TestPki.root("R", with(NAME_CONSTRAINTS, excluding("example.net")));
    TestPki ca = root.issues("I");
    TestPki outside = ca.issuesLeaf("a@example.net");

    assertThat(judge(root, ca, ca.issuesLeaf("a@example.org"))).isTrusted();
    assertThat(judge(root, ca, outside))
        .isRejectedBecause(Reason.NAME_CONSTRAINTS)
        .of(outside)
        .found("rfc822Name a@example.net", "not (example.net)");
  }

  @Test
  void holdsNameConstraintsAgainstAuthoritiesBelowUnlessSelfIssued() {
    byte[] other =
        der(
            new NameConstraints(
                null,
                new GeneralSubtree[] {
                  new GeneralSubtree(
                      new GeneralName(new org.bouncycastle.asn1.x500.X500Name("CN=I")))
                }));
    TestPki root = TestPki.root("R");
    TestPki ca = root.issues("I", with(NAME_CONSTRAINTS, other));
    TestPki rolled = ca.issues("I", d -> d.keyNamed("rolled over"));
    TestPki above = root.issues("Top", with(NAME_CONSTRAINTS, other));
    TestPki below = above.issues("I", d -> d.keyNamed("below"));
    TestPki leaf = rolled.issuesLeaf("a@example.org");

    assertThat(ChainValidatorTest.trusting(root, ca, rolled).build().validate(leaf.certificate()))
        .isTrusted();
    assertThat(
            ChainValidatorTest.trusting(root, above, below)
                .build()
                .validate(below.issuesLeaf("a@example.org").certificate()))
        .isRejectedBecause(Reason.NAME_CONSTRAINTS)
        .of(below);
  }

  @Test
  void holdsNameConstraintsOfAllAuthoritiesAbove() {
    TestPki root = TestPki.root("R");
    TestPki upper = root.issues("I", with(NAME_CONSTRAINTS, permitting("example.org")));
    TestPki lower = upper.issues("J", with(NAME_CONSTRAINTS, excluding("a@example.org")));

    assertThat(validate(lower.issuesLeaf("b@example.org"), root, upper, lower)).isTrusted();
    assertThat(validate(lower.issuesLeaf("a@example.org"), root, upper, lower))
        .isRejectedBecause(Reason.NAME_CONSTRAINTS)
        .found("rfc822Name a@example.org", "not (a@example.org)");
    assertThat(validate(lower.issuesLeaf("b@example.net"), root, upper, lower))
        .isRejectedBecause(Reason.NAME_CONSTRAINTS)
        .found("rfc822Name b@example.net", "example.org");
    assertThat(validate(lower.issuesLeaf("a@example.org"), root, upper, lower).explain())
        .contains("RFC 5280 section 6.1.3 (c)");
    assertThat(validate(lower.issuesLeaf("b@example.net"), root, upper, lower).explain())
        .contains("RFC 5280 section 6.1.3 (b)");
  }

  /** Section 6.1.3 (b): self-issued certificates are left alone, unless they are the last one. */
  @Test
  void holdsNameConstraintsAgainstASelfIssuedLeaf() {
    TestPki root = TestPki.root("R");
    TestPki ca = root.issues("I", with(NAME_CONSTRAINTS, permitting("example.org")));
    TestPki inside = ca.issuesLeaf("a@example.org", d -> d.subject("CN=I"));
    TestPki outside = ca.issuesLeaf("a@example.net", d -> d.subject("CN=I"));

    assertThat(validate(inside, root, ca)).isTrusted();
    assertThat(validate(outside, root, ca)).isRejectedBecause(Reason.NAME_CONSTRAINTS).of(outside);
  }

  private static ChainResult validate(TestPki leaf, TestPki... trusted) {
    return ChainValidatorTest.trusting(trusted).build().validate(leaf.certificate());
  }

  @Test
  void takesInitialSubtreesFromTheCaller() {
    TestPki root = TestPki.root("R");
    TestPki leaf = root.issuesLeaf("a@example.org");

    assertThat(
            ChainValidatorTest.trusting(root)
                .initialSubtrees(excluding("example.org"))
                .build()
                .validate(leaf.certificate()))
        .isRejectedBecause(Reason.NAME_CONSTRAINTS);
    assertThat(
            ChainValidatorTest.trusting(root)
                .initialSubtrees(permitting("example.org"))
                .build()
                .validate(leaf.certificate()))
        .isTrusted();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChainValidatorTest.trusting(root).initialSubtrees(new byte[] {1}));
  }

  @Test
  void rejectsNameConstraintsInTheCertificateOfAUser() {
    TestPki root = TestPki.root("R");
    TestPki leaf =
        root.issuesLeaf("a@example.org", with(NAME_CONSTRAINTS, permitting("example.org")));

    assertThat(ChainValidatorTest.trusting(root).build().validate(leaf.certificate()))
        .isRejectedBecause(Reason.MALFORMED)
        .of(leaf);
  }

  private static byte[] policies(String... identifiers) {
    PolicyInformation[] information = new PolicyInformation[identifiers.length];
    for (int i = 0; i < identifiers.length; i++) {
      information[i] = new PolicyInformation(new ASN1ObjectIdentifier(identifiers[i]));
    }
    return der(new CertificatePolicies(information));
  }

  private static ChainResult judgePolicies(
      Consumer<ChainValidatorBuilder> choices, byte[] ofCa, byte[] ofLeaf) {
    TestPki root = TestPki.root("R");
    TestPki ca = root.issues("I", d -> d.extension(POLICIES, ofCa));
    TestPki leaf = ca.issuesLeaf("a@example.org", d -> d.extension(POLICIES, ofLeaf));
    ChainValidatorBuilder builder = ChainValidatorTest.trusting(root, ca);
    choices.accept(builder);
    return builder.build().validate(leaf.certificate());
  }

  @Test
  void wantsAPolicyOnlyWhereOneIsRequired() {
    byte[] one = policies("1.2.3.1");
    byte[] two = policies("1.2.3.2");

    assertThat(judgePolicies(b -> {}, one, two)).isTrusted();
    assertThat(judgePolicies(ChainValidatorBuilder::requiringExplicitPolicy, one, one)).isTrusted();
    assertThat(judgePolicies(ChainValidatorBuilder::requiringExplicitPolicy, one, two))
        .isRejectedBecause(Reason.POLICY);
    assertThat(judgePolicies(b -> b.requiringExplicitPolicy().initialPolicies("1.2.3.1"), one, one))
        .isTrusted();
    assertThat(judgePolicies(b -> b.requiringExplicitPolicy().initialPolicies("1.2.3.2"), one, one))
        .isRejectedBecause(Reason.POLICY);
  }

  @Test
  void takesAnyPolicyUnlessItIsInhibited() {
    byte[] any = policies("2.5.29.32.0");
    byte[] one = policies("1.2.3.1");

    assertThat(judgePolicies(ChainValidatorBuilder::requiringExplicitPolicy, any, one)).isTrusted();
    assertThat(judgePolicies(b -> b.requiringExplicitPolicy().inhibitingAnyPolicy(), any, one))
        .isRejectedBecause(Reason.POLICY);
  }

  @Test
  void followsMappingsUnlessTheyAreInhibited() {
    byte[] mapping =
        der(
            new DERSequence(
                new DERSequence(
                    new ASN1Encodable[] {
                      new ASN1ObjectIdentifier("1.2.3.1"), new ASN1ObjectIdentifier("1.2.3.2")
                    })));
    TestPki root = TestPki.root("R");
    TestPki ca =
        root.issues(
            "I",
            d ->
                d.extension(POLICIES, policies("1.2.3.1"))
                    .criticalExtension(POLICY_MAPPINGS, mapping));
    TestPki leaf = ca.issuesLeaf("a@example.org", d -> d.extension(POLICIES, policies("1.2.3.2")));

    assertThat(
            ChainValidatorTest.trusting(root, ca)
                .requiringExplicitPolicy()
                .initialPolicies("1.2.3.1")
                .build()
                .validate(leaf.certificate()))
        .isTrusted();
    assertThat(
            ChainValidatorTest.trusting(root, ca)
                .requiringExplicitPolicy()
                .initialPolicies("1.2.3.1")
                .inhibitingPolicyMapping()
                .build()
                .validate(leaf.certificate()))
        .isRejectedBecause(Reason.POLICY);
  }

  @Test
  void obeysPolicyConstraintsOfAuthoritiesAndOfTheAnchor() {
    byte[] explicit = der(new DERSequence(new DERTaggedObject(false, 0, new ASN1Integer(0))));
    TestPki root = TestPki.root("R");
    TestPki ca = root.issues("I", with(POLICY_CONSTRAINTS, explicit));
    TestPki strict = TestPki.root("Strict", with(POLICY_CONSTRAINTS, explicit));
    TestPki below = strict.issues("I");

    assertThat(judge(root, ca, ca.issuesLeaf("a@example.org"))).isRejectedBecause(Reason.POLICY);
    assertThat(judge(strict, below, below.issuesLeaf("a@example.org")))
        .isRejectedBecause(Reason.POLICY);
  }

  @Test
  void obeysInhibitAnyPolicy() {
    byte[] zero = der(new ASN1Integer(0));
    TestPki root = TestPki.root("R");
    TestPki ca =
        root.issues(
            "I",
            d ->
                d.extension(POLICIES, policies("2.5.29.32.0"))
                    .criticalExtension(INHIBIT_ANY_POLICY, zero));
    TestPki leaf =
        ca.issuesLeaf("a@example.org", d -> d.extension(POLICIES, policies("2.5.29.32.0")));

    assertThat(
            ChainValidatorTest.trusting(root, ca)
                .requiringExplicitPolicy()
                .build()
                .validate(leaf.certificate()))
        .isRejectedBecause(Reason.POLICY);
  }

  private static byte[] purposes(KeyPurposeId... purposes) {
    return der(new ExtendedKeyUsage(purposes));
  }

  // As Windows reads it: facts of CERT_USAGE_MATCH.
  @Test
  void asksEveryCertificateOfTheChainForThePurpose() {
    TestPki root = TestPki.root("R");
    byte[] tls = purposes(KeyPurposeId.id_kp_serverAuth);
    TestPki ca = root.issues("I", d -> d.extension(PURPOSES, tls));

    assertThat(judge(root, ca, ca.issuesLeaf("a@example.org")))
        .isRejectedBecause(Reason.EXTENDED_KEY_USAGE)
        .of(ca)
        .found("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.4");
    TestPki tlsRoot = TestPki.root("T", d -> d.extension(PURPOSES, tls));
    TestPki below = tlsRoot.issues("I");
    assertThat(judge(tlsRoot, below, below.issuesLeaf("a@example.org")))
        .isRejectedBecause(Reason.EXTENDED_KEY_USAGE)
        .of(tlsRoot);
  }

  @Test
  void letsCertificatesWithoutPurposesAndWithAnyPurposePass() {
    TestPki root = TestPki.root("R");
    byte[] any = purposes(KeyPurposeId.anyExtendedKeyUsage);
    TestPki ca = root.issues("I", d -> d.extension(PURPOSES, any));

    assertThat(judge(root, ca, ca.issuesLeaf("a@example.org", d -> d.without(PURPOSES))))
        .isTrusted();
    assertThat(judge(root, ca, ca.issuesLeaf("a@example.org", d -> d.extension(PURPOSES, any))))
        .isTrusted();
    assertThat(
            judge(
                root,
                ca,
                ca.issuesLeaf(
                    "a@example.org",
                    d -> d.extension(PURPOSES, purposes(KeyPurposeId.id_kp_clientAuth)))))
        .isRejectedBecause(Reason.EXTENDED_KEY_USAGE);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          2.5.29.37, 3000, at least one KeyPurposeId
          2.5.29.37, 30020500, KeyPurposeId
          2.5.29.15, 030100, at least one key usage
          2.5.29.15, 03020780, -
          2.5.29.15, 030205A0, -
          2.5.29.15, 0302070000, the end of KeyUsage
          2.5.29.19, 30030101FF0500, the end of BasicConstraints
          2.5.29.19, 3003010101, 0 or 0xFF
          2.5.29.19, 30060101FF0201FF, a number of certificates
          2.5.29.14, 0500, KeyIdentifier
          2.5.29.14, 040101, -
          2.5.29.35, 040101, AuthorityKeyIdentifier
          2.5.29.31, 0500, cRLDistributionPoints
          2.5.29.32, 3000, one element or more
          2.5.29.36, 3000, one element or more
          2.5.29.30, 3000, permittedSubtrees or excludedSubtrees
          1.3.6.1.5.5.7.1.1, 300430020500, accessMethod
          """)
  void saysWhatIsWrongWithAnExtension(String oid, String hex, String expected) {
    TestPki root = TestPki.root("R");
    byte[] value = java.util.HexFormat.of().parseHex(hex);
    TestPki leaf = root.issuesLeaf("a@example.org", d -> d.extension(oid, value));

    ChainResult result =
        ChainValidatorTest.trusting(root)
            .build()
            .validate(BundleReader.strict().decode(leaf.der(), "made").bundle().entries().get(0));

    if (expected == null) {
      assertThat(result).isTrusted();
    } else {
      assertThat(result).isRejectedBecause(Reason.MALFORMED);
      assertThat(((ChainResult.Rejected) result).failures().get(0).expected()).contains(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "3.1", "1.2.03", "a.b", "1.2.", "1.2.3\u0000"})
  void refusesPurposesThatAreNoIdentifiers(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Purpose.of(text));
  }

  @Test
  void purposesAreEqualByIdentifier() {
    assertThat(Purpose.of("1.3.6.1.5.5.7.3.4"))
        .isEqualTo(Purpose.EMAIL_PROTECTION)
        .hasSameHashCodeAs(Purpose.EMAIL_PROTECTION)
        .isNotEqualTo(Purpose.ANY);
  }

  @Test
  void refusesLimitsBelowOne() {
    Limits limits = Limits.defaults();

    assertThatIllegalArgumentException().isThrownBy(() -> limits.withChainLength(0));
    assertThatIllegalArgumentException().isThrownBy(() -> limits.withChainLength(65));
    assertThatIllegalArgumentException().isThrownBy(() -> limits.withSignatureChecks(0));
    assertThatIllegalArgumentException().isThrownBy(() -> limits.withBuildSteps(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> limits.withNameComparisons(0));
    assertThatIllegalArgumentException().isThrownBy(() -> limits.withPolicyNodes(0));
    assertThatIllegalArgumentException().isThrownBy(() -> limits.withCertificateBytes(0));
    assertThat(limits.withBuildSteps(7).buildSteps()).isEqualTo(7);
    assertThat(limits)
        .hasToString(
            "chain-length 8, signature-checks 256, build-steps 5000, name-comparisons 100000,"
                + " policy-nodes 512, certificate-bytes 65536");
  }
}
