package io.github.smimetrust.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.AlgorithmPolicy;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Limits;
import io.github.smimetrust.chain.Outcome;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.chain.Recording;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.revocation.RevocationPolicy;
import io.github.smimetrust.sst.PropertyId;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.StoreProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  @TempDir Path folder;

  private static Fingerprint fingerprint(TestPki certificate) {
    return Fingerprint.ofDer(certificate.der());
  }

  @Test
  void comesToTheSameVerdictFromTheFile() {
    Path file = folder.resolve("case.zip");
    Replay.of(Recorded.trusted()).writeTo(file);
    ReplayResult again = Replay.open(file).verify();

    assertThat(again.isSame()).isTrue();
    assertThat(again.differences()).isEmpty();
    assertThat(again.at()).isEqualTo(TestPki.NOW);
    assertThat(again.now().orElseThrow().chain())
        .extracting(BundleEntry::fingerprint)
        .containsExactly(
            fingerprint(Recorded.LEAF), fingerprint(Recorded.ISSUER), fingerprint(Recorded.ROOT));
    assertThat(again.recorded().chain())
        .containsExactly(
            fingerprint(Recorded.LEAF), fingerprint(Recorded.ISSUER), fingerprint(Recorded.ROOT));
    assertThat(again.recorded().notChecked()).containsExactly("revocation", "address");
    assertThat(again.explain())
        .startsWith("The verdict is the same as then.\n")
        .contains("who wrote the file, which is not signed")
        .endsWith(again.now().explain());
    assertThat(again.explain(Locale.JAPANESE)).startsWith("判定は当時と同じです。\n");
  }

  @Test
  void answersAsOfTheInstantOfThen() {
    Instant later = Instant.parse("2030-01-01T00:00:00Z");
    Replay replay =
        Replay.of(Recorded.trusting(Recorded.ROOT).build().record(Recorded.evidence(), later));

    assertThat(replay.at()).isEqualTo(later);
    assertThat(replay.verify().isSame()).isTrue();
    assertThat(replay.recorded().faults())
        .containsExactly(new Verdict.Fault(fingerprint(Recorded.LEAF), "expired"));
  }

  /** Each setting here takes trust away, or gives it back, so that one that is lost shows. */
  @Test
  void keepsEverySettingOfTheValidator() {
    TestPki weak = TestPki.root("Weak", d -> d.rsa(1024));
    TestPki stranger = TestPki.root("Stranger");
    byte[] onlyOrg = HexFormat.of().parseHex("300ea00c300a81086e6f2e6578616d70");
    List<Recording> recordings =
        List.of(
            Recorded.trusting(Recorded.ROOT)
                .intermediates(TrustBundle.of(Recorded.ISSUER.certificate()))
                .build()
                .record(Evidence.of(Recorded.LEAF.certificate()), TestPki.NOW),
            Recorded.trusting(Recorded.ROOT)
                .distrusting(TrustBundle.of(Recorded.ISSUER.certificate()))
                .build()
                .record(Recorded.evidence(), TestPki.NOW),
            Recorded.trusting(stranger)
                .proposing(TrustBundle.of(Recorded.ROOT.certificate()))
                .build()
                .record(Recorded.evidence(), TestPki.NOW),
            Recorded.trusting(Recorded.ROOT)
                .purpose(Purpose.of("1.3.6.1.5.5.7.3.1"))
                .build()
                .record(Recorded.evidence(), TestPki.NOW),
            Recorded.trusting(weak)
                .algorithms(AlgorithmPolicy.rfc8550().allowingRsaFrom(1024))
                .purpose(Purpose.ANY)
                .build()
                .record(Evidence.of(weak.certificate()), TestPki.NOW),
            Recorded.trusting(Recorded.ROOT)
                .limits(Limits.defaults().withSignatureChecks(1))
                .build()
                .record(Recorded.evidence(), TestPki.NOW),
            Recorded.trusting(Recorded.ROOT)
                .requiringExplicitPolicy()
                .initialPolicies("1.2.3")
                .build()
                .record(Recorded.evidence(), TestPki.NOW),
            Recorded.trusting(Recorded.ROOT)
                .initialSubtrees(onlyOrg)
                .build()
                .record(Recorded.evidence(), TestPki.NOW));
    List<String> expected =
        List.of(
            "TRUSTED []",
            "REJECTED [distrusted]",
            "REJECTED [issuer-missing]",
            "REJECTED [extended-key-usage]",
            "TRUSTED []",
            "UNDECIDED []",
            "REJECTED [policy]",
            "REJECTED [name-constraints]");

    for (int i = 0; i < expected.size(); i++) {
      Replay replay = Replay.decode(Replay.of(recordings.get(i)).encode(), "r");
      assertThat(replay.verify().differences()).isEmpty();
      Verdict verdict = replay.recorded();
      assertThat(
              verdict.outcome()
                  + " "
                  + verdict.faults().stream().map(Verdict.Fault::reason).distinct().toList())
          .isEqualTo(expected.get(i));
    }
    assertThat(Replay.of(recordings.get(2)).recorded().proposed())
        .containsExactly(fingerprint(Recorded.ROOT));
    assertThat(Replay.of(recordings.get(5)).recorded().limit()).isEqualTo("signature-checks");
  }

  @Test
  void keepsTheOtherInputsOfPolicyProcessing() {
    Recording recording =
        Recorded.trusting(Recorded.ROOT)
            .algorithms(AlgorithmPolicy.rfc8550().allowingSha1().allowingDsa())
            .initialPolicies("1.2.3", "1.2.4")
            .inhibitingPolicyMapping()
            .inhibitingAnyPolicy()
            .signatures(new BouncyCastleProvider())
            .limits(
                Limits.defaults()
                    .withChainLength(2)
                    .withBuildSteps(3)
                    .withNameComparisons(4)
                    .withPolicyNodes(5)
                    .withCertificateBytes(6_000))
            .build()
            .record(Recorded.evidence(), TestPki.NOW);
    Manifest manifest =
        ReplayFiles.decode(Replay.of(recording).encode(), "r", (read, files) -> read);

    Configuration configuration = manifest.configuration();
    assertThat(configuration.limits().toString())
        .isEqualTo(
            "chain-length 2, signature-checks 256, build-steps 3, name-comparisons 4,"
                + " policy-nodes 5, certificate-bytes 6000");
    assertThat(configuration.algorithms().allowsSha1()).isTrue();
    assertThat(configuration.algorithms().allowsDsa()).isTrue();
    assertThat(configuration.policies()).containsExactly("1.2.3", "1.2.4");
    assertThat(configuration.mappingInhibit()).isTrue();
    assertThat(configuration.explicitPolicy()).isFalse();
    assertThat(configuration.anyPolicyInhibit()).isTrue();
    assertThat(configuration.ownProvider()).isTrue();
    assertThat(Replay.of(recording).verify().explain()).contains("by a provider of the caller's");
  }

  @Test
  void keepsTheRestrictionsOfRootProgramme() {
    StoreElement restricted =
        StoreElement.certificate(
            Recorded.ROOT.der(),
            StoreProperty.of(PropertyId.DISALLOWED_FILETIME, new byte[8]),
            StoreProperty.of(PropertyId.ENHKEY_USAGE, new byte[] {1, 2, 3}));
    TrustBundle bundle =
        TrustBundle.decodeSst(SerializedStore.of(List.of(restricted)).encode(), "store");
    Recording recording =
        ChainValidator.trusting(bundle)
            .purpose(Purpose.EMAIL_PROTECTION)
            .revocation(RevocationPolicy.notChecked())
            .build()
            .record(Recorded.evidence(), TestPki.NOW);
    ReplayResult again = Replay.of(recording).verify();

    assertThat(again.now().orElseThrow().warnings())
        .containsExactly(
            "store restriction 104 DISALLOWED_FILETIME on CN=R",
            "store restriction 9 ENHKEY_USAGE on CN=R");
  }

  @Test
  void otherProgramsReadTheArchive() throws IOException {
    Path file = folder.resolve("case.zip");
    Replay.of(Recorded.trusted()).writeTo(file);

    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> entries = Collections.list(zip.entries());
      assertThat(entries)
          .extracting(ZipEntry::getName)
          .containsExactly(
              "manifest.json",
              "trusted.sst",
              "intermediates.sst",
              "distrusted.sst",
              "proposable.sst",
              "leaf.sst",
              "along.sst");
      assertThat(entries)
          .extracting(ZipEntry::getTimeLocal)
          .containsOnly(LocalDateTime.of(1980, 1, 1, 0, 0));
      byte[] leaf = zip.getInputStream(zip.getEntry("leaf.sst")).readAllBytes();
      assertThat(SerializedStore.decode(leaf).elements())
          .extracting(StoreElement::content)
          .containsExactly(Recorded.LEAF.der());
    }
  }

  @Test
  void theSameVerdictGivesTheSameBytes() {
    byte[] zip = Replay.of(Recorded.trusted()).encode();

    assertThat(Replay.of(Recorded.trusted()).encode()).isEqualTo(zip);
    assertThat(Replay.decode(zip, "elsewhere").encode()).isEqualTo(zip);
  }

  @Test
  void saysInWordsHowTheVerdictOfNowIsAnother() {
    Verdict claimed =
        new Verdict(
            Outcome.REJECTED,
            List.of(),
            List.of(),
            List.of(new Verdict.Fault(fingerprint(Recorded.ISSUER), "not-a-ca")),
            List.of(),
            "");
    ReplayResult again = Replay.decode(claiming(claimed), "r").verify();

    assertThat(again.isSame()).isFalse();
    assertThat(again.now().outcome()).isEqualTo(Outcome.TRUSTED);
    assertThat(again.differences())
        .containsExactly(
            "outcome: then REJECTED, now TRUSTED",
            "chain: then none, now CN=a@example.org (sha256 "
                + fingerprint(Recorded.LEAF)
                + ") < CN=I (sha256 "
                + fingerprint(Recorded.ISSUER)
                + ") < CN=R (sha256 "
                + fingerprint(Recorded.ROOT)
                + ")",
            "not checked: then none, now revocation, address",
            "found then, not now: not-a-ca of CN=I (sha256 " + fingerprint(Recorded.ISSUER) + ")");
    assertThat(again.differences(Locale.JAPANESE).get(0)).isEqualTo("結果: 当時 REJECTED、今回 TRUSTED");
    assertThat(again.explain()).startsWith("The verdict is not the same as then:\n  outcome: ");
  }

  @Test
  void namesTheVersionsOfThenAndNow() {
    Versions then = new Versions("0.0.9", "11.0.2+9", "1.70");
    byte[] zip =
        ReplayFiles.decode(
            Replay.of(Recorded.trusted()).encode(),
            "r",
            (manifest, files) ->
                files.encode(
                    new Manifest(
                        manifest.at(),
                        then,
                        manifest.configuration(),
                        manifest.revocation(),
                        manifest.verdict())));
    ReplayResult again = Replay.decode(zip, "r").verify();

    assertThat(again.isSame()).isTrue();
    assertThat(again.recordedBy()).isEqualTo(then);
    assertThat(again.replayedBy().java()).startsWith(Runtime.version().feature() + ".");
    assertThat(again.explain())
        .contains("then: smime-trust 0.0.9, Java 11.0.2+9, Bouncy Castle 1.70\n")
        .contains("now: " + again.replayedBy() + "\n");
    assertThatThrownBy(() -> new Versions("1", "17.0.1-adhoc.alice.jdk src", "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A whole and consistent file, by someone who wants another verdict on record. */
  /** Two things that were not checked read like one whose name has a comma. */
  @Test
  void wordsThatReadTheSameDoNotHideADifference() {
    Verdict rightly = Replay.of(Recorded.trusted()).recorded();
    Verdict claimed =
        new Verdict(
            rightly.outcome(),
            rightly.chain(),
            List.of("revocation, address"),
            rightly.faults(),
            rightly.proposed(),
            rightly.limit());
    ReplayResult again = Replay.decode(claiming(claimed), "r").verify();

    assertThat(again.isSame()).isFalse();
    assertThat(again.differences()).singleElement().asString().startsWith("not checked: ");
    assertThat(again.explain()).startsWith("The verdict is not the same as then:");
    assertThat(again.explain(Locale.JAPANESE)).startsWith("判定は当時と異なります");
  }

  private static byte[] claiming(Verdict verdict) {
    return ReplayFiles.decode(
        Replay.of(Recorded.trusted()).encode(),
        "r",
        (manifest, files) ->
            files.encode(
                new Manifest(
                    manifest.at(),
                    manifest.versions(),
                    manifest.configuration(),
                    manifest.revocation(),
                    verdict)));
  }

  @Test
  void aChainWithItsRootAlongTakesTheRootForNoAnchor() {
    Recording recording =
        Recorded.trusting(TestPki.root("Other"))
            .build()
            .record(
                Recorded.evidence().accompaniedBy(List.of(Recorded.ROOT.certificate())),
                TestPki.NOW);

    ChainResult again = Replay.of(recording).verify().now();
    assertThat(again.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(Replay.of(recording).verify().isSame()).isTrue();
  }

  @Test
  void filesOfEarlierVersionsAreStillRead() throws IOException {
    try (InputStream in = ReplayTest.class.getResourceAsStream("trusted-0.1.0.zip")) {
      Replay replay = Replay.decode(in.readAllBytes(), "trusted-0.1.0.zip");

      assertThat(replay.versions().library()).isEqualTo("0.1.0");
      assertThat(replay.crls()).hasSize(1);
      assertThat(replay.recorded()).isEqualTo(Verdict.of(Recorded.trusted().result()));
      assertThat(replay.verify().isSame()).isTrue();
    }
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path nowhere = folder.resolve("nowhere.zip");

    assertThatThrownBy(() -> Replay.open(nowhere))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("nowhere.zip");
    assertThat(Arrays.asList(folder.toFile().list())).isEmpty();
  }
}
