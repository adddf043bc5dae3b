package io.github.smimetrust.audit;

import static io.github.smimetrust.audit.ClientAnswer.Verdict.FAILS;
import static io.github.smimetrust.audit.ClientAnswer.Verdict.PASSES;
import static io.github.smimetrust.audit.ClientAnswer.Verdict.UNKNOWN;
import static io.github.smimetrust.audit.MailClient.CLASSIC_OUTLOOK;
import static io.github.smimetrust.audit.MailClient.EXCHANGE_SERVER;
import static io.github.smimetrust.audit.MailClient.NEW_OUTLOOK;
import static io.github.smimetrust.audit.MailClient.OUTLOOK_MOBILE;
import static io.github.smimetrust.audit.MailClient.OUTLOOK_ON_THE_WEB;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.audit.ClientAnswer.Verdict;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Outcome;
import io.github.smimetrust.chain.TrustModel;
import io.github.smimetrust.fixture.CertificateDraft;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.report.ReportFormat;
import io.github.smimetrust.report.saved.SavedReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

class ClientCoverageTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki OTHER = TestPki.root("O");
  private static final TestPki ISSUING = ROOT.issues("I");

  private static final TestPki FLAT = TestPki.root("Flat", d -> d.pathLength(0));

  private static final List<TestPki> POOL =
      List.of(
          ROOT,
          OTHER,
          ISSUING,
          ROOT.issues("Short", d -> d.pathLength(0)),
          ROOT.issues("Short", d -> d.pathLength(0)).issues("Below"),
          OTHER.crossCertifies(ROOT),
          ROOT.issues("Old", d -> d.notAfter(TestPki.NOW.minusSeconds(1))),
          OTHER.issues("Web", ClientCoverageTest::forServers),
          FLAT,
          FLAT.issues("Too low"));

  private static void forServers(CertificateDraft draft) {
    draft.extension(
        Extension.extendedKeyUsage.getId(),
        encoded(new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)));
  }

  private static void saysWhereItsIssuerIs(CertificateDraft draft) {
    draft.extension(
        Extension.authorityInfoAccess.getId(),
        encoded(
            new AuthorityInformationAccess(
                AccessDescription.id_ad_caIssuers,
                new GeneralName(
                    GeneralName.uniformResourceIdentifier, "http://ca.example/r.cer"))));
  }

  private static byte[] encoded(ASN1Object object) {
    try {
      return object.getEncoded();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static TrustBundle bundle(TestPki... certificates) {
    return TrustBundle.of(Stream.of(certificates).map(TestPki::certificate).toList());
  }

  private static BundleEntry entry(TestPki certificate) {
    return BundleEntry.of(certificate.certificate());
  }

  private static CoverageRow row(ClientCoverage coverage, TestPki certificate) {
    return coverage.judge(entry(certificate), TestPki.NOW);
  }

  private static void assertVerdict(CoverageRow row, MailClient client, Verdict verdict) {
    assertThat(row.answers().get(client)).extracting(ClientAnswer::verdict).isEqualTo(verdict);
  }

  @Test
  void aChainInTheListPassesWhereTheListIsConsulted() {
    CoverageRow row = row(ClientCoverage.of(bundle(ROOT, ISSUING)), ISSUING);

    assertVerdict(row, OUTLOOK_ON_THE_WEB, PASSES);
    assertVerdict(row, OUTLOOK_MOBILE, PASSES);
    assertVerdict(row, EXCHANGE_SERVER, PASSES);
    assertThat(row.hybrid().verdict()).isEqualTo(PASSES);
    assertThat(row.answers()).containsOnlyKeys(MailClient.values());
  }

  @Test
  void whatNoDocumentSaysIsUnknownWhateverTheListHolds() {
    ClientCoverage coverage = ClientCoverage.of(bundle(ROOT)).windowsRoots(bundle(ROOT));

    assertVerdict(row(coverage, ROOT), NEW_OUTLOOK, UNKNOWN);
    assertVerdict(row(coverage, OTHER), NEW_OUTLOOK, UNKNOWN);
  }

  @Test
  void classicOutlookConsultsTheWindowsStoresAlone() {
    ClientCoverage coverage = ClientCoverage.of(bundle(ROOT)).windowsRoots(bundle(OTHER));

    assertVerdict(row(coverage, ROOT), CLASSIC_OUTLOOK, FAILS);
    assertVerdict(row(coverage, OTHER), CLASSIC_OUTLOOK, PASSES);
  }

  @Test
  void windowsStoresThatWereNotNamedMakeUnknownWhatDependsOnThem() {
    CoverageRow inList = row(ClientCoverage.of(bundle(ROOT)), ROOT);
    CoverageRow elsewhere = row(ClientCoverage.of(bundle(ROOT)), OTHER);

    assertVerdict(inList, CLASSIC_OUTLOOK, UNKNOWN);
    assertVerdict(inList, EXCHANGE_SERVER, PASSES);
    assertVerdict(elsewhere, EXCHANGE_SERVER, UNKNOWN);
    // Exchange Online refuses it, so a hybrid organisation does not trust it on both sides.
    assertThat(elsewhere.hybrid().verdict()).isEqualTo(FAILS);
  }

  @Test
  void theFolderOnTheComputersServesClassicOutlookAlone() {
    ClientCoverage coverage =
        ClientCoverage.of(bundle(ROOT)).windowsRoots(bundle(OTHER)).installedFromFolder();

    assertVerdict(row(coverage, ROOT), CLASSIC_OUTLOOK, PASSES);
    assertVerdict(row(coverage, OTHER), CLASSIC_OUTLOOK, PASSES);
    assertVerdict(
        row(ClientCoverage.of(bundle(ROOT)).installedFromFolder(), ROOT), CLASSIC_OUTLOOK, PASSES);
    assertVerdict(
        row(ClientCoverage.of(bundle(ROOT)).installedFromFolder(), OTHER),
        CLASSIC_OUTLOOK,
        UNKNOWN);
  }

  @Test
  void exchangeServerGoesOnToTheWindowsStoresAndExchangeOnlineDoesNot() {
    CoverageRow row = row(ClientCoverage.of(bundle(OTHER)).windowsRoots(bundle(ROOT)), ROOT);

    assertVerdict(row, OUTLOOK_ON_THE_WEB, FAILS);
    assertVerdict(row, EXCHANGE_SERVER, PASSES);
    assertThat(row.hybrid().verdict()).isEqualTo(FAILS);
  }

  @Test
  void whatAClientMayFetchIsUnknown() {
    TestPki fetched = ISSUING.issues("J", ClientCoverageTest::saysWhereItsIssuerIs);
    ClientCoverage coverage = ClientCoverage.of(bundle(ROOT, fetched));

    assertVerdict(row(coverage, fetched), OUTLOOK_ON_THE_WEB, FAILS);
    assertVerdict(row(coverage, fetched), OUTLOOK_MOBILE, UNKNOWN);
    assertVerdict(row(coverage, ISSUING.issues("K")), OUTLOOK_MOBILE, FAILS);

    ClientCoverage stores = coverage.windowsRoots(bundle(ROOT));
    for (MailClient windows : List.of(CLASSIC_OUTLOOK, EXCHANGE_SERVER)) {
      assertVerdict(row(stores, fetched), windows, UNKNOWN);
      assertVerdict(row(stores, ISSUING.issues("K")), windows, FAILS);
    }
  }

  @Test
  void anAuthorityFailsWhereASignerBelowItWould() {
    ClientCoverage coverage =
        ClientCoverage.of(bundle(POOL.toArray(TestPki[]::new))).windowsRoots(bundle(OTHER));

    // RFC 8550 section 4.4.4, RFC 5280 section 6.1.3 (a) (2) and 6.1.4 (m).
    assertThat(reason(coverage, POOL.get(7))).contains("1.3.6.1.5.5.7.3.1");
    assertThat(reason(coverage, POOL.get(6))).contains("2026-01-14T23:59:59Z");
    assertThat(reason(coverage, POOL.get(4))).contains("path length").contains("CN=Short");
    assertThat(reason(coverage, POOL.get(9))).contains("path length").contains("CN=Flat");
    assertVerdict(row(coverage, POOL.get(3)), OUTLOOK_ON_THE_WEB, PASSES);
    assertVerdict(row(coverage, FLAT), OUTLOOK_ON_THE_WEB, PASSES);
  }

  private static String reason(ClientCoverage coverage, TestPki authority) {
    ClientAnswer answer = row(coverage, authority).answers().get(OUTLOOK_ON_THE_WEB);
    assertThat(answer.verdict()).isEqualTo(FAILS);
    return answer.reason();
  }

  @Test
  void aSignerIsJudgedWithWhatCameAlong() {
    Evidence mail =
        Evidence.of(ISSUING.issuesLeaf("a@x.test").certificate())
            .accompaniedBy(List.of(ISSUING.certificate()));
    ClientCoverage coverage = ClientCoverage.of(bundle(ROOT));

    assertVerdict(coverage.judge(mail, TestPki.NOW), OUTLOOK_ON_THE_WEB, PASSES);
    assertVerdict(coverage.judge(mail.leaf(), TestPki.NOW), OUTLOOK_ON_THE_WEB, FAILS);
    assertThat(
            coverage
                .judge(mail, TestPki.NOW)
                .answers()
                .get(OUTLOOK_ON_THE_WEB)
                .result()
                .map(ChainResult::outcome))
        .contains(Outcome.TRUSTED);
  }

  @Test
  void anEmptyListTrustsNothingAndSaysWhy() {
    ClientCoverage coverage = ClientCoverage.of(TrustBundle.empty()).windowsRoots(bundle(ROOT));
    CoverageRow row = row(coverage, ROOT);

    assertThat(coverage.at(TestPki.NOW).rows()).isEmpty();
    assertVerdict(row, OUTLOOK_ON_THE_WEB, FAILS);
    assertThat(row.answers().get(OUTLOOK_ON_THE_WEB).reason()).contains("no root");
    assertVerdict(row, EXCHANGE_SERVER, PASSES);
  }

  @Test
  void theTableHasARowForEachAuthorityAndNoneForUsers() {
    TrustBundle list = bundle(ISSUING, ROOT, ROOT.issuesLeaf("a@x.test"));

    assertThat(ClientCoverage.of(list).at(TestPki.NOW).rows())
        .extracting(CoverageRow::certificate)
        .containsExactly(entry(ROOT), entry(ISSUING));
  }

  @Test
  void everyClientHasALineOfTheTableWithItsSource() {
    List<String> ids = new ArrayList<>(Stream.of(MailClient.values()).map(MailClient::id).toList());
    ids.add("hybrid");

    assertThat(ClientLists.ids()).containsExactlyInAnyOrderElementsOf(ids);
    for (Map.Entry<MailClient, ClientAnswer> answer :
        row(ClientCoverage.of(bundle(ROOT)), ROOT).answers().entrySet()) {
      assertThat(answer.getValue().source()).as(answer.getKey().id()).isNotBlank();
      assertThat(answer.getValue().consults()).endsWith(".");
      assertThat(answer.getValue().consults(Locale.JAPANESE)).containsPattern("[ぁ-ん一-龯]");
    }
  }

  @Test
  void theTableIsReadInBothLanguagesAndInEveryFormat() {
    CoverageTable table =
        ClientCoverage.of(bundle(ROOT, ISSUING)).windowsRoots(bundle(OTHER)).at(TestPki.NOW);

    assertThat(table.describe())
        .contains("classic Outlook for Windows: fails")
        .contains("Microsoft Q&A 5876934")
        .contains("not tried with the clients");
    assertThat(table.describe(Locale.JAPANESE)).contains("不合格").contains("ハイブリッド組織: 合格");
    for (ReportFormat format :
        List.of(ReportFormat.TEXT, ReportFormat.MARKDOWN, ReportFormat.HTML, ReportFormat.JSON)) {
      assertThat(new String(table.report().render(format), UTF_8))
          .as(format.toString())
          .contains("Outlook for iOS and Android")
          .contains("passes");
    }
    byte[] json = table.report().render(ReportFormat.JSON);
    assertThat(SavedReport.decode(json, "test").render(ReportFormat.JSON)).isEqualTo(json);
  }

  @Provide
  Arbitrary<List<TestPki>> lists() {
    return Arbitraries.of(POOL).set().ofMaxSize(POOL.size()).map(List::copyOf);
  }

  @Property(tries = 20)
  void signersPassWhereTheTrustModelsTrustThem(
      @ForAll("lists") List<TestPki> list, @ForAll("lists") List<TestPki> windows) {
    TrustBundle uploaded = bundle(list.toArray(TestPki[]::new));
    TrustBundle stores = bundle(windows.toArray(TestPki[]::new));
    TrustModel.Comparing models =
        TrustModel.compare(
            TrustModel.exchangeOnline(uploaded), TrustModel.exchangeServer(uploaded, stores));
    ClientCoverage coverage = ClientCoverage.of(uploaded).windowsRoots(stores);
    for (TestPki issuer : List.of(ROOT, ISSUING)) {
      Evidence leaf = Evidence.of(issuer.issuesLeaf("a@x.test").certificate());
      CoverageRow row = coverage.judge(leaf, TestPki.NOW);
      boolean online = models.judge(leaf, TestPki.NOW).first().outcome() == Outcome.TRUSTED;
      boolean server = models.judge(leaf, TestPki.NOW).second().outcome() == Outcome.TRUSTED;

      assertVerdict(row, OUTLOOK_ON_THE_WEB, online ? PASSES : FAILS);
      assertVerdict(row, EXCHANGE_SERVER, server ? PASSES : FAILS);
      assertThat(row.hybrid().verdict()).isEqualTo(online && server ? PASSES : FAILS);
    }
  }

  @Property(tries = 20)
  void belowAnAuthorityThatPassesASignerIsTrusted(@ForAll("lists") List<TestPki> list) {
    TrustBundle uploaded = bundle(list.toArray(TestPki[]::new));
    ClientCoverage coverage = ClientCoverage.of(uploaded);
    for (TestPki authority : list) {
      Evidence leaf = Evidence.of(authority.issuesLeaf("a@x.test").certificate());
      if (row(coverage, authority).answers().get(OUTLOOK_ON_THE_WEB).verdict() == PASSES) {
        assertVerdict(coverage.judge(leaf, TestPki.NOW), OUTLOOK_ON_THE_WEB, PASSES);
      }
    }
  }
}
