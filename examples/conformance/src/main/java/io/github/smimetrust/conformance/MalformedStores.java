package io.github.smimetrust.conformance;

import io.github.smimetrust.sst.MalformedStoreException;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.SstLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Small stores, each with one defect that its name tells. Strict reading takes those whose framing
 * is whole; lenient reading takes a missing end and trailing bytes as well; what is taken comes
 * back byte for byte.
 */
record MalformedStores(Path folder) implements Suite {
  /** Framing is whole: the oddity is in what the records hold. */
  private static final Set<String> STRICT =
      Set.of(
          "00", "04", "11", "12", "15", "16", "17", "18", "22", "23", "25", "26", "28", "29", "30",
          "31", "32", "33");

  private static final Set<String> LENIENT_TOO = Set.of("03", "05", "06", "07", "08");

  @Override
  public String name() {
    return "sst-malformed";
  }

  @Override
  public List<Tally> run() throws IOException {
    Tally strict = new Tally(name(), "strict");
    Tally lenient = new Tally(name(), "lenient");
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.filter(f -> f.toString().endsWith(".sst")).sorted().toList();
    }
    for (Path file : files) {
      String number = file.getFileName().toString().substring(0, 2);
      judge(file, STRICT.contains(number), SerializedStore::decode, strict);
      judge(
          file,
          STRICT.contains(number) || LENIENT_TOO.contains(number),
          bytes -> SerializedStore.decodeLenient(bytes, SstLimits.defaults()),
          lenient);
    }
    return List.of(strict, lenient);
  }

  private interface Reading {
    SerializedStore read(byte[] bytes);
  }

  private static void judge(Path file, boolean taken, Reading reading, Tally tally)
      throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String name = file.getFileName().toString();
    try {
      SerializedStore store = reading.read(bytes);
      boolean mended = store.size() != bytes.length;
      boolean same = Arrays.equals(store.encode(), bytes);
      if (taken && (same || (mended && !store.findings().isEmpty()))) {
        tally.agree();
      } else {
        tally.falseAccept(name + ": read");
      }
    } catch (MalformedStoreException e) {
      if (taken) {
        tally.falseReject(name + ": " + e.getMessage());
      } else {
        tally.agree();
      }
    }
  }
}
