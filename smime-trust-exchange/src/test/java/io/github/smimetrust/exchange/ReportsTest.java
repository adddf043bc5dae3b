package io.github.smimetrust.exchange;

import static io.github.smimetrust.exchange.Lists.INTERMEDIATE;
import static io.github.smimetrust.exchange.Lists.OTHER_ROOT;
import static io.github.smimetrust.exchange.Lists.ROOT;
import static io.github.smimetrust.exchange.Lists.bundle;
import static io.github.smimetrust.exchange.Lists.give;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.exchange.transport.SimulatedTenant;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.report.Report;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the reports of this module say, in both languages. */
class ReportsTest {
  private final SimulatedTenant simulated = SimulatedTenant.inMemory(TestPki.CLOCK);
  private final ExchangeTenant tenant =
      ExchangeTenant.over(simulated)
          .backups(new MemoryBackups())
          .clock(TestPki.CLOCK)
          .appliedBy("change 4711")
          .open();

  private static String english(Report report) {
    return report.inLanguage(Locale.ENGLISH).text();
  }

  private static String japanese(Report report) {
    return report.inLanguage(Locale.JAPANESE).text();
  }

  @Test
  void thePlanShowsWhatItDoes() {
    give(simulated, OTHER_ROOT);
    TrustListPlan plan = tenant.plan(bundle(ROOT, INTERMEDIATE));

    assertThat(english(plan.report()))
        .contains(
            "adds 2, removes 1",
            "CN=Root",
            "CN=Intermediate",
            "CN=Other Root",
            "removes-more-than-half",
            plan.digest(),
            plan.presentDigest());
    assertThat(japanese(plan.report())).contains("2 件を追加、1 件を削除", "CN=Other Root");
    assertThat(english(tenant.planClearing().report())).contains("CLEARS the list");
    assertThat(japanese(tenant.planClearing().report())).contains("リストを消去する");
  }

  @Test
  void theTenantShowsItsListAndItsSettings() {
    give(simulated, ROOT);
    TenantState state = tenant.read();

    assertThat(english(state.report()))
        .contains("CN=Root", state.digest(), "OWASigningAlgorithms", "8004");
    assertThat(japanese(state.report())).contains("設定", "OWASigningAlgorithms", "8004");
  }

  @Test
  void aTenantWithoutAListHasAReport() {
    assertThat(english(tenant.read().report())).contains("OWASigningAlgorithms");
  }

  @Test
  void aBrokenListIsToldInTheReport() {
    byte[] list = bundle(ROOT).encodeSst();
    TenantState state =
        new TenantState(
            simulated.tenant(),
            TestPki.NOW,
            Arrays.copyOf(list, list.length - 7),
            SmimeConfig.defaults());

    assertThat(english(state.report())).contains(state.problem().orElseThrow().expected());
  }

  @Test
  void theRecordShowsWhoDidWhatAndTheWayBack() {
    give(simulated, OTHER_ROOT, ROOT);
    ApplyReceipt receipt = tenant.apply(tenant.plan(bundle(ROOT, INTERMEDIATE)));

    assertThat(english(receipt.report()))
        .contains(
            "change 4711",
            receipt.beforeDigest(),
            receipt.afterDigest(),
            "CN=Intermediate",
            "CN=Other Root",
            "memory 1",
            "The way back");
    assertThat(japanese(receipt.report())).contains("change 4711", "元に戻す方法", "未実施");
  }

  @Test
  void theRecordOfAClearingHasAReport() {
    give(simulated, ROOT);
    ApplyReceipt receipt = tenant.apply(tenant.planClearing());

    assertThat(english(receipt.report())).contains("CN=Root", receipt.afterDigest());
  }
}
