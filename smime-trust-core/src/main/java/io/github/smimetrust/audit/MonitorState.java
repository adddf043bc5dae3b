package io.github.smimetrust.audit;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps what a {@link TrustMonitor} has told, so that it tells nothing twice after a restart. The
 * bytes are JSON with a version; nobody but the monitor needs to read them.
 *
 * <pre>{@code
 * MonitorState state = MonitorState.file(Path.of("/var/lib/smime-trust/monitor.json"));
 * }</pre>
 *
 * <p>Used by one monitor at a time, from one thread at a time. What a method throws becomes an
 * alert.
 *
 * @since 0.1.0
 */
public interface MonitorState {
  /**
   * Gives what was saved last.
   *
   * @return the bytes; nothing where nothing was saved
   * @throws Exception if it cannot be read
   */
  Optional<byte[]> load() throws Exception;

  /**
   * Replaces what was saved, whole or not at all.
   *
   * @param state the bytes
   * @throws Exception if they cannot be kept
   */
  void save(byte[] state) throws Exception;

  /**
   * Moves what was saved out of the way without losing it, since the monitor cannot read it.
   *
   * @return where a person finds it
   * @throws Exception if that is not possible; the monitor then saves nothing over it
   */
  String setAside() throws Exception;

  /**
   * Keeps the state in a file, which is replaced in one step. A file that cannot be read as a state
   * is renamed to one that ends in {@code .unreadable} and perhaps a number.
   *
   * @param file the file; its folder must exist
   * @return the state
   */
  static MonitorState file(Path file) {
    return new StateFile(file.toAbsolutePath().normalize());
  }

  /**
   * Keeps the state in memory: after a restart everything is told again.
   *
   * @return an empty state
   */
  static MonitorState inMemory() {
    return new StateInMemory();
  }
}
