package io.github.smimetrust.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.exchange.transport.TenantIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFolderTest {
  private static final TenantIdentity CONTOSO = new TenantIdentity("8b632b3a", "contoso.com");
  private static final Instant TIME = Instant.parse("2026-01-15T08:09:10.011Z");

  @TempDir Path parent;

  private Path folder() {
    return parent.resolve("バックアップ/резерв");
  }

  private static Backup backup(byte... list) {
    return new Backup(CONTOSO, TIME, list);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void oneFileABackupNamedByTimeTenantAndDigest() throws IOException {
    String place = BackupStore.folder(folder()).store(backup((byte) 1, (byte) 2));
    String digest = Fingerprint.ofDer(new byte[] {1, 2}).toString();
    assertThat(names())
        .containsExactly("20260115T080910.011Z-contoso.com-" + digest.substring(0, 16) + ".sst");
    assertThat(Path.of(place)).hasBinaryContent(new byte[] {1, 2});
  }

  @Test
  void theAbsenceOfAListIsKeptToo() throws IOException {
    BackupStore.folder(folder()).store(backup());
    assertThat(names()).containsExactly("20260115T080910.011Z-contoso.com-no-list.sst");
  }

  @Test
  void aFileThatIsThereIsNeverOverwritten() throws IOException {
    BackupStore store = BackupStore.folder(folder());
    Path first = Path.of(store.store(backup((byte) 1)));
    Files.write(first, new byte[] {9});
    Path second = Path.of(store.store(backup((byte) 1)));
    assertThat(first).hasBinaryContent(new byte[] {9});
    assertThat(second).hasBinaryContent(new byte[] {1});
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void theSameListAtTheSameTimeNeedsNoSecondFile() throws IOException {
    BackupStore store = BackupStore.folder(folder());
    assertThat(store.store(backup((byte) 1))).isEqualTo(store.store(backup((byte) 1)));
    assertThat(names()).hasSize(1);
  }

  @Test
  void noTenantsNameLeavesTheFolder() throws IOException {
    for (String domain : List.of("../../evil", "c:\\evil", "nul", "a/b", "x".repeat(253))) {
      String place =
          BackupStore.folder(folder())
              .store(new Backup(new TenantIdentity("id", domain), TIME, new byte[] {7}));
      assertThat(Path.of(place).getParent()).isEqualTo(folder().toAbsolutePath());
      assertThat(Path.of(place).getFileName().toString())
          .matches("20260115T080910\\.011Z-[a-z0-9._-]{1,80}-[0-9a-f]{16}\\.sst");
    }
  }

  @Test
  void manyThreadsKeepEveryList() throws Exception {
    BackupStore store = BackupStore.folder(folder());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      byte content = (byte) (i % 4);
      Thread thread = new Thread(() -> store.store(backup(content)));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(names()).hasSize(4).noneMatch(n -> n.endsWith(".part"));
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Files.createDirectories(folder().getParent());
    Files.write(folder(), new byte[0]);
    assertThatThrownBy(() -> BackupStore.folder(folder()).store(backup((byte) 1)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(folder().toString());
  }
}
