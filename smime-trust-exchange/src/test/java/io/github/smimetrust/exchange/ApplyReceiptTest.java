package io.github.smimetrust.exchange;

import static io.github.smimetrust.exchange.Lists.INTERMEDIATE;
import static io.github.smimetrust.exchange.Lists.OTHER_ROOT;
import static io.github.smimetrust.exchange.Lists.ROOT;
import static io.github.smimetrust.exchange.Lists.bundle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.exchange.transport.SimulatedTenant;
import io.github.smimetrust.fixture.TestPki;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplyReceiptTest {
  @TempDir Path folder;

  private Path file;
  private ApplyReceipt receipt;

  @BeforeEach
  void applyAPlan() {
    file = folder.resolve("受領書 🔏.json");
    SimulatedTenant simulated = SimulatedTenant.inMemory(TestPki.CLOCK);
    Lists.give(simulated, ROOT, OTHER_ROOT);
    ExchangeTenant tenant =
        ExchangeTenant.over(simulated)
            .backups(BackupStore.folder(folder.resolve("backups")))
            .clock(TestPki.CLOCK)
            .appliedBy("変更 4711")
            .open();
    receipt = tenant.apply(tenant.plan(bundle(ROOT, INTERMEDIATE)));
  }

  @Test
  void comesBackFromItsFileAsItWas() {
    receipt.save(file);
    ApplyReceipt loaded = ApplyReceipt.load(file);
    assertSame(loaded, receipt);
    assertThat(loaded.appliedBy()).contains("変更 4711");
    assertThat(loaded.added())
        .containsExactly(
            new ChangedCertificate(
                Fingerprint.ofDer(INTERMEDIATE.der()),
                bundle(INTERMEDIATE).entries().get(0).thumbprint(),
                "CN=Intermediate",
                INTERMEDIATE.certificate().getNotAfter().toInstant()));
  }

  @Test
  void theSameReceiptIsTheSameFile() throws IOException {
    receipt.save(file);
    byte[] first = Files.readAllBytes(file);
    ApplyReceipt.load(file).save(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
  }

  @Test
  void aReceiptOfNothingComesBackToo() {
    ApplyReceipt nothing =
        ApplyReceipt.nothingToDo(
            new TenantState(receipt.tenant(), TestPki.NOW, new byte[0], SmimeConfig.defaults()),
            null,
            Ownership.WHOLE);
    nothing.save(file);
    assertSame(ApplyReceipt.load(file), nothing);
  }

  private static void assertSame(ApplyReceipt one, ApplyReceipt other) {
    assertThat(one.outcome()).isEqualTo(other.outcome());
    assertThat(one.tenant()).isEqualTo(other.tenant());
    assertThat(one.at()).isEqualTo(other.at());
    assertThat(one.appliedBy()).isEqualTo(other.appliedBy());
    assertThat(one.before()).isEqualTo(other.before());
    assertThat(one.after()).isEqualTo(other.after());
    assertThat(one.added()).isEqualTo(other.added());
    assertThat(one.removed()).isEqualTo(other.removed());
    assertThat(one.backup()).isEqualTo(other.backup());
    assertThat(one.notes()).isEqualTo(other.notes());
  }

  @Test
  void saysItsSchemaAndShowsDigestsThatOthersCanCheck() throws IOException {
    receipt.save(file);
    assertThat(Files.readString(file))
        .contains(
            "\"kind\" : \"apply-receipt\"",
            "\"schemaVersion\" : 1",
            "\"outcome\" : \"changed\"",
            "\"at\" : \"2026-01-15T00:00:00Z\"",
            "\"sha256\" : \"" + Fingerprint.ofDer(receipt.after()) + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "apply-receipt | other | kind",
        "schemaVersion\" : 1 | schemaVersion\" : 2 | schemaVersion",
        "\"outcome\" : \"changed\" | \"outcome\" : \"odd\" | outcome",
        "2026-01-15T00:00:00Z | yesterday | at",
        "\"sst\" : \"AAAA | \"sst\" : \"AQAA | before.sst",
        "\"sst\" : \"AAAA | \"sst\" : \"!AAA | before.sst",
        "simulated.invalid |   | tenant.domain",
        "\"thumbprint\" : | \"nothing\" : | added[0].thumbprint",
        "\"notes\" : [ ] | \"notes\" : 7 | notes"
      })
  void refusesAFileThatWasChangedAndNamesThePlace(String from, String to, String place)
      throws IOException {
    receipt.save(file);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replaceFirst(Pattern.quote(from), to == null ? "" : to));
    assertThatThrownBy(() -> ApplyReceipt.load(file))
        .isInstanceOfSatisfying(
            UnreadableRecordException.class,
            e -> {
              assertThat(e.place()).isEqualTo(place);
              assertThat(e.source()).isEqualTo(file.toString());
              assertThat(e.found()).isNotBlank();
              assertThat(e.expected()).isNotBlank();
            });
  }

  @Test
  void refusesAFileOfAnotherKindAndOneThatIsNotThere() throws IOException {
    Files.write(file, ROOT.der());
    assertThatThrownBy(() -> ApplyReceipt.load(file)).isInstanceOf(UnreadableRecordException.class);
    Path missing = folder.resolve("missing.json");
    assertThatThrownBy(() -> ApplyReceipt.load(missing))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(missing.toString());
  }

  @Test
  void aFailedSaveLeavesTheOldFile() throws IOException {
    Path gone = folder.resolve("gone/receipt.json");
    assertThatThrownBy(() -> receipt.save(gone))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("receipt.json");
    assertThat(Files.exists(gone)).isFalse();
  }
}
