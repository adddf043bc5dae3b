package io.github.smimetrust.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Failure;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.chain.Reason;
import io.github.smimetrust.fixture.CertificateDraft;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathValidator;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the JDK and Bouncy Castle say about a chain that is wrong means what the path engine says
 * about the same chain.
 */
class AgreementTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki CA = ROOT.issues("I");

  // Asked directly, never registered.
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  record Case(Reason reason, TestPki leaf) {
    @Override
    public String toString() {
      return reason.id();
    }
  }

  static Stream<Case> cases() {
    TestPki narrow = ROOT.issues("Narrow", d -> d.pathLength(0));
    return Stream.of(
        new Case(Reason.EXPIRED, leafOf(CA, d -> d.notAfter(TestPki.NOW.minusSeconds(86_400)))),
        new Case(
            Reason.NOT_YET_VALID, leafOf(CA, d -> d.notBefore(TestPki.NOW.plusSeconds(86_400)))),
        new Case(Reason.BAD_SIGNATURE, leafOf(CA, CertificateDraft::brokenSignature)),
        new Case(Reason.NOT_A_CA, leafOf(ROOT.issues("N", CertificateDraft::notCa), d -> {})),
        new Case(
            Reason.KEY_USAGE_CERT_SIGN,
            leafOf(ROOT.issues("K", d -> d.keyUsage(KeyUsage.digitalSignature)), d -> {})),
        new Case(Reason.PATH_LENGTH, leafOf(narrow.issues("Low"), d -> {})),
        new Case(
            Reason.UNKNOWN_CRITICAL_EXTENSION,
            leafOf(CA, d -> d.criticalExtension("1.2.3.4.5", new byte[] {5, 0}))),
        new Case(
            Reason.NAME_CONSTRAINTS,
            leafOf(ROOT.issues("C", d -> d.criticalExtension("2.5.29.30", excluding())), d -> {})));
  }

  private static TestPki leafOf(TestPki authority, Consumer<CertificateDraft> change) {
    return authority.issuesLeaf("a@example.org", change);
  }

  private static byte[] excluding() {
    GeneralSubtree host =
        new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, "example.org"));
    try {
      return new NameConstraints(null, new GeneralSubtree[] {host}).getEncoded();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void engineGivesTheReason(Case wrong) {
    assertThat(reasons(ROOT, wrong.leaf)).contains(wrong.reason);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void validatorOfTheJdkMeansTheSame(Case wrong) {
    assertExact(wrong, trace(() -> validate(null, ROOT, wrong.leaf)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void validatorOfBouncyCastleMeansTheSame(Case wrong) {
    assertExact(wrong, trace(() -> validate(BOUNCY_CASTLE, ROOT, wrong.leaf)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void builderOfTheJdkLeavesTheReasonOpen(Case wrong) {
    assertOpen(wrong.reason, trace(() -> build(wrong.leaf)));
  }

  @Test
  void chainOfAnotherRootEndsAtNoAnchor() {
    TestPki other = TestPki.root("Other");
    TestPki leaf = CA.issuesLeaf("a@example.org");

    assertThat(reasons(other, leaf)).containsAnyOf(Reason.ISSUER_MISSING, Reason.UNTRUSTED_ROOT);
    assertOpen(Reason.ISSUER_MISSING, trace(() -> validate(null, other, leaf)));
    assertOpen(Reason.UNTRUSTED_ROOT, trace(() -> validate(BOUNCY_CASTLE, other, leaf)));
  }

  @Test
  void shortKeyIsWeakForBoth() {
    TestPki leaf = CA.issuesLeaf("a@example.org", d -> d.rsa(512));

    assertThat(reasons(ROOT, leaf)).contains(Reason.WEAK_KEY);
    assertThat(Diagnosis.of(trace(() -> validate(null, ROOT, leaf))).findings())
        .extracting(DiagnosedCause::id)
        .contains("weak-key");
  }

  private static void assertExact(Case wrong, String trace) {
    assertThat(Diagnosis.of(trace).findings())
        .as(trace)
        .isNotEmpty()
        .extracting(DiagnosedCause::id)
        .containsOnly(wrong.reason.id());
  }

  private static void assertOpen(Reason reason, String trace) {
    assertThat(Diagnosis.of(trace).findings())
        .as(trace)
        .isNotEmpty()
        .allMatch(c -> c.id().equals(reason.id()) || c.mayBe().contains(reason.id()));
  }

  private static List<Reason> reasons(TestPki anchor, TestPki leaf) {
    List<X509Certificate> others = leaf.issuer().path().stream().map(TestPki::certificate).toList();
    ChainResult result =
        ChainValidator.trusting(TrustBundle.of(anchor.certificate()))
            .purpose(Purpose.EMAIL_PROTECTION)
            .revocation(RevocationPolicy.notChecked())
            .clock(TestPki.CLOCK)
            .intermediates(TrustBundle.of(others.subList(0, others.size() - 1)))
            .build()
            .validate(leaf.certificate());
    return ((ChainResult.Rejected) result).failures().stream().map(Failure::reason).toList();
  }

  private static void validate(@Nullable Provider provider, TestPki anchor, TestPki leaf)
      throws GeneralSecurityException {
    List<X509Certificate> chain = leaf.path().stream().map(TestPki::certificate).toList();
    CertPath path =
        CertificateFactory.getInstance("X.509")
            .generateCertPath(chain.subList(0, chain.size() - 1));
    PKIXParameters parameters =
        new PKIXParameters(Set.of(new TrustAnchor(anchor.certificate(), null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(TestPki.NOW));
    (provider == null
            ? CertPathValidator.getInstance("PKIX")
            : CertPathValidator.getInstance("PKIX", provider))
        .validate(path, parameters);
  }

  private static void build(TestPki leaf) throws GeneralSecurityException {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(leaf.certificate());
    PKIXBuilderParameters parameters =
        new PKIXBuilderParameters(Set.of(new TrustAnchor(ROOT.certificate(), null)), target);
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(TestPki.NOW));
    parameters.addCertStore(
        CertStore.getInstance(
            "Collection",
            new CollectionCertStoreParameters(
                leaf.path().stream().map(TestPki::certificate).toList())));
    CertPathBuilder.getInstance("PKIX").build(parameters);
  }

  private interface Check {
    void run() throws GeneralSecurityException;
  }

  private static String trace(Check check) {
    try {
      check.run();
    } catch (GeneralSecurityException e) {
      StringWriter text = new StringWriter();
      e.printStackTrace(new PrintWriter(text));
      return text.toString();
    }
    throw new AssertionError("was accepted");
  }
}
