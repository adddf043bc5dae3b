package io.github.smimetrust.report.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Chromium without a window, in a profile of its own, spoken to by the Chrome DevTools Protocol.
 */
final class Chromium implements AutoCloseable {
  /** Starting takes seconds on a machine that has much else to do. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Devtools devtools;

  private Chromium(Process process, Devtools devtools) {
    this.process = process;
    this.devtools = devtools;
  }

  /** Where a Chromium is installed, if it is. */
  static Optional<Path> installed() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it.
   *
   * @param folder an empty folder for its profile
   */
  static Chromium start(Path program, Path folder) {
    try {
      Process process =
          new ProcessBuilder(
                  List.of(
                      program.toString(),
                      "--headless",
                      // Its own sandbox does not start in most containers; the pages are ours.
                      "--no-sandbox",
                      "--disable-gpu",
                      "--disable-dev-shm-usage",
                      "--disable-background-networking",
                      "--disable-component-update",
                      "--disable-sync",
                      "--no-first-run",
                      "--hide-scrollbars",
                      "--user-data-dir=" + folder,
                      "--remote-debugging-port=0",
                      "about:blank"))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output").toFile())
              .start();
      return new Chromium(process, Devtools.connect(address(process, folder)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It writes the port that it chose, and a path, into its profile. */
  private static URI address(Process process, Path folder) throws IOException {
    Path port = folder.resolve("DevToolsActivePort");
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until && process.isAlive()) {
      List<String> lines = Files.exists(port) ? Files.readAllLines(port) : List.of();
      if (lines.size() == 2) {
        return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
      }
      pause();
    }
    process.destroyForcibly();
    throw new AssertionError(
        "Chromium did not start: " + Files.readString(folder.resolve("output")));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A new tab. */
  BrowserTab tab() {
    return BrowserTab.open(devtools);
  }

  @Override
  public void close() {
    try {
      devtools.call("", "Browser.close");
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      devtools.close();
    }
  }
}
