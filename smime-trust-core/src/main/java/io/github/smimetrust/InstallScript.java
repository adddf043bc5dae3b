package io.github.smimetrust;

import java.util.ArrayList;
import java.util.List;

/**
 * A batch file for Windows that puts the certificates beside it into the stores of the computer.
 * Every name in it is made of ASCII letters, digits and hyphens, so nothing in it needs escaping.
 */
final class InstallScript {
  static final String NAME = "install.cmd";

  private static final String FIRST_LINE =
      "@rem Made by smime-trust. Puts the certificates beside it into the stores of this computer.";

  private final List<String> lines = new ArrayList<>();

  /** Is a text one of these? Its certificates are beside it, not in it. */
  static boolean isInstallScript(String text) {
    return text.startsWith(FIRST_LINE);
  }

  /**
   * Adds a file, by its place below the script, to one of the stores {@code Root} and {@code CA}.
   */
  void add(String store, String folder, String file) {
    lines.add("certutil -addstore " + store + " \"" + folder + "\\" + file + "\" || goto failed");
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  String text() {
    List<String> all = new ArrayList<>();
    all.add(FIRST_LINE);
    all.add("@rem Read it, then run it as an administrator.");
    all.add("@echo off");
    // An administrator's prompt starts elsewhere.
    all.add("pushd \"%~dp0\" || exit /b 1");
    all.addAll(lines);
    all.add("popd");
    all.add("exit /b 0");
    all.add(":failed");
    all.add("popd");
    all.add("exit /b 1");
    return String.join(PemText.CRLF, all) + PemText.CRLF;
  }
}
