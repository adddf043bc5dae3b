package io.github.smimetrust.exchange;

import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Keeps the lists that are replaced. Implement it to keep them where your organisation keeps such
 * things.
 *
 * <pre>{@code
 * ExchangeTenant.over(transport).backups(BackupStore.folder(Path.of("backups"))).open();
 * }</pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface BackupStore {
  /**
   * Keeps a list for good. Called before the tenant is changed; if it throws, nothing is changed.
   *
   * @param backup the list
   * @return where a person finds it, such as a path or an address; part of receipts and messages
   */
  String store(Backup backup);

  /**
   * Keeps each list in a file of its own, named by time (UTC), tenant and digest. A file that is
   * there is never overwritten, and one that is being written has another name until it is whole.
   *
   * @param folder where; made if it does not exist
   * @return the store; it throws {@link UncheckedIOException} naming the path, if it cannot write
   */
  static BackupStore folder(Path folder) {
    return new BackupFolder(folder.toAbsolutePath().normalize());
  }
}
