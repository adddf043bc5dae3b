package io.github.smimetrust.audit;

import io.github.smimetrust.format.JsonFields;
import io.github.smimetrust.format.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The saved state of a monitor: sorted, so that the same state gives the same bytes. */
final class ToldJson {
  private static final String KIND = "monitor-state";
  private static final long VERSION = 1;

  private ToldJson() {}

  static byte[] write(Map<String, String> told) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kind", KIND);
    document.put("schemaVersion", VERSION);
    document.put(
        "told",
        new TreeMap<>(told)
            .entrySet().stream().map(e -> fields(e.getKey(), e.getValue())).toList());
    return JsonText.write(document);
  }

  private static Map<String, String> fields(String key, String value) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("key", key);
    fields.put("value", value);
    return fields;
  }

  /** Throws {@link io.github.smimetrust.format.MalformedJsonException} for anything else. */
  static Map<String, String> read(byte[] json) {
    List<JsonFields> told = JsonFields.read(json, KIND, VERSION).objects("told");
    Map<String, String> map = new TreeMap<>();
    told.forEach(f -> map.put(f.text("key"), f.text("value")));
    return map;
  }
}
