package io.github.smimetrust.conformance;

import io.github.smimetrust.sst.MalformedStoreException;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.StoreFinding;
import io.github.smimetrust.sst.StoreProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stores made by Windows, with a manifest of what an independent reader found in them: every intact
 * one comes back byte for byte with the same number of certificates and properties, its hashes are
 * right, and the corrupt one is refused at the byte that the manifest names.
 */
record RealStores(Path folder) implements Suite {
  private static final Pattern CORRUPT = Pattern.compile("record \\d+ at (\\d+):");
  private static final Pattern COUNT = Pattern.compile("'CERT': (\\d+)");
  private static final Pattern PROPERTY = Pattern.compile("(\\d+): (\\d+)");

  @Override
  public String name() {
    return "sst-real";
  }

  @Override
  public List<Tally> run() throws IOException {
    Tally tally = new Tally(name(), "stores");
    for (String line : Files.readAllLines(folder.resolve("MANIFEST.md"))) {
      String[] cells = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
      if (cells.length > 5 && cells[1].contains(".") && !cells[2].equals("bytes")) {
        judge(cells, tally);
      }
    }
    return List.of(tally);
  }

  private void judge(String[] cells, Tally tally) throws IOException {
    Path file = folder.resolve(cells[1]);
    if (!Files.exists(file)) {
      file = folder.resolve("history").resolve(cells[1]);
    }
    Matcher corrupt = CORRUPT.matcher(cells[4]);
    if (corrupt.find()) {
      judgeCorrupt(file, Long.parseLong(corrupt.group(1)), tally);
      return;
    }
    Matcher count = COUNT.matcher(cells[4]);
    int certificates = Integer.parseInt(count.find() ? count.group(1) : cells[4]);
    byte[] bytes = Files.readAllBytes(file);
    boolean alone = cells[1].endsWith(".element.bin");
    List<StoreElement> elements;
    byte[] again;
    long findings = 0;
    if (alone) {
      StoreElement element = StoreElement.decode(bytes);
      elements = List.of(element);
      again = element.encode();
    } else {
      SerializedStore store = SerializedStore.read(file);
      elements = store.elements();
      again = store.encode();
      findings =
          store.findings().stream()
              .filter(f -> f.kind() != StoreFinding.Kind.KEY_CONTAINER)
              .count();
    }
    if (elements.size() != certificates
        || !Arrays.equals(bytes, again)
        || findings > 0
        || !counts(elements).equals(expected(cells[5]))) {
      tally.falseReject(
          file.getFileName()
              + ": "
              + elements.size()
              + " of "
              + certificates
              + " certificates, same bytes "
              + Arrays.equals(bytes, again)
              + ", "
              + findings
              + " findings, properties "
              + counts(elements));
    } else {
      tally.agree();
    }
  }

  private static void judgeCorrupt(Path file, long offset, Tally tally) {
    try {
      SerializedStore.read(file);
      tally.falseAccept(file.getFileName() + ": read, though it is corrupt at " + offset);
    } catch (MalformedStoreException e) {
      if (e.offset() == offset) {
        tally.agree();
      } else {
        tally.falseReject(
            file.getFileName() + ": refused at " + e.offset() + ", expected at " + offset);
      }
    }
  }

  private static Map<Integer, Integer> counts(List<StoreElement> elements) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (StoreElement element : elements) {
      for (StoreProperty property : element.properties()) {
        counts.merge(property.id().number(), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static Map<Integer, Integer> expected(String cell) {
    Map<Integer, Integer> counts = new TreeMap<>();
    Matcher property = PROPERTY.matcher(cell);
    while (property.find()) {
      counts.put(Integer.valueOf(property.group(1)), Integer.valueOf(property.group(2)));
    }
    return counts;
  }
}
