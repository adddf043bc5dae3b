package io.github.smimetrust.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Tables beside a class: a line with the columns' names, then cells with tabs between them.
 *
 * @since 0.1.0
 */
public final class TableFile {
  private TableFile() {}

  /**
   * The rows of a table of the library.
   *
   * @param beside a class of the package whose resources hold the table
   * @param name the name of the file
   * @param columns how many cells each row has
   * @return the rows below the columns' names
   * @throws IllegalStateException if a row has another number of cells
   */
  public static List<String[]> rows(Class<?> beside, String name, int columns) {
    try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name);
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
