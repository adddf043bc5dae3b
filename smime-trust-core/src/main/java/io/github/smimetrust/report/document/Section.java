package io.github.smimetrust.report.document;

import java.util.List;

/**
 * A part of a report with a heading.
 *
 * @param id the stable key in JSON, in kebab case
 * @param title the heading
 * @param blocks what stands below it, in order
 * @since 0.1.0
 */
public record Section(String id, Text title, List<Block> blocks) {
  /** Copies the list. */
  public Section {
    blocks = List.copyOf(blocks);
  }

  /** A piece of a section. */
  public sealed interface Block {}

  /**
   * A paragraph.
   *
   * @param text the words
   */
  public record Paragraph(Text text) implements Block {}

  /**
   * A list; its items are numbered or not.
   *
   * @param kind whether the order matters
   * @param items the items
   */
  public record Listing(Kind kind, List<Text> items) implements Block {
    /** Does the order of the items matter? */
    public enum Kind {
      /** Steps. */
      NUMBERED,
      /** Points. */
      BULLETS,
      /** Things to do and to tick off. */
      CHECKS
    }

    /** Copies the list. */
    public Listing {
      items = List.copyOf(items);
    }
  }

  /**
   * A table.
   *
   * @param columns the head
   * @param rows the cells, as many in each row as there are columns
   */
  public record Table(List<Column> columns, List<List<Value>> rows) implements Block {
    /** Copies the lists, and requires each row to fit the head. */
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      int width = columns.size();
      if (rows.stream().anyMatch(r -> r.size() != width)) {
        throw new IllegalArgumentException("found a row that has not " + width + " cells");
      }
    }
  }

  /**
   * A column of a table.
   *
   * @param id the stable key in JSON, in kebab case
   * @param title what stands in the head
   */
  public record Column(String id, Text title) {}

  /**
   * Text that is shown as it is, in letters of one width.
   *
   * @param lines the text
   */
  public record Verbatim(Text lines) implements Block {}
}
