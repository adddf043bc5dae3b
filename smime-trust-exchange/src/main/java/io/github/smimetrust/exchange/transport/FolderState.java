package io.github.smimetrust.exchange.transport;

import io.github.smimetrust.format.JsonFields;
import io.github.smimetrust.format.JsonText;
import io.github.smimetrust.format.MalformedJsonException;
import io.github.smimetrust.format.Sha256;
import io.github.smimetrust.sst.file.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the state of a simulated tenant in a folder. The file tenant.json holds the settings and
 * names the file with the list; that file's name is the list's digest. A change writes the new list
 * first and then replaces tenant.json in one step, so a process that dies in between leaves the old
 * state whole. The file tenant.lock keeps other processes out for the length of one call.
 */
final class FolderState implements StateKeeper {
  private static final String KIND = "simulated-tenant";
  private static final long VERSION = 1;

  /** The most that the store codec reads. */
  private static final int MOST_BYTES = 64 << 20;

  /** A file lock holds against other processes only; this one, against other threads of ours. */
  private static final Object IN_THIS_PROCESS = new Object();

  private final Path folder;

  FolderState(Path folder) {
    this.folder = folder;
  }

  @Override
  public SimulatedState read() {
    return locked(this::load);
  }

  @Override
  public Step change(UnaryOperator<SimulatedState> change) {
    return locked(
        () -> {
          SimulatedState old = load();
          Step step = new Step(old, change.apply(old));
          store(step.after());
          return step;
        });
  }

  private <T> T locked(Supplier<T> work) {
    synchronized (IN_THIS_PROCESS) {
      try {
        Files.createDirectories(folder);
        try (FileChannel channel =
            FileChannel.open(
                folder.resolve("tenant.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
          // Closing the channel gives the lock back; so does the end of the process.
          channel.lock();
          return work.get();
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot use " + folder + ": " + e.getMessage(), e);
      }
    }
  }

  private SimulatedState load() {
    Path file = folder.resolve("tenant.json");
    if (!Files.exists(file)) {
      return SimulatedState.FRESH;
    }
    try {
      return parse(JsonFields.read(read(file), KIND, VERSION));
    } catch (NoSuchFileException e) {
      throw new DamagedStateException(e.getFile() + " is missing", e);
    } catch (MalformedJsonException e) {
      throw new DamagedStateException(file + ", " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private SimulatedState parse(JsonFields fields) throws IOException {
    JsonFields settings = fields.object("settings");
    SimulatedState state = SimulatedState.FRESH;
    for (SimulatedSetting setting : SimulatedSetting.ALL) {
      if (settings.values().containsKey(setting.name())) {
        Object value = settings.values().get(setting.name());
        String fault = setting.faultOf(value);
        if (fault != null) {
          throw settings.fault(setting.name(), "another value", fault);
        }
        state = state.plus(setting.name(), value);
      }
    }
    Optional<JsonFields> list = fields.optionalObject("list");
    if (list.isEmpty()) {
      return state;
    }
    String digest = list.get().text("sha256");
    byte[] bytes = read(listFile(digest, list.get()));
    if (!Sha256.of(bytes).equals(digest)) {
      throw list.get().fault("sha256", "a file of another content", "the content that was set");
    }
    return state.holding(
        bytes,
        list.get().optionalText("expiryDate").orElse(null),
        list.get().optionalText("expiringThumbprint").orElse(null));
  }

  private static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new DamagedStateException(
            file + " has more than " + MOST_BYTES + " bytes", new IOException("too large"));
      }
      return bytes;
    }
  }

  private Path listFile(String digest, JsonFields list) {
    // The digest becomes a file name, so nothing else may pass for one.
    if (!digest.matches("[0-9a-f]{64}")) {
      throw list.fault("sha256", "something else", "64 hexadecimal digits in lower case");
    }
    return folder.resolve("list-" + digest + ".sst");
  }

  private void store(SimulatedState state) {
    byte[] list = state.list();
    @Nullable Map<String, @Nullable Object> listFields = null;
    String fileName = "";
    if (list != null) {
      fileName = "list-" + Sha256.of(list) + ".sst";
      AtomicFile.replace(folder.resolve(fileName), list);
      listFields = new LinkedHashMap<>();
      listFields.put("sha256", Sha256.of(list));
      listFields.put("expiryDate", state.expiryDate());
      listFields.put("expiringThumbprint", state.expiringThumbprint());
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("kind", KIND);
    fields.put("schemaVersion", VERSION);
    fields.put("settings", state.given());
    fields.put("list", listFields);
    AtomicFile.replace(folder.resolve("tenant.json"), JsonText.write(fields));
    removeLeftovers(fileName);
  }

  /** Old lists, and drafts of writers that died: nobody else writes while this holds the lock. */
  private void removeLeftovers(String keep) {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, "{list-*.sst,.list-*.part,.tenant.json.*.part}")) {
      for (Path file : files) {
        if (!file.getFileName().toString().equals(keep)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tidy up " + folder + ": " + e.getMessage(), e);
    }
  }

  /** The files are there and are not what {@link #store} wrote. */
  static final class DamagedStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedStateException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
