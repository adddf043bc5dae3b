package io.github.smimetrust.report.document;

import io.github.smimetrust.format.JsonFields;
import io.github.smimetrust.format.PlainText;
import java.util.List;

/** Reads sections and values back. */
final class JsonSections {
  private JsonSections() {}

  static Section section(JsonFields fields) {
    return new Section(
        fields.text("id"),
        JsonReading.words(fields, "title"),
        JsonReading.each(fields, "blocks", JsonSections::block));
  }

  private static Section.Block block(JsonFields fields) {
    String type = fields.text("type");
    return switch (type) {
      case "paragraph" -> new Section.Paragraph(JsonReading.words(fields, "text"));
      case "verbatim" -> new Section.Verbatim(JsonReading.words(fields, "text"));
      case "list" ->
          new Section.Listing(
              Ids.constant(fields, "list", Section.Listing.Kind.values()),
              fields.texts("items").stream().map(Text::verbatim).toList());
      case "table" -> table(fields);
      default ->
          throw fields.fault(
              "type", '"' + PlainText.of(type) + '"', "paragraph, verbatim, list or table");
    };
  }

  private static Section.Table table(JsonFields fields) {
    List<Section.Column> columns =
        JsonReading.each(
            fields,
            "columns",
            c -> new Section.Column(c.text("id"), JsonReading.words(c, "title")));
    List<List<Value>> rows =
        JsonReading.each(
            fields,
            "rows",
            row -> {
              List<Value> cells = JsonReading.each(row, "cells", JsonSections::value);
              if (cells.size() != columns.size()) {
                throw row.fault(
                    "cells", cells.size() + " cells", columns.size() + ", one a column");
              }
              return cells;
            });
    return new Section.Table(columns, rows);
  }

  static Value value(JsonFields fields) {
    String type = fields.text("type");
    return switch (type) {
      case "text" -> new Value.Words(JsonReading.words(fields, "text"));
      case "time" -> new Value.Time(fields.instant("time"));
      case "count" -> new Value.Count(fields.number("count"));
      case "certificate" ->
          new Value.Certificate(
              JsonReading.fingerprint(fields, "sha256", fields.text("sha256")),
              fields.text("subject"));
      default ->
          throw fields.fault(
              "type", '"' + PlainText.of(type) + '"', "text, time, count or certificate");
    };
  }
}
