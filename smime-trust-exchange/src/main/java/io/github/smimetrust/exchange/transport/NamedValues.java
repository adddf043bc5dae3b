package io.github.smimetrust.exchange.transport;

import io.github.smimetrust.format.PlainText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values by name, in order, each a String, Boolean, Long, byte[] or null. Immutable: arrays are
 * copied on the way in and on the way out. Never shows bytes as text.
 */
final class NamedValues {
  static final NamedValues NONE = new NamedValues(Map.of());

  private final Map<String, @Nullable Object> values;

  private NamedValues(Map<String, @Nullable Object> values) {
    this.values = values;
  }

  /**
   * These values and one more, at the end; a value of the same name is replaced where it stands.
   */
  NamedValues plus(String name, @Nullable Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
    more.put(name, copied(value));
    return new NamedValues(more);
  }

  boolean hasIgnoringCase(String name) {
    return values.keySet().stream().anyMatch(name::equalsIgnoreCase);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  @Nullable Object get(String name) {
    return copied(values.get(name));
  }

  Map<String, @Nullable Object> toMap() {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    values.forEach((name, value) -> copy.put(name, copied(value)));
    return Collections.unmodifiableMap(copy);
  }

  private static @Nullable Object copied(@Nullable Object value) {
    return value instanceof byte[] bytes ? bytes.clone() : value;
  }

  /** Texts and numbers may tell of a tenant, too, but are what a reader of a log needs. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(e -> e.getKey() + "=" + shown(e.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String shown(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      return bytes.length + " bytes";
    }
    return value instanceof String text ? "'" + PlainText.of(text) + "'" : String.valueOf(value);
  }
}
