package io.github.smimetrust.exchange;

import static io.github.smimetrust.exchange.Lists.INTERMEDIATE;
import static io.github.smimetrust.exchange.Lists.ROOT;
import static io.github.smimetrust.exchange.Lists.bundle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.audit.MailClient;
import io.github.smimetrust.exchange.ClientCheck.Observation;
import io.github.smimetrust.exchange.ClientCheck.Result;
import io.github.smimetrust.exchange.transport.SimulatedTenant;
import io.github.smimetrust.fixture.TestPki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientChecksTest {
  private final ExchangeTenant tenant =
      ExchangeTenant.over(SimulatedTenant.inMemory(TestPki.CLOCK))
          .backups(new MemoryBackups())
          .clock(TestPki.CLOCK)
          .open();

  @Test
  void thereIsOneForEachClientInBothLanguages() {
    assertThat(ClientChecks.standard().all())
        .extracting(ClientCheck::client)
        .containsExactly(MailClient.values());
    assertThat(ClientChecks.standard().all())
        .allSatisfy(
            c -> {
              assertThat(c.toDo()).isNotEqualTo(c.toDo(Locale.JAPANESE)).doesNotMatch(".*[ぁ-ん].*");
              assertThat(c.toDo(Locale.JAPANESE)).matches(".*[ぁ-ん].*");
              assertThat(c.expected(Locale.JAPANESE)).matches(".*[ぁ-ん].*");
            });
  }

  @Test
  void whatPassedIsNoLongerOpen() {
    ClientChecks checks =
        ClientChecks.standard()
            .observed(MailClient.OUTLOOK_ON_THE_WEB, Result.FAILED, "a warning", "Ann", TestPki.NOW)
            .observed(MailClient.NEW_OUTLOOK, Result.PASSED, "valid", "Bob", TestPki.NOW);

    assertThat(checks.open())
        .extracting(ClientCheck::client)
        .contains(MailClient.OUTLOOK_ON_THE_WEB, MailClient.OUTLOOK_MOBILE)
        .doesNotContain(MailClient.NEW_OUTLOOK);
  }

  @Test
  void theReceiptKeepsWhatWasSeen(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("receipt.json");
    ApplyReceipt receipt = tenant.apply(tenant.plan(bundle(ROOT, INTERMEDIATE)));
    Observation seen = new Observation(Result.PASSED, "gültig, keine Warnung", "Ann", TestPki.NOW);
    receipt
        .withChecks(
            receipt
                .checks()
                .observed(
                    MailClient.OUTLOOK_MOBILE, seen.result(), seen.seen(), seen.by(), seen.at()))
        .save(file);

    ApplyReceipt loaded = ApplyReceipt.load(file);

    assertThat(loaded.checks().open()).hasSize(MailClient.values().length - 1);
    assertThat(loaded.checks().all())
        .filteredOn(c -> c.client() == MailClient.OUTLOOK_MOBILE)
        .extracting(c -> c.observation().orElseThrow())
        .containsExactly(seen);
    Files.writeString(file, Files.readString(file).replace("outlook-mobile", "outlook-2003"));
    assertThatThrownBy(() -> ApplyReceipt.load(file))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining("client");
  }
}
