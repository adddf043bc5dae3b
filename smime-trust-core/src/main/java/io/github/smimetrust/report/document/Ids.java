package io.github.smimetrust.report.document;

import io.github.smimetrust.format.JsonFields;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The stable names of constants in JSON, in lower case. */
final class Ids {
  private Ids() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static Severity severity(JsonFields fields) {
    return constant(fields, "severity", Severity.values());
  }

  /** The constant that a field names. */
  static <E extends Enum<E>> E constant(JsonFields fields, String name, E[] constants) {
    String text = fields.text(name);
    return Arrays.stream(constants)
        .filter(c -> of(c).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                fields.fault(
                    name,
                    '"' + PlainText.of(text) + '"',
                    Arrays.stream(constants)
                        .map(Ids::of)
                        .collect(Collectors.joining(", ", "one of ", ""))));
  }
}
