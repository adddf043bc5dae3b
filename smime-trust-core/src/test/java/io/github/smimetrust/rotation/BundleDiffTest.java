package io.github.smimetrust.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.PropertyId;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.StoreProperty;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundleDiffTest {
  private static final Instant LATER = Instant.parse("2050-01-01T00:00:00Z");
  private static final Instant EARLIER = Instant.parse("2040-01-01T00:00:00Z");
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki RENEWED = TestPki.root("R", d -> d.notAfter(LATER));
  private static final TestPki SHORTER = TestPki.root("R", d -> d.notAfter(EARLIER));
  private static final TestPki REKEYED = TestPki.root("R", d -> d.keyNamed("second"));
  private static final TestPki OTHER = TestPki.root("O");

  /** SEQUENCE OF OBJECT IDENTIFIER with emailProtection alone (X.690 section 8). */
  private static final byte[] MAIL_ONLY = HexFormat.of().parseHex("300a06082b06010505070304");

  /** The same with serverAuth. */
  private static final byte[] SERVER_ONLY = HexFormat.of().parseHex("300a06082b06010505070301");

  private static TrustBundle bundle(TestPki... certificates) {
    return TrustBundle.of(Stream.of(certificates).map(TestPki::certificate).toList());
  }

  private static BundleDiff diff(TrustBundle before, TrustBundle after) {
    return BundleDiff.between(before, after);
  }

  private static BundleEntry entry(TestPki certificate) {
    return BundleEntry.of(certificate.certificate());
  }

  private static TrustBundle restricted(TestPki certificate, StoreProperty... properties) {
    StoreElement element = StoreElement.certificate(certificate.der(), properties);
    byte[] store = SerializedStore.of(List.of(element)).encode();
    return TrustBundle.decodeSst(store, "test");
  }

  @Test
  void tellsAddedRemovedAndKeptApart() {
    TestPki issuing = ROOT.issues("I");
    BundleDiff diff = diff(bundle(ROOT, OTHER), bundle(ROOT, issuing));

    assertThat(diff.added()).containsExactly(entry(issuing));
    assertThat(diff.removed()).containsExactly(entry(OTHER));
    assertThat(diff.kept()).containsExactly(entry(ROOT));
    assertThat(diff.replaced()).isEmpty();
    assertThat(diff.isEmpty()).isFalse();
  }

  @Test
  void sameNameAndKeyThatEndsLaterIsARenewal() {
    assertThat(diff(bundle(ROOT), bundle(RENEWED)).replaced())
        .containsExactly(new Replacement(entry(ROOT), entry(RENEWED), Replacement.Kind.RENEWED));
  }

  @Test
  void sameNameAndKeyThatEndsEarlierIsNoRenewal() {
    assertThat(diff(bundle(ROOT), bundle(SHORTER)).replaced())
        .extracting(Replacement::kind)
        .containsExactly(Replacement.Kind.REISSUED);
  }

  @Test
  void sameNameWithAnotherKeyIsANewKey() {
    assertThat(diff(bundle(ROOT), bundle(REKEYED)).replaced())
        .containsExactly(new Replacement(entry(ROOT), entry(REKEYED), Replacement.Kind.REKEYED));
  }

  @Test
  void namesThatMatchWithoutCaseAreTheSameName() {
    TestPki capitals = TestPki.root("contoso root", d -> d.subject("CN=CONTOSO  Root"));

    assertThat(diff(bundle(TestPki.root("Contoso Root")), bundle(capitals)).replaced()).hasSize(1);
  }

  @Test
  void theSameKeyGoesBeforeTheSameName() {
    BundleDiff diff = diff(bundle(ROOT), bundle(REKEYED, RENEWED));

    assertThat(diff.replaced()).extracting(Replacement::after).containsExactly(entry(RENEWED));
    assertThat(diff.added()).containsExactly(entry(REKEYED));
  }

  @Test
  void amongSeveralTheOneThatEndsLastReplacesTheOneThatEndsLast() {
    BundleDiff diff = diff(bundle(SHORTER, ROOT), bundle(RENEWED));

    assertThat(diff.replaced())
        .containsExactly(new Replacement(entry(ROOT), entry(RENEWED), Replacement.Kind.RENEWED));
    assertThat(diff.removed()).containsExactly(entry(SHORTER));
  }

  @Test
  void aNewCertificateBesideTheOldOneIsAnAddition() {
    BundleDiff diff = diff(bundle(ROOT), bundle(ROOT, REKEYED));

    assertThat(diff.added()).containsExactly(entry(REKEYED));
    assertThat(diff.replaced()).isEmpty();
  }

  @Test
  void aCrossCertificateReplacesNoRoot() {
    TestPki cross = OTHER.crossCertifies(ROOT);
    BundleDiff diff = diff(bundle(ROOT), bundle(cross));

    assertThat(diff.replaced()).isEmpty();
    assertThat(diff.added()).containsExactly(entry(cross));
    assertThat(diff.removed()).containsExactly(entry(ROOT));
  }

  @Test
  void aRootWhoseSignatureIsBrokenReplacesNoRoot() {
    TestPki forged = TestPki.root("R", d -> d.keyNamed("forger").brokenSignature());

    assertThat(diff(bundle(ROOT), bundle(forged)).replaced()).isEmpty();
  }

  @Test
  void theSameIssuerGoesBeforeAnother() {
    TestPki before = ROOT.issues("I");
    TestPki bySame = ROOT.issues("I", d -> d.keyNamed("k2"));
    TestPki byOther = OTHER.issues("I", d -> d.keyNamed("k3").notAfter(LATER));

    assertThat(diff(bundle(before), bundle(byOther, bySame)).replaced())
        .extracting(Replacement::after)
        .containsExactly(entry(bySame));
  }

  @Test
  void seesRestrictionsThatCameWentAndChanged() {
    StoreProperty mail = StoreProperty.of(PropertyId.ENHKEY_USAGE, MAIL_ONLY);
    StoreProperty server = StoreProperty.of(PropertyId.ENHKEY_USAGE, SERVER_ONLY);
    StoreProperty distrusted = StoreProperty.of(PropertyId.DISALLOWED_FILETIME, new byte[0]);

    BundleDiff diff = diff(restricted(ROOT, mail), restricted(ROOT, distrusted, server));

    assertThat(diff.isEmpty()).isFalse();
    assertThat(diff.kept()).hasSize(1);
    RestrictionChange change = diff.restrictionsChanged().get(0);
    assertThat(change.dropped()).containsExactly(mail);
    assertThat(change.introduced()).containsExactly(server, distrusted);
    assertThat(change.describe())
        .isEqualTo(
            "was: allowed for e-mail (9); now: allowed for server authentication (9);"
                + " distrusted, without a date (104)");
    assertThat(change.describe(Locale.JAPANESE)).contains("電子メール").contains("サーバー認証");
  }

  /** Microsoft's NotBefore: what was issued at the date or later fails. */
  @Test
  void whatIsIssuedAtTheDateItselfIsNoLongerTrusted() {
    byte[] day = HexFormat.of().parseHex("0000e4add325dc01");
    BundleDiff diff =
        diff(bundle(ROOT), restricted(ROOT, StoreProperty.of(PropertyId.NOT_BEFORE_FILETIME, day)));

    assertThat(diff.restrictionsChanged().get(0).describe())
        .isEqualTo("new: distrusts what it issued from 2025-09-15T00:00:00Z on (126)");
    assertThat(diff.restrictionsChanged().get(0).describe(Locale.JAPANESE))
        .isEqualTo("追加: 2025-09-15T00:00:00Z 以降の発行分を信頼しない (126)");
  }

  @Test
  void aReplacementThatLosesARestrictionIsReported() {
    StoreProperty mail = StoreProperty.of(PropertyId.ENHKEY_USAGE, MAIL_ONLY);
    BundleDiff diff = diff(restricted(ROOT, mail), bundle(RENEWED));

    assertThat(diff.restrictionsChanged())
        .containsExactly(new RestrictionChange(entry(RENEWED), List.of(mail), List.of()));
  }

  @Test
  void namesAndOrderOfPropertiesAreNoRestrictions() {
    StoreProperty mail = StoreProperty.of(PropertyId.ENHKEY_USAGE, MAIL_ONLY);
    StoreProperty date = StoreProperty.of(PropertyId.DISALLOWED_FILETIME, new byte[0]);
    StoreProperty name = StoreProperty.ofText(PropertyId.FRIENDLY_NAME, "one");

    assertThat(diff(restricted(ROOT, mail, date), restricted(ROOT, name, date, mail)).isEmpty())
        .isTrue();
  }

  @Test
  void theOrderOfPurposesIsNoRestriction() {
    byte[] one = HexFormat.of().parseHex("301406082b0601050507030406082b06010505070301");
    byte[] other = HexFormat.of().parseHex("301406082b0601050507030106082b06010505070304");

    assertThat(
            diff(
                    restricted(ROOT, StoreProperty.of(PropertyId.ENHKEY_USAGE, one)),
                    restricted(ROOT, StoreProperty.of(PropertyId.ENHKEY_USAGE, other)))
                .isEmpty())
        .isTrue();
  }

  @Test
  void restrictionsThatCannotBeReadAreShownAsSuch() {
    StoreProperty broken = StoreProperty.of(PropertyId.ENHKEY_USAGE, new byte[] {1, 2, 3});

    assertThat(diff(bundle(ROOT), restricted(ROOT, broken)).describe())
        .contains("3 bytes that cannot be read (9)");
  }

  @Test
  void describesEachChangeInALine() {
    assertThat(diff(bundle(ROOT, OTHER), bundle(RENEWED, OTHER)).describe())
        .isEqualTo(
            "0 added, 0 removed, 1 replaced, 1 kept; other restrictions on 0\n"
                + "~ renewed, same key: CN=R  ends 2045-01-01T00:00:00Z  sha256 "
                + entry(ROOT).fingerprint()
                + "\n    -> CN=R  ends 2050-01-01T00:00:00Z  sha256 "
                + entry(RENEWED).fingerprint()
                + "\n");
    assertThat(diff(bundle(), bundle(OTHER)).describe(Locale.JAPANESE)).startsWith("追加 1 件");
  }

  @Test
  void namesThatMisleadStayOneLine() {
    TestPki hostile = TestPki.root("x", d -> d.subject("CN=a\u202Eb\u0007\n+ CN=fake"));

    assertThat(diff(bundle(), bundle(hostile)).describe().lines()).hasSize(2);
    assertThat(diff(bundle(), bundle(hostile)).describe()).doesNotContain("\u202E", "\u0007");
  }
}
