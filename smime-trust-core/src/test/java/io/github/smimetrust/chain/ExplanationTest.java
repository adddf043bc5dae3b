package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.fixture.TestPki;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki CA = ROOT.issues("I");

  private static ChainResult.Rejected rejected(TestPki leaf) {
    return (ChainResult.Rejected)
        ChainValidatorTest.trusting(ROOT).build().validate(leaf.certificate());
  }

  @Test
  void saysWhatIsMissingAndWhereItCanBeHad() throws Exception {
    byte[] access =
        new AuthorityInformationAccess(
                AccessDescription.id_ad_caIssuers,
                new GeneralName(GeneralName.uniformResourceIdentifier, "http://ca.example/i.cer"))
            .getEncoded();
    TestPki leaf = CA.issuesLeaf("a@example.org", d -> d.extension("1.3.6.1.5.5.7.1.1", access));

    ChainResult.Rejected result = rejected(leaf);

    assertThat(result.failures().get(0).locations()).containsExactly("http://ca.example/i.cer");
    assertThat(result.explain())
        .contains("Rejected: CN=a@example.org (sha256 ")
        .contains("as of 2026-01-15T00:00:00Z, for purpose emailProtection (1.3.6.1.5.5.7.3.4)")
        .contains("issuer-missing: CN=a@example.org: its issuer CN=I (key identifier ")
        .contains("http://ca.example/i.cer (not checked)")
        .contains("what to do: Get the issuer's certificate from the CA")
        .contains("more: https://github.com/smime-trust/smime-trust/")
        .contains("/smime-trust-core/reasons/issuer-missing.md\n");
  }

  private static String named(TestPki certificate) {
    BundleEntry entry = BundleEntry.of(certificate.certificate());
    return entry.subject() + " (sha256 " + entry.fingerprint() + ", given certificate)";
  }

  @Test
  void tellsTheWholeChainThatIsTrusted() {
    TestPki leaf = CA.issuesLeaf("a@example.org");

    assertThat(ChainValidatorTest.trusting(ROOT, CA).build().validate(leaf.certificate()).explain())
        .isEqualTo(
            """
            Trusted: %s
              as of 2026-01-15T00:00:00Z, for purpose emailProtection (1.3.6.1.5.5.7.3.4)
              CN=a@example.org
                CN=I
                  CN=R
              not checked: revocation, address
            """
                .formatted(named(leaf)));
  }

  @Test
  void tellsThePathsThatWereTriedAndTheAddition() {
    TestPki ended = ROOT.issues("I", d -> d.notAfter(Instant.parse("2025-12-31T00:00:00Z")));
    TestPki leaf = CA.issuesLeaf("a@example.org");

    String text =
        ChainValidatorTest.trusting(ROOT, ended)
            .proposing(TrustBundle.of(CA.certificate()))
            .build()
            .validate(leaf.certificate())
            .explain();

    assertThat(text)
        .isEqualTo(
            """
            Rejected: %s
              as of 2026-01-15T00:00:00Z, for purpose emailProtection (1.3.6.1.5.5.7.3.4)
            Path 1 of 1
              CN=a@example.org
                CN=I
              breaks off:
                expired: CN=I: ended 2025-12-31T00:00:00Z, needed until 2026-01-15T00:00:00Z.
                  RFC 5280 section 6.1.3 (a) (2)
                  what to do: Ask the CA for the renewed certificate; take this one out.
                  more: https://github.com/smime-trust/smime-trust/blob/main/smime-trust-core/reasons/expired.md
            Adding these certificates would be enough:
              %s
            """
                .formatted(named(leaf), named(CA)));
  }

  @Test
  void saysThatAPathReachesARootAndFailsAllTheSame() {
    TestPki root = TestPki.root("N", d -> d.pathLength(0));
    TestPki upper = root.issues("I");
    TestPki lower = upper.issues("J");

    assertThat(
            ChainValidatorTest.trusting(root, upper, lower)
                .build()
                .validate(lower.issuesLeaf("a@example.org").certificate())
                .explain())
        .contains(
            "    CN=J\n      CN=I\n        CN=N\n  reaches a trusted root, but:\n"
                + "    path-length: CN=I: is authority number 1 below one that allows 0 (CN=N).");
  }

  @Test
  void tellsTheLimitAndWhatWasSpent() {
    TestPki leaf = CA.issuesLeaf("a@example.org");

    assertThat(
            ChainValidatorTest.trusting(ROOT, CA)
                .limits(Limits.defaults().withChainLength(1))
                .build()
                .validate(leaf.certificate())
                .explain())
        .startsWith(
            """
            Undecided: %s
              as of 2026-01-15T00:00:00Z, for purpose emailProtection (1.3.6.1.5.5.7.3.4)
              gave up at the limit chain-length = 1
              spent: {build-steps="""
                .formatted(named(leaf)));
  }

  @Test
  void explainsInJapanese() {
    String text = rejected(CA.issuesLeaf("a@example.org")).explain(Locale.JAPAN);

    assertThat(text)
        .contains("信頼できません: CN=a@example.org")
        .contains("issuer-missing: CN=a@example.org: 発行者 CN=I")
        .contains("対処: 認証局から発行者の証明書を入手し")
        .contains("詳細: https://github.com/smime-trust/");
  }

  @Test
  void explainsInEnglishToEveryoneElse() {
    ChainResult.Rejected result = rejected(CA.issuesLeaf("a@example.org"));

    assertThat(result.explain(Locale.GERMAN)).isEqualTo(result.explain());
    assertThat(result.explain(Locale.forLanguageTag("tr-TR"))).isEqualTo(result.explain());
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void hasWordsForEveryReasonInBothLanguages(Reason reason) {
    Failure failure =
        new Failure(reason, BundleEntry.of(ROOT.certificate()), "FOUND", "EXPECTED", "section");

    for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
      assertThat(failure.message(locale)).startsWith("CN=R: ").contains("FOUND");
      assertThat(failure.remedy(locale)).endsWith(locale.equals(Locale.ENGLISH) ? "." : "。");
    }
    assertThat(failure.message(Locale.JAPANESE)).isNotEqualTo(failure.message());
  }

  @Test
  void givesReasonsStableIds() {
    Set<String> ids = new TreeSet<>();
    for (Reason reason : Reason.values()) {
      ids.add(reason.id());
    }

    assertThat(ids)
        .containsExactly(
            "bad-signature",
            "certificate-size",
            "distrusted",
            "expired",
            "extended-key-usage",
            "issuer-missing",
            "key-usage-cert-sign",
            "key-usage-signer",
            "malformed",
            "name-constraints",
            "not-a-ca",
            "not-yet-valid",
            "path-length",
            "policy",
            "revocation-unknown",
            "revoked",
            "signature-not-checked",
            "unknown-critical-extension",
            "untrusted-root",
            "weak-key",
            "weak-signature");
  }

  @Test
  void keepsSixteenPathsAndCountsTheRest() {
    List<Object> along = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String key = "decoy " + i;
      along.add(ROOT.issues("I", d -> d.keyNamed(key)).certificate());
    }
    ChainResult.Rejected result =
        (ChainResult.Rejected)
            ChainValidatorTest.trusting(ROOT)
                .build()
                .validate(
                    Evidence.of(CA.issuesLeaf("a@example.org").certificate()).accompaniedBy(along));

    assertThat(result.paths()).hasSize(16);
    assertThat(result.morePaths()).isEqualTo(4);
    assertThat(result.explain()).contains("4 more paths were tried.");
  }

  @Test
  void putsPathThatReachesAnAnchorFirst() {
    TestPki narrow = ROOT.issues("I", d -> d.pathLength(0));
    TestPki low = narrow.issues("Low");
    TestPki stranger = TestPki.root("X").issues("Low");
    ChainResult.Rejected result =
        (ChainResult.Rejected)
            ChainValidatorTest.trusting(ROOT)
                .intermediates(
                    TrustBundle.of(narrow.certificate(), low.certificate(), stranger.certificate()))
                .build()
                .validate(low.issuesLeaf("a@example.org").certificate());

    assertThat(result.paths().get(0).reachesAnchor()).isTrue();
    assertThat(result.explain()).contains("reaches a trusted root, but:");
  }

  @Test
  void comparesMailSystems() {
    TestPki windowsRoot = TestPki.root("W");
    TestPki windowsCa = windowsRoot.issues("W CA");
    TestPki leaf = windowsCa.issuesLeaf("a@example.org");
    TrustModel online = TrustModel.exchangeOnline(TrustBundle.of(ROOT.certificate()));
    TrustModel server =
        TrustModel.exchangeServer(
            TrustBundle.of(ROOT.certificate()),
            TrustBundle.of(windowsRoot.certificate(), windowsCa.certificate()));

    ModelComparison models =
        TrustModel.compare(online, server).clock(TestPki.CLOCK).judge(leaf.certificate());

    assertThat(models.first().outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(models.second().outcome()).isEqualTo(Outcome.TRUSTED);
    assertThat(models.agree()).isFalse();
    assertThat(models.explain())
        .startsWith("Trusted in Exchange Server, and not in Exchange Online")
        .contains("not checked: revocation")
        .contains("Adding these certificates would be enough:");
    assertThat(models.explain(Locale.JAPANESE)).startsWith("Exchange Server では信頼されますが");
    assertThat(((ChainResult.Rejected) models.first()).completion().certificates())
        .extracting(BundleEntry::subject)
        .containsExactly("CN=W CA", "CN=W");
  }

  /** Exchange Server asks the list, and then Windows: the limit of either leaves it open. */
  @Test
  void aLimitInOneListOutweighsTheRejectionOfTheOther() {
    List<TestPki> tooLong = new ArrayList<>(List.of(TestPki.root("W")));
    for (int i = 0; i < 8; i++) {
      tooLong.add(tooLong.get(i).issues("W" + i));
    }
    TestPki leaf = tooLong.get(8).issuesLeaf("a@example.org");
    TrustBundle list = TrustBundle.of(ROOT.certificate());
    TrustBundle windows = TrustBundle.of(tooLong.stream().map(TestPki::certificate).toList());

    ModelComparison models =
        TrustModel.compare(
                TrustModel.exchangeServer(list, windows), TrustModel.exchangeServer(windows, list))
            .clock(TestPki.CLOCK)
            .judge(leaf.certificate());

    assertThat(models.first().outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(models.second().outcome()).isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void tenantWithoutListTrustsNothing() {
    TestPki leaf = CA.issuesLeaf("a@example.org");
    TrustModel before = TrustModel.exchangeOnline(TrustBundle.empty());
    TrustModel after =
        TrustModel.exchangeOnline(TrustBundle.of(ROOT.certificate(), CA.certificate()));

    ModelComparison models =
        TrustModel.compare(before, after).clock(TestPki.CLOCK).judge(leaf.certificate());

    assertThat(models.first().outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(models.second().outcome()).isEqualTo(Outcome.TRUSTED);
  }
}
