package io.github.smimetrust.exchange.directory;

import io.github.smimetrust.sst.file.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A script that starts a cycle of directory synchronisation on the server that runs it, shows the
 * scheduler's state before and after, and waits until the cycle has ended.
 *
 * <pre>{@code
 * DirectorySyncScript.delta().writeTo(Path.of("change-4711")); // change-4711/sync-directory.ps1
 * }</pre>
 *
 * <p>Synchronisation carries the certificates of users ({@code userCertificate}, {@code
 * userSMIMECertificate}). It does <b>not</b> carry the list of trusted authorities: in a hybrid
 * organisation that list is set on both sides. The script was written from documentation and has
 * not run against a real server.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class DirectorySyncScript {
  private static final String FILE = "sync-directory.ps1";

  private final String policy;
  private final String resource;

  private DirectorySyncScript(String policy, String resource) {
    this.policy = policy;
    this.resource = resource;
  }

  /**
   * A cycle of what has changed: {@code Start-ADSyncSyncCycle -PolicyType Delta}, for Microsoft
   * Entra Connect.
   *
   * @return the script
   */
  public static DirectorySyncScript delta() {
    return new DirectorySyncScript("Delta", FILE);
  }

  /**
   * A full cycle, which can take hours: {@code Start-ADSyncSyncCycle -PolicyType Initial}, for
   * Microsoft Entra Connect.
   *
   * @return the script
   */
  public static DirectorySyncScript initial() {
    return new DirectorySyncScript("Initial", FILE);
  }

  /**
   * A cycle of the Directory Synchronization tool of before 2015, {@code
   * Start-OnlineCoexistenceSync}. The tool is retired and no longer supported by Microsoft; this is
   * for an old server that still runs it.
   *
   * @return the script
   */
  public static DirectorySyncScript legacyCoexistence() {
    return new DirectorySyncScript("", "sync-directory-legacy.ps1");
  }

  /**
   * Writes {@code sync-directory.ps1} (UTF-8 with BOM, CRLF); one of that name is replaced.
   *
   * @param folder where; made if it does not exist
   * @throws UncheckedIOException naming the path, if it cannot be written
   */
  public void writeTo(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + folder + ": " + e.getMessage(), e);
    }
    // Windows PowerShell 5.1 takes a file without the mark for one in the machine's code page.
    AtomicFile.replace(folder.resolve(FILE), ("\uFEFF" + text()).getBytes(StandardCharsets.UTF_8));
  }

  private String text() {
    try (InputStream in = DirectorySyncScript.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the library's jar lacks " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@POLICY@", policy)
          .replace("\r\n", "\n")
          .replace("\n", "\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource + " of the library's jar", e);
    }
  }
}
