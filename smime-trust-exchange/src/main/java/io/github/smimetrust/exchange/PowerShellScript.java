package io.github.smimetrust.exchange;

import io.github.smimetrust.exchange.ScriptText.Way;
import io.github.smimetrust.sst.file.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A plan as a folder for someone with a PowerShell: the list, a script that sets it, and a text
 * that says how. The script checks the module, connects, refuses if the tenant's list is not the
 * one that the plan was made from, keeps the present list in a file, sets the new one, reads it
 * back and compares. It is written for Windows PowerShell 5.1 and PowerShell 7.4 or newer.
 *
 * <pre>{@code
 * PowerShellScript.of(plan)
 *     .connecting(ExchangeConnection.interactive("admin@contoso.com"))
 *     .writeTo(Path.of("change-4711"));
 * }</pre>
 *
 * <p>Files: {@code set-trust.ps1} (UTF-8 with BOM, CRLF), {@code tenant.sst} (not for a plan that
 * clears); the way back, {@code restore-trust.ps1} with {@code previous.sst} (not where there was
 * no list); {@code README.txt}. The scripts were written from documentation and have not run
 * against a real tenant or server. A script of a plan for a simulated tenant is not bound to one
 * tenant, but still refuses any other list than the plan was made from.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class PowerShellScript {
  private final TrustListPlan plan;
  private final @Nullable ExchangeConnection connection;

  private PowerShellScript(TrustListPlan plan, @Nullable ExchangeConnection connection) {
    this.plan = plan;
    this.connection = connection;
  }

  /**
   * Begins a script.
   *
   * @param plan what it is to do; with nothing to do, it checks that this is still so
   * @return a script that does not know yet how to connect
   */
  public static PowerShellScript of(TrustListPlan plan) {
    return new PowerShellScript(Objects.requireNonNull(plan, "plan"), null);
  }

  /**
   * Chooses how the script signs in.
   *
   * @param how the connection
   * @return a new script
   */
  public PowerShellScript connecting(ExchangeConnection how) {
    return new PowerShellScript(plan, Objects.requireNonNull(how, "how"));
  }

  /**
   * Writes the folder. Files of the same names are replaced, each whole or not at all; the script
   * refuses a {@code tenant.sst} that is not its own.
   *
   * @param folder where; made if it does not exist
   * @throws IllegalStateException if the plan has blockers, or it was not said how to connect
   * @throws UncheckedIOException naming the path, if something cannot be written
   */
  public void writeTo(Path folder) {
    if (connection == null) {
      throw new IllegalStateException(
          "how does the script connect? connecting(ExchangeConnection.interactive(name)), say");
    }
    if (!plan.blockers().isEmpty()) {
      throw new IllegalStateException("the plan has blockers: " + plan.blockers());
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + folder + ": " + e.getMessage(), e);
    }
    ScriptText text = new ScriptText(plan, connection);
    write(folder, text, Way.FORTH);
    if (plan.isEmpty()) {
      delete(folder.resolve(Way.BACK.scriptFile()));
      delete(folder.resolve(Way.BACK.listFile()));
    } else {
      write(folder, text, Way.BACK);
    }
    AtomicFile.replace(folder.resolve("README.txt"), windowsFile(text.readme()));
  }

  private void write(Path folder, ScriptText text, Way way) {
    byte[] list = way.list(plan);
    if (list.length > 0) {
      AtomicFile.replace(folder.resolve(way.listFile()), list);
    } else {
      delete(folder.resolve(way.listFile()));
    }
    AtomicFile.replace(folder.resolve(way.scriptFile()), windowsFile(text.script(way)));
  }

  /** A file of an earlier plan. */
  private static void delete(Path list) {
    try {
      Files.deleteIfExists(list);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + list + ": " + e.getMessage(), e);
    }
  }

  /** Windows PowerShell 5.1 takes a file without the mark for one in the machine's code page. */
  private static byte[] windowsFile(String text) {
    return ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
  }
}
