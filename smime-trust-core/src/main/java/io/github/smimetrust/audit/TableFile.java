package io.github.smimetrust.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Tables beside this class: a line with the columns' names, then cells with tabs between them. */
final class TableFile {
  private TableFile() {}

  static List<String[]> rows(String name, int columns) {
    try (InputStream in = Objects.requireNonNull(TableFile.class.getResourceAsStream(name), name);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String[]> rows = lines.lines().skip(1).map(line -> line.split("\t", -1)).toList();
      for (String[] cells : rows) {
        if (cells.length != columns) {
          throw new IllegalStateException(
              name + ", " + cells[0] + ": found " + cells.length + " cells, expected " + columns);
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
