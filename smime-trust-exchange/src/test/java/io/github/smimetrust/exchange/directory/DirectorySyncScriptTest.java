package io.github.smimetrust.exchange.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectorySyncScriptTest {
  private final Path folder;

  DirectorySyncScriptTest(@TempDir Path folder) {
    this.folder = folder.resolve("変更 4711");
  }

  private String written(DirectorySyncScript script) throws IOException {
    script.writeTo(folder);
    byte[] bytes = Files.readAllBytes(folder.resolve("sync-directory.ps1"));
    assertThat(Arrays.copyOf(bytes, 3))
        .isEqualTo(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    String text = new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n", "@POLICY@");
    return text;
  }

  @Test
  void showsTheSchedulerWaitsStartsAndWaitsAgain() throws IOException {
    assertThat(written(DirectorySyncScript.delta()))
        .containsSubsequence(
            "Get-ADSyncScheduler",
            "Show-Scheduler -Scheduler $scheduler",
            "StagingModeEnabled",
            "Wait-Cycle -Until",
            "Start-ADSyncSyncCycle -PolicyType Delta",
            "Wait-Cycle -Until",
            "Show-Scheduler");
  }

  @Test
  void aFullCycleIsAskedForByName() throws IOException {
    assertThat(written(DirectorySyncScript.initial()))
        .contains("-PolicyType Initial")
        .doesNotContain("-PolicyType Delta");
  }

  @Test
  void theRetiredToolIsOnlyStartedOnRequest() throws IOException {
    assertThat(written(DirectorySyncScript.legacyCoexistence()))
        .contains("Start-OnlineCoexistenceSync", "retired");
    assertThat(written(DirectorySyncScript.delta())).doesNotContain("Start-OnlineCoexistenceSync");
  }

  @Test
  void everyScriptSaysWhatSynchronisationDoesNotCarry() throws IOException {
    for (DirectorySyncScript script :
        new DirectorySyncScript[] {
          DirectorySyncScript.delta(), DirectorySyncScript.legacyCoexistence()
        }) {
      assertThat(written(script).replaceAll("\r\n# ?", " "))
          .contains("not the list of trusted certificate authorities", "on both sides");
    }
  }
}
