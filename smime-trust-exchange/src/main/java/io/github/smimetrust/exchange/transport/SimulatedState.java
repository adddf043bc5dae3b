package io.github.smimetrust.exchange.transport;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated tenant remembers: the settings that were given, and the list with what was
 * computed when it was set. Immutable; nobody writes to its array.
 */
final class SimulatedState {
  static final SimulatedState FRESH = new SimulatedState(Map.of(), null, null, null);

  private final Map<String, @Nullable Object> given;
  private final byte @Nullable [] list;
  private final @Nullable String expiryDate;
  private final @Nullable String expiringThumbprint;

  private SimulatedState(
      Map<String, @Nullable Object> given,
      byte @Nullable [] list,
      @Nullable String expiryDate,
      @Nullable String expiringThumbprint) {
    this.given = given;
    this.list = list;
    this.expiryDate = expiryDate;
    this.expiringThumbprint = expiringThumbprint;
  }

  SimulatedState plus(String name, @Nullable Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(given);
    more.put(name, value);
    return new SimulatedState(more, list, expiryDate, expiringThumbprint);
  }

  SimulatedState holding(byte[] newList, @Nullable String date, @Nullable String thumbprint) {
    return new SimulatedState(given, newList, date, thumbprint);
  }

  SimulatedState cleared() {
    return new SimulatedState(given, null, null, null);
  }

  /** The settings that were given, in the order of their first time. */
  Map<String, @Nullable Object> given() {
    return given;
  }

  byte @Nullable [] list() {
    return list;
  }

  @Nullable String expiryDate() {
    return expiryDate;
  }

  @Nullable String expiringThumbprint() {
    return expiringThumbprint;
  }

  /** What a setting is now. */
  @Nullable Object value(SimulatedSetting setting) {
    return given.containsKey(setting.name()) ? given.get(setting.name()) : setting.defaultValue();
  }

  boolean looksLike(SimulatedState other) {
    return Arrays.equals(list, other.list)
        && SimulatedSetting.ALL.stream().allMatch(s -> Objects.equals(value(s), other.value(s)));
  }
}
