package io.github.smimetrust.chain;

import static io.github.smimetrust.chain.ChainAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.fixture.CertificateDraft;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v1CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

/** One change each: everything else about the chain is valid. */
class ChainValidatorTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki CA = ROOT.issues("I");
  private static final TestPki LEAF = CA.issuesLeaf("a@example.org");

  static ChainValidatorBuilder trusting(TestPki... certificates) {
    return ChainValidator.trusting(
            TrustBundle.of(Arrays.stream(certificates).map(TestPki::certificate).toList()))
        .purpose(Purpose.EMAIL_PROTECTION)
        .revocation(RevocationPolicy.notChecked())
        .clock(TestPki.CLOCK);
  }

  private static ChainResult judge(TestPki leaf, TestPki... certificates) {
    return trusting(certificates).build().validate(leaf.certificate());
  }

  @Test
  void trustsChainOfThree() {
    assertThat(judge(LEAF, ROOT, CA)).isTrustedBy(LEAF, CA, ROOT);
  }

  @Test
  void trustsLeafThatRootIssued() {
    TestPki leaf = ROOT.issuesLeaf("b@example.org");

    assertThat(judge(leaf, ROOT)).isTrustedBy(leaf, ROOT);
  }

  @Test
  void saysWhatWasNotChecked() {
    Assertions.assertThat(judge(LEAF, ROOT, CA).orElseThrow().notChecked())
        .containsExactly("revocation", "address");
  }

  @Test
  void usesIntermediateThatCameAlong() {
    ChainResult result =
        trusting(ROOT)
            .build()
            .validate(Evidence.of(LEAF.certificate()).accompaniedBy(List.of(CA.certificate())));

    assertThat(result).isTrustedBy(LEAF, CA, ROOT);
  }

  @Test
  void takesNoAnchorFromWhatCameAlong() {
    TestPki other = TestPki.root("Other");
    TestPki leaf = other.issuesLeaf("a@example.org");

    ChainResult result =
        trusting(ROOT)
            .build()
            .validate(Evidence.of(leaf.certificate()).accompaniedBy(List.of(other.certificate())));

    assertThat(result).isRejectedBecause(Reason.UNTRUSTED_ROOT).of(other);
    Assertions.assertThat(((ChainResult.Rejected) result).completion().certificates())
        .extracting(e -> e.fingerprint())
        .containsExactly(io.github.smimetrust.Fingerprint.ofDer(other.der()));
  }

  @Test
  void namesMissingIssuerAndItsKey() {
    ChainResult result = judge(LEAF, ROOT);

    assertThat(result).isRejectedBecause(Reason.ISSUER_MISSING).of(LEAF);
    Failure failure = ((ChainResult.Rejected) result).failures().get(0);
    Assertions.assertThat(failure.found()).isEqualTo("CN=I");
    Assertions.assertThat(failure.expected())
        .isEqualTo(
            io.github.smimetrust.BundleEntry.of(CA.certificate()).subjectKeyIdentifier().get());
  }

  @Test
  void proposesIntermediateAndRootTogether() {
    TestPki otherRoot = TestPki.root("Other");
    TestPki otherCa = otherRoot.issues("Other CA");
    TestPki leaf = otherCa.issuesLeaf("a@example.org");

    ChainResult result =
        trusting(ROOT)
            .proposing(
                TrustBundle.of(otherRoot.certificate(), otherCa.certificate(), CA.certificate()))
            .build()
            .validate(leaf.certificate());

    Completion completion = ((ChainResult.Rejected) result).completion();
    Assertions.assertThat(completion.certificates())
        .extracting(e -> e.subject())
        .containsExactly("CN=Other CA", "CN=Other");
    Assertions.assertThat(completion.isProvedMinimal()).isTrue();
  }

  private static TestPki leafBelow(Consumer<CertificateDraft> change) {
    return ROOT.issues("I", change).issuesLeaf("a@example.org");
  }

  private static ChainResult judgeBelow(TestPki leaf) {
    return judge(leaf, ROOT, leaf.issuer());
  }

  @Test
  void rejectsExpiredIntermediate() {
    TestPki leaf = leafBelow(d -> d.notAfter(TestPki.NOW.minusSeconds(1)));

    assertThat(judgeBelow(leaf))
        .isRejectedBecause(Reason.EXPIRED)
        .of(leaf.issuer())
        .found("2026-01-14T23:59:59Z", "2026-01-15T00:00:00Z");
  }

  @Test
  void trustsInTheLastSecondAndInTheFirst() {
    assertThat(judgeBelow(leafBelow(d -> d.notAfter(TestPki.NOW)))).isTrusted();
    assertThat(judgeBelow(leafBelow(d -> d.notBefore(TestPki.NOW)))).isTrusted();
  }

  @Test
  void rejectsLeafThatIsNotYetValid() {
    TestPki leaf = CA.issuesLeaf("a@example.org", d -> d.notBefore(TestPki.NOW.plusSeconds(1)));

    assertThat(judge(leaf, ROOT, CA)).isRejectedBecause(Reason.NOT_YET_VALID).of(leaf);
  }

  @Test
  void rejectsExpiredRoot() {
    TestPki root = TestPki.root("Old", d -> d.notAfter(TestPki.NOW.minusSeconds(1)));

    assertThat(judge(root.issuesLeaf("a@example.org"), root))
        .isRejectedBecause(Reason.EXPIRED)
        .of(root);
  }

  @Test
  void judgesAtTheInstantGiven() {
    ChainValidator validator = trusting(ROOT, CA).build();
    Instant late = Instant.parse("2027-06-01T00:00:01Z");

    assertThat(validator.validate(LEAF.certificate(), late))
        .isRejectedBecause(Reason.EXPIRED)
        .of(LEAF);
    assertThat(validator.validate(LEAF.certificate(), late.minusSeconds(1))).isTrusted();
  }

  @Test
  void rejectsSignatureThatDoesNotVerify() {
    TestPki leaf = CA.issuesLeaf("a@example.org", CertificateDraft::brokenSignature);

    assertThat(judge(leaf, ROOT, CA)).isRejectedBecause(Reason.BAD_SIGNATURE).of(leaf);
    assertThat(judgeBelow(leafBelow(CertificateDraft::brokenSignature)))
        .isRejectedBecause(Reason.BAD_SIGNATURE);
  }

  @Test
  void rejectsIssuerThatIsNoAuthority() {
    TestPki leaf = leafBelow(CertificateDraft::notCa);

    ChainResult result =
        trusting(ROOT)
            .build()
            .validate(
                Evidence.of(leaf.certificate())
                    .accompaniedBy(List.of(leaf.issuer().certificate())));

    assertThat(result)
        .isRejectedBecause(Reason.NOT_A_CA)
        .of(leaf.issuer())
        .found("cA FALSE", "cA TRUE");
  }

  @Test
  void rejectsIssuerWithoutBasicConstraints() {
    TestPki leaf = leafBelow(d -> d.without("2.5.29.19"));

    ChainResult result =
        trusting(ROOT)
            .build()
            .validate(
                Evidence.of(leaf.certificate())
                    .accompaniedBy(List.of(leaf.issuer().certificate())));

    assertThat(result).isRejectedBecause(Reason.NOT_A_CA).of(leaf.issuer()).found("-", "cA TRUE");
  }

  /** It cannot say that it is an authority; that it is an anchor is the caller's word. */
  @Test
  void trustsRootOfVersionOne() throws Exception {
    X500Name name = new X500Name("CN=R");
    X509CertificateHolder root =
        new X509v1CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(TestPki.NOW.minusSeconds(1)),
                Date.from(TestPki.NOW.plusSeconds(1)),
                name,
                SubjectPublicKeyInfo.getInstance(ROOT.certificate().getPublicKey().getEncoded()))
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(ROOT.privateKey()));

    assertThat(
            ChainValidator.trusting(
                    new JcaX509CertificateConverter().getCertificate(root), CA.certificate())
                .purpose(Purpose.EMAIL_PROTECTION)
                .revocation(RevocationPolicy.notChecked())
                .clock(TestPki.CLOCK)
                .build()
                .validate(LEAF.certificate()))
        .isTrusted();
  }

  @Test
  void rejectsIssuerWhoseKeyMayNotSignCertificates() {
    TestPki leaf = leafBelow(d -> d.keyUsage(KeyUsage.cRLSign | KeyUsage.digitalSignature));

    assertThat(judgeBelow(leaf))
        .isRejectedBecause(Reason.KEY_USAGE_CERT_SIGN)
        .of(leaf.issuer())
        .found("digitalSignature, cRLSign", "keyCertSign");
  }

  @Test
  void allowsEveryUseWithoutKeyUsage() {
    assertThat(judgeBelow(leafBelow(d -> d.without("2.5.29.15")))).isTrusted();
    assertThat(judge(CA.issuesLeaf("a@example.org", d -> d.without("2.5.29.15")), ROOT, CA))
        .isTrusted();
  }

  @Test
  void rejectsSignerWhoseKeyIsForEncryptionAlone() {
    TestPki leaf = CA.issuesLeaf("a@example.org", d -> d.keyUsage(KeyUsage.keyEncipherment));

    assertThat(judge(leaf, ROOT, CA)).isRejectedBecause(Reason.KEY_USAGE_SIGNER).of(leaf);
    assertThat(trusting(ROOT, CA).purpose(Purpose.ANY).build().validate(leaf.certificate()))
        .isTrusted();
  }

  @Test
  void acceptsSignerWithNonRepudiationAlone() {
    assertThat(
            judge(
                CA.issuesLeaf("a@example.org", d -> d.keyUsage(KeyUsage.nonRepudiation)), ROOT, CA))
        .isTrusted();
  }

  @Test
  void holdsPathLengthAgainstAuthoritiesBelow() {
    TestPki constrained = ROOT.issues("I0", d -> d.pathLength(0));
    TestPki lower = constrained.issues("Lower");
    TestPki leaf = lower.issuesLeaf("a@example.org");

    assertThat(judge(leaf, ROOT, constrained, lower))
        .isRejectedBecause(Reason.PATH_LENGTH)
        .of(lower)
        .found("1", "0 (CN=I0)");
    assertThat(judge(constrained.issuesLeaf("a@example.org"), ROOT, constrained)).isTrusted();
  }

  @Test
  void holdsPathLengthOfTheAnchor() {
    TestPki root = TestPki.root("Short", d -> d.pathLength(0));
    TestPki ca = root.issues("I");

    assertThat(judge(ca.issuesLeaf("a@example.org"), root, ca))
        .isRejectedBecause(Reason.PATH_LENGTH)
        .of(ca)
        .found("1", "0 (CN=Short)");
  }

  @Test
  void selfIssuedCertificatesDoNotCountForPathLength() {
    TestPki old = ROOT.issues("I0", d -> d.pathLength(0));
    TestPki rolled = old.issues("I0", d -> d.keyNamed("rolled over"));
    TestPki leaf = rolled.issuesLeaf("a@example.org");

    assertThat(judge(leaf, ROOT, old, rolled)).isTrustedBy(leaf, rolled, old, ROOT);
  }

  @Test
  void rejectsUnknownCriticalExtension() {
    TestPki leaf =
        CA.issuesLeaf(
            "a@example.org", d -> d.criticalExtension("1.3.6.1.4.1.99999.1", new byte[] {5, 0}));

    assertThat(judge(leaf, ROOT, CA))
        .isRejectedBecause(Reason.UNKNOWN_CRITICAL_EXTENSION)
        .of(leaf)
        .found("1.3.6.1.4.1.99999.1", "");
  }

  @Test
  void ignoresUnknownExtensionThatIsNotCritical() {
    assertThat(
            judge(
                CA.issuesLeaf(
                    "a@example.org", d -> d.extension("1.3.6.1.4.1.99999.1", new byte[] {5, 0})),
                ROOT,
                CA))
        .isTrusted();
  }

  @Test
  void rejectsRsaBelow2048() {
    TestPki leaf = CA.issuesLeaf("a@example.org", d -> d.rsa(1024));

    assertThat(judge(leaf, ROOT, CA)).isRejectedBecause(Reason.WEAK_KEY).of(leaf);
    assertThat(
            trusting(ROOT, CA)
                .algorithms(AlgorithmPolicy.rfc8550().allowingRsaFrom(1024))
                .build()
                .validate(leaf.certificate()))
        .isTrusted();
  }

  @Test
  void checksRsaSignatures() {
    TestPki root = TestPki.root("RSA", d -> d.rsa(2048));
    TestPki leaf = root.issuesLeaf("a@example.org");
    TestPki broken = root.issuesLeaf("b@example.org", CertificateDraft::brokenSignature);

    assertThat(judge(leaf, root)).isTrustedBy(leaf, root);
    assertThat(judge(broken, root)).isRejectedBecause(Reason.BAD_SIGNATURE);
  }

  @Test
  void rejectsDistrustedIntermediate() {
    assertThat(
            trusting(ROOT, CA)
                .distrusting(TrustBundle.of(CA.certificate()))
                .build()
                .validate(LEAF.certificate()))
        .isRejectedBecause(Reason.DISTRUSTED)
        .of(CA);
  }

  @Test
  void prefersCrossCertificateThatIsValid() {
    TestPki other = TestPki.root("Other");
    TestPki expired = ROOT.issues("I", d -> d.notAfter(TestPki.NOW.minusSeconds(1)));
    TestPki cross = other.crossCertifies(expired);
    TestPki leaf = expired.issuesLeaf("a@example.org");

    assertThat(judge(leaf, ROOT, other, expired, cross)).isTrustedBy(leaf, cross, other);
  }

  @Test
  void findsIssuerAmongOthersWithItsName() {
    TestPki namesake = TestPki.root("Other").issues("I");

    assertThat(judge(LEAF, ROOT, namesake, CA)).isTrustedBy(LEAF, CA, ROOT);
  }

  @Test
  void findsIssuerAlthoughKeyIdentifiersMislead() {
    // The wrong namesake claims the key identifier that the leaf asks for.
    byte[] wanted = CA.certificate().getExtensionValue("2.5.29.14");
    byte[] value = Arrays.copyOfRange(wanted, 2, wanted.length);
    TestPki liar =
        TestPki.root("Other").issues("I", d -> d.extension("2.5.29.14", value).keyNamed("liar"));

    assertThat(judge(LEAF, ROOT, TestPki.root("Other"), liar, CA)).isTrustedBy(LEAF, CA, ROOT);
  }

  @Test
  void trustsAnchorThatIsTheLeaf() {
    TestPki root =
        TestPki.root("Self", d -> d.keyUsage(KeyUsage.keyCertSign | KeyUsage.digitalSignature));

    assertThat(judge(root, root)).isTrustedBy(root);
    assertThat(judge(ROOT, ROOT)).isRejectedBecause(Reason.KEY_USAGE_SIGNER);
  }

  @Test
  void acceptsRenewedRootOfTheSameNameAndKey() {
    TestPki renewed = TestPki.root("R", d -> d.notAfter(Instant.parse("2050-01-01T00:00:00Z")));

    assertThat(trusting(ROOT).purpose(Purpose.ANY).build().validate(renewed.certificate()))
        .isTrustedBy(renewed, ROOT);
  }

  @Test
  void wantsRootPurposeAndRevocation() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChainValidator.trusting(CA.certificate()))
        .withMessageContaining("no root");
    assertThatIllegalStateException()
        .isThrownBy(() -> ChainValidator.trusting(ROOT.certificate()).build())
        .withMessage(
            "found no purpose, expected it before build(): purpose(Purpose.EMAIL_PROTECTION)");
    assertThatIllegalStateException()
        .isThrownBy(() -> ChainValidator.trusting(ROOT.certificate()).purpose(Purpose.ANY).build())
        .withMessage(
            "found no revocation, expected it before build():"
                + " revocation(RevocationPolicy.notChecked())");
  }

  @Test
  void throwsWithTheResultWhereTrustIsDemanded() {
    ChainResult result = judge(LEAF, ROOT);

    assertThatThrownBy(result::orElseThrow)
        .isInstanceOfSatisfying(
            UntrustedChainException.class, e -> Assertions.assertThat(e.result()).isSameAs(result))
        .hasMessageContaining("issuer-missing");
  }

  @Test
  void judgesManyInTheirOrder() {
    List<ChainResult> results =
        trusting(ROOT, CA)
            .build()
            .validate(
                List.of(
                    Evidence.of(LEAF.certificate()),
                    Evidence.of(TestPki.root("X").issuesLeaf("a@b.test").certificate())));

    Assertions.assertThat(results)
        .extracting(ChainResult::outcome)
        .containsExactly(Outcome.TRUSTED, Outcome.REJECTED);
  }
}
