package io.github.smimetrust.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.report.Severity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;

/** What an audit knows only from the evidence, a deny list or the policy. */
class AuditEvidenceTest {
  private final TestPki root = TestPki.root("R");
  private final TestPki used = root.issues("Used");
  private final TestPki idle = root.issues("Idle");
  private final TestPki lonely = TestPki.root("Lonely");
  private final TrustBundle list = Stored.of(root, lonely, used, idle);
  private final Evidence mail = Evidence.of(used.issuesLeaf("a@example.org").certificate());

  private static TrustAudit audit(TrustBundle list) {
    return TrustAudit.of(list).under(AuditPolicy.exchangeOnline());
  }

  private static List<String> broken(AuditReport report, String rule) {
    return report.entriesWith(rule).stream().map(BundleEntry::subject).toList();
  }

  @Test
  void whatNoEvidenceGoesThroughIsUnused() {
    AuditReport report = audit(list).usedBy(mail).run(TestPki.NOW);

    assertThat(broken(report, "unused")).containsExactlyInAnyOrder("CN=Idle", "CN=Lonely");
  }

  @Test
  void withoutEvidenceThatIsTrustedNothingIsUnused() {
    Evidence stranger = Evidence.of(TestPki.root("S").issuesLeaf("b@example.org").certificate());

    assertThat(broken(audit(list).run(TestPki.NOW), "unused")).isEmpty();
    assertThat(broken(audit(list).usedBy(stranger).run(TestPki.NOW), "unused")).isEmpty();
  }

  @Test
  void aRootThatIssuedNothingInTheListIsWithoutUse() {
    assertThat(broken(audit(list).run(TestPki.NOW), "root-without-use"))
        .containsExactly("CN=Lonely");
  }

  @Test
  void aRootOfTheEvidenceHasUse() {
    Evidence direct = Evidence.of(lonely.issuesLeaf("b@example.org").certificate());
    TestPki absent = lonely.issues("Absent");
    Evidence along =
        Evidence.of(absent.issuesLeaf("c@example.org").certificate())
            .accompaniedBy(List.of(absent.certificate()));

    assertThat(broken(audit(list).usedBy(direct).run(TestPki.NOW), "root-without-use")).isEmpty();
    assertThat(broken(audit(list).usedBy(along).run(TestPki.NOW), "root-without-use")).isEmpty();
  }

  @Test
  void aRootThatIsAnotherWayUpHasUse() {
    TestPki old = TestPki.root("Old");
    TrustBundle web = Stored.of(root, used, old, old.crossCertifies(root));

    assertThat(broken(audit(web).run(TestPki.NOW), "root-without-use")).isEmpty();
  }

  @Test
  void inAListOfRootsNoneIsWithoutUse() {
    assertThat(broken(audit(Stored.of(root, lonely)).run(TestPki.NOW), "root-without-use"))
        .isEmpty();
  }

  @Test
  void nameConstraintsThatBlockEvidenceAreNamed() throws Exception {
    byte[] constraints =
        new NameConstraints(
                new GeneralSubtree[] {
                  // A dot at the front: the hosts below the domain, and not the domain.
                  new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, ".example.org"))
                },
                null)
            .getEncoded("DER");
    TestPki bound = root.issues("Bound", d -> d.criticalExtension("2.5.29.30", constraints));
    TrustBundle constrained = Stored.of(root, bound);
    Evidence blocked = Evidence.of(bound.issuesLeaf("a@example.org").certificate());
    Evidence passing = Evidence.of(bound.issuesLeaf("a@mail.example.org").certificate());

    assertThat(
            broken(audit(constrained).usedBy(blocked).run(TestPki.NOW), "name-constraints-blocks"))
        .containsExactly("CN=Bound");
    assertThat(
            broken(audit(constrained).usedBy(passing).run(TestPki.NOW), "name-constraints-blocks"))
        .isEmpty();
  }

  @Test
  void denyListsAreKnownByCertificateNameAndKey() {
    TestPki sameKey = TestPki.root("Other", d -> d.keyNamed("R"));
    TestPki again = TestPki.root("R", d -> d.notAfter(TestPki.NOW.plusSeconds(99)));

    assertThat(distrusted(root)).containsExactly("the certificate itself");
    assertThat(distrusted(again)).containsExactly("a certificate with its name and its key");
    assertThat(distrusted(sameKey)).containsExactly("a certificate with its key");
    assertThat(distrusted(TestPki.root("R", d -> d.keyNamed("new")))).isEmpty();
  }

  @Test
  void anotherEncodingOfTheSignatureDoesNotHideFromADenyList() {
    TrustBundle denied = Stored.ofDer(List.of(ForeignCertificate.signedAgain(used)));

    AuditReport report = audit(list).distrusting(denied).run(TestPki.NOW);

    assertThat(broken(report, "distrusted")).containsExactly("CN=Used");
  }

  private List<String> distrusted(TestPki denied) {
    return audit(Stored.of(root))
        .distrusting(Stored.of(denied))
        .run(TestPki.NOW)
        .findings()
        .stream()
        .filter(f -> f.rule().equals("distrusted"))
        .map(f -> f.found().english())
        .toList();
  }

  @Test
  void aWaiverThatEndedIsANote() {
    AuditPolicy policy =
        AuditPolicy.exchangeOnline()
            .ignoring("size", "tried it", TestPki.NOW)
            .ignoring("unused", Fingerprint.ofDer(idle.der()), "kept for May", TestPki.NOW)
            .ignoring("expired", "not yet over", TestPki.NOW.plusSeconds(1));

    AuditReport report = TrustAudit.of(list).under(policy).run(TestPki.NOW);

    assertThat(report.findings())
        .filteredOn(f -> f.rule().equals("waiver-ended"))
        .allMatch(f -> f.severity() == Severity.NOTE)
        .extracting(Finding::message)
        .hasSize(2)
        .anyMatch(m -> m.contains("size") && m.contains("tried it"))
        .anyMatch(m -> m.contains("unused") && m.contains("kept for May"));
    assertThat(broken(report, "waiver-ended")).containsExactly("CN=Idle");
  }

  @Test
  void aMissingIssuerIsNamedWithItsKeyAndWhereItIs() throws Exception {
    byte[] locations =
        new AuthorityInformationAccess(
                AccessDescription.id_ad_caIssuers,
                new GeneralName(GeneralName.uniformResourceIdentifier, "http://ca.example/i.crt"))
            .getEncoded("DER");
    TestPki orphan = used.issues("Orphan", d -> d.extension("1.3.6.1.5.5.7.1.1", locations));

    Finding finding =
        audit(Stored.of(root, orphan)).run(TestPki.NOW).findings().stream()
            .filter(f -> f.rule().equals("missing-issuer"))
            .findFirst()
            .orElseThrow();

    String key = BundleEntry.of(used.certificate()).subjectKeyIdentifier().orElseThrow();
    assertThat(finding.message()).contains("CN=Used", key, "http://ca.example/i.crt");
    assertThat(finding.message(Locale.JAPANESE)).contains("CN=Used", key, "入手先");
  }

  @Test
  void effectsOnClientsComeWithADocumentOrAreUnknown() {
    Finding expired =
        audit(Stored.of(TestPki.root("X", d -> d.notAfter(TestPki.NOW.minusSeconds(1)))))
            .run(TestPki.NOW)
            .findings()
            .get(0);

    assertThat(expired.rule()).isEqualTo("expired");
    assertThat(expired.clients().keySet()).containsExactly(MailClient.values());
    assertThat(expired.clients().get(MailClient.OUTLOOK_ON_THE_WEB).source())
        .contains("Set-SmimeConfig");
    assertThat(expired.clients().get(MailClient.CLASSIC_OUTLOOK).isKnown()).isFalse();
    assertThat(expired.clients().get(MailClient.CLASSIC_OUTLOOK).text()).isEqualTo("unknown");
  }

  @Test
  void namesThatMisleadStayInert() {
    TestPki evil = TestPki.root("a\u202Eb{1}\u0007");
    AuditReport report = audit(Stored.of(evil, evil.issues("I"))).run(TestPki.NOW);

    TestPki lost = evil.issues("I").issues("J");
    AuditReport missing = audit(Stored.of(lonely, lost)).run(TestPki.NOW);
    List<String> texts =
        Stream.of(report, missing)
            .flatMap(r -> r.findings().stream())
            .flatMap(f -> Stream.of(f.message(), f.message(Locale.JAPANESE)))
            .toList();

    assertThat(texts).noneMatch(t -> t.contains("\u202E") || t.contains("\u0007"));
  }
}
