package io.github.smimetrust.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.report.Severity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a monitor tells, and when. */
class TrustMonitorTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki ISSUING = ROOT.issues("I");
  private static final Instant END = Instant.parse("2036-01-01T00:00:00Z");
  private static final Evidence USER =
      Evidence.of(
              ISSUING
                  .issuesLeaf("u@a.test", d -> d.notAfter(Instant.parse("2040-01-01T00:00:00Z")))
                  .certificate())
          .from("mail.eml");

  private final HandScheduler scheduler = new HandScheduler();
  private final HandClock clock = new HandClock();
  private final MonitorState state = MonitorState.inMemory();
  private final List<MonitorAlert> alerts = new ArrayList<>();
  private BundleSource source = () -> bundle(ROOT, ISSUING);

  private static TrustBundle bundle(TestPki... certificates) {
    return TrustBundle.of(Stream.of(certificates).map(TestPki::certificate).toList());
  }

  private TrustMonitorBuilder monitor() {
    return TrustMonitor.on(scheduler)
        .every(Duration.ofHours(6))
        .watching("contoso", () -> source.read())
        .telling(alerts::add)
        .remembering(state)
        .clock(clock);
  }

  /** The ids of what a run tells. */
  private List<String> tick() {
    alerts.clear();
    scheduler.tick();
    return alerts.stream().map(MonitorAlert::id).toList();
  }

  private static String sha256(TestPki certificate) {
    return BundleEntry.of(certificate.certificate()).fingerprint().toString();
  }

  @Test
  void tellsEachThresholdOnceAndTheEnd() {
    String expiry = "expiry/contoso/" + sha256(ISSUING) + "/";
    monitor().warningBefore(Duration.ofDays(90), Duration.ofDays(30)).start();

    assertThat(tick()).isEmpty();
    clock.moveTo(END.minus(Duration.ofDays(90)));
    assertThat(tick()).containsExactly(expiry + "PT2160H");
    assertThat(tick()).isEmpty();
    clock.moveTo(END.minus(Duration.ofDays(29)));
    assertThat(tick()).containsExactly(expiry + "PT720H");
    clock.moveTo(END);
    assertThat(tick()).isEmpty();
    clock.moveTo(END.plusSeconds(1));
    assertThat(tick()).containsExactly(expiry + "ended");
    assertThat(alerts.get(0).severity()).isEqualTo(Severity.ERROR);
    assertThat(tick()).isEmpty();
  }

  @Test
  void whatWasMissedIsToldOnceByTheShortestThreshold() {
    monitor().start();
    clock.moveTo(END.minus(Duration.ofDays(5)));

    assertThat(tick()).containsExactly("expiry/contoso/" + sha256(ISSUING) + "/PT168H");
    clock.moveTo(END.minus(Duration.ofDays(20)));
    assertThat(tick()).isEmpty();
  }

  @Test
  void tellsNothingTwiceAfterARestart() {
    clock.moveTo(END.minus(Duration.ofDays(60)));
    TrustMonitor first = monitor().start();
    assertThat(tick()).hasSize(1);
    first.close();
    monitor().start();

    assertThat(tick()).isEmpty();
    clock.moveTo(END.minus(Duration.ofDays(30)));
    assertThat(tick()).hasSize(1);
  }

  @Test
  void tellsEveryChangeOfAVerdict() {
    monitor().sampling(USER).start();
    assertThat(tick()).isEmpty();

    source = () -> bundle(ROOT);
    assertThat(tick())
        .singleElement()
        .asString()
        .startsWith("verdict/contoso/")
        .endsWith("/rejected");
    assertThat(alerts.get(0).evidence()).containsExactly(USER);
    assertThat(alerts.get(0).severity()).isEqualTo(Severity.ERROR);
    assertThat(alerts.get(0).message()).contains("CN=u@a.test", "mail.eml", "trusted -> rejected");
    assertThat(tick()).isEmpty();

    source = () -> bundle(ROOT, ISSUING);
    assertThat(tick()).singleElement().asString().endsWith("/trusted");
    assertThat(alerts.get(0).severity()).isEqualTo(Severity.NOTE);
    assertThat(tick()).isEmpty();

    source = () -> bundle(ISSUING);
    assertThat(tick()).singleElement().asString().endsWith("/rejected");
  }

  @Test
  void aSampleThatIsRejectedAtFirstIsTold() {
    source = () -> bundle(ROOT);
    monitor().sampling(USER).start();

    assertThat(tick()).singleElement().asString().endsWith("/rejected");
    assertThat(tick()).isEmpty();
  }

  @Test
  void tellsWhenDriftBeginsChangesAndIsOver() {
    monitor().wanting(() -> bundle(ROOT, ISSUING)).start();
    assertThat(tick()).isEmpty();

    source = () -> bundle(ROOT);
    assertThat(tick()).containsExactly("drift/contoso");
    assertThat(alerts.get(0).message()).contains("0 added, 1 removed");
    assertThat(alerts.get(0).entries()).extracting(e -> e.subject()).containsExactly("CN=I");
    assertThat(tick()).isEmpty();

    source = () -> bundle(ROOT, TestPki.root("Stranger"));
    assertThat(tick()).containsExactly("drift/contoso");

    source = () -> bundle(ROOT, ISSUING);
    assertThat(tick()).containsExactly("drift/contoso/ended");
    assertThat(tick()).isEmpty();
  }

  @Test
  void tellsNewFindingsOfAnAuditByRuleButNotWhatThresholdsTell() {
    TestPki ended = ROOT.issues("Old", d -> d.notAfter(TestPki.NOW.minusSeconds(1)));
    source = () -> bundle(ROOT, ISSUING, ended, ROOT.issues("Future", d -> d.notBefore(END)));
    monitor().auditing(AuditPolicy.exchangeOnline()).start();

    assertThat(tick())
        .contains("audit/contoso/not-yet-valid", "expiry/contoso/" + sha256(ended) + "/ended")
        .doesNotContain("audit/contoso/expired", "audit/contoso/ends-soon");
    assertThat(tick()).isEmpty();
    TestPki other = ROOT.issues("Other", d -> d.notBefore(END));
    source =
        () -> bundle(ROOT, ISSUING, ended, ROOT.issues("Future", d -> d.notBefore(END)), other);
    assertThat(tick()).contains("audit/contoso/not-yet-valid");
    assertThat(alerts)
        .filteredOn(a -> a.id().equals("audit/contoso/not-yet-valid"))
        .flatExtracting(MonitorAlert::entries)
        .containsExactly(BundleEntry.of(other.certificate()));
  }

  @Test
  void tellsWhenASourceFailsFailsOtherwiseAndRecovers() {
    monitor().start();
    source =
        () -> {
          throw new IOException("no route at " + clock.instant());
        };
    assertThat(tick()).containsExactly("source/contoso");
    assertThat(alerts.get(0).kind()).isEqualTo(MonitorAlert.Kind.SOURCE_FAILED);
    assertThat(alerts.get(0).message()).contains("IOException: no route");
    clock.move(Duration.ofHours(6));
    assertThat(tick()).isEmpty();

    source =
        () -> {
          throw new StackOverflowError();
        };
    assertThat(tick()).containsExactly("source/contoso");

    source = () -> bundle(ROOT);
    assertThat(tick()).containsExactly("source/contoso/recovered");
    assertThat(tick()).isEmpty();
  }

  @SuppressWarnings("NullAway")
  @Test
  void aSourceThatGivesNullFails() {
    source = () -> null;
    monitor().start();

    assertThat(tick()).containsExactly("source/contoso");
  }

  @Test
  void aFailingSourceKeepsNoOtherFromBeingWatchedAndForgetsNothing() {
    clock.moveTo(END.minus(Duration.ofDays(60)));
    monitor().watching("fabrikam", () -> bundle(ROOT, ISSUING)).start();
    assertThat(tick()).hasSize(2);

    source =
        () -> {
          throw new InterruptedException("no real one");
        };
    clock.moveTo(END.minus(Duration.ofDays(30)));
    assertThat(tick())
        .containsExactly("source/contoso", "expiry/fabrikam/" + sha256(ISSUING) + "/PT720H");
    assertThat(Thread.interrupted()).isTrue();

    source = () -> bundle(ROOT, ISSUING);
    assertThat(tick())
        .containsExactly(
            "source/contoso/recovered", "expiry/contoso/" + sha256(ISSUING) + "/PT720H");
  }

  @Test
  void aWantedListThatCannotBeReadIsToldAndTheRestIsWatched() {
    clock.moveTo(END.minus(Duration.ofDays(60)));
    monitor()
        .wanting(
            () -> {
              throw new IOException("gone");
            })
        .start();

    assertThat(tick())
        .containsExactly("source/wanted", "expiry/contoso/" + sha256(ISSUING) + "/PT2160H");
  }

  @Test
  void messagesOfOthersStayOneShortLine() {
    source =
        () -> {
          throw new IOException("a\n\u202Eb" + "x".repeat(100_000));
        };
    monitor().start();
    tick();

    assertThat(alerts.get(0).message()).doesNotContain("\n", "\u202E").hasSizeLessThan(400);
  }

  @Test
  void speaksJapanese() {
    clock.moveTo(END.minus(Duration.ofDays(60)));
    monitor().start();
    tick();

    assertThat(alerts.get(0).message(Locale.JAPANESE)).contains("期限切れ", "60 日");
  }

  @Test
  void checksOnTheCallersThreadBesidesTheSchedule() {
    clock.moveTo(END.minus(Duration.ofDays(60)));
    TrustMonitor monitor = monitor().start();

    assertThat(monitor.check().orElseThrow()).hasSize(1);
    assertThat(alerts).hasSize(1);
    assertThat(tick()).isEmpty();
  }

  @Test
  void wantsWhatHasToBeNamed() {
    TrustMonitorBuilder bare = TrustMonitor.on(scheduler);

    for (String missing : List.of("watching", "telling", "remembering", "clock", "every")) {
      assertThatThrownBy(bare::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(missing);
      switch (missing) {
        case "watching" -> bare.watching("contoso", () -> bundle());
        case "telling" -> bare.telling(alerts::add);
        case "remembering" -> bare.remembering(state);
        case "clock" -> bare.clock(clock);
        default -> bare.every(Duration.ofHours(1));
      }
    }
    bare.start().close();
  }

  @Test
  void refusesNamesThatMakeNoId() {
    for (String bad : List.of("", "a/b", "a b", "état", "wanted", "state", "x".repeat(65))) {
      assertThatThrownBy(() -> monitor().watching(bad, () -> bundle()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> monitor().watching("contoso", () -> bundle()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> monitor().every(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
