package io.github.smimetrust.exchange;

import io.github.smimetrust.exchange.transport.CmdletResult;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.sst.file.AtomicFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All settings of Set-SmimeConfig besides the list of certificates, as one value.
 *
 * <pre>{@code
 * SmimeConfig present = tenant.read().config();
 * SmimeConfig wanted = SmimeConfig.hardened().with(SmimeSetting.ALWAYS_SIGN, true);
 * SettingsPlan plan = tenant.plan(wanted); // what differs, and nothing else
 * }</pre>
 *
 * <p>One that was read from a tenant also knows what could not be understood ({@link #problems()})
 * and what the tenant does not have ({@link #isPresent}). Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class SmimeConfig {
  private static final SmimeConfig DEFAULTS = new SmimeConfig(Map.of(), Map.of(), List.of());

  /**
   * Values of settings that are not at their default; settings in faults are at what Exchange falls
   * back to.
   */
  private final Map<SmimeSetting<?>, Object> values;

  private final Map<SmimeSetting<?>, String> faults;
  private final List<SmimeSetting<?>> absent;

  private SmimeConfig(
      Map<SmimeSetting<?>, Object> values,
      Map<SmimeSetting<?>, String> faults,
      List<SmimeSetting<?>> absent) {
    this.values = values;
    this.faults = faults;
    this.absent = absent;
  }

  /**
   * What the documentation gives as defaults. They sign with SHA-1.
   *
   * @return the settings
   */
  public static SmimeConfig defaults() {
    return DEFAULTS;
  }

  /**
   * The defaults where they are sound, and better values where they are not; {@link #deviations()}
   * gives the reason for each.
   *
   * @return the settings
   */
  public static SmimeConfig hardened() {
    SmimeConfig config = DEFAULTS;
    for (Hardening.Step<?> step : Hardening.STEPS) {
      config = config.following(step);
    }
    return config;
  }

  private <T> SmimeConfig following(Hardening.Step<T> step) {
    return with(step.setting(), step.value());
  }

  /** Reads what Get-SmimeConfig gave. */
  static SmimeConfig of(CmdletResult result) {
    Map<SmimeSetting<?>, Object> values = new LinkedHashMap<>();
    Map<SmimeSetting<?>, String> faults = new LinkedHashMap<>();
    List<SmimeSetting<?>> absent = new ArrayList<>();
    for (SmimeSetting<?> setting : SmimeSetting.all()) {
      if (!result.has(setting.name())) {
        absent.add(setting);
        continue;
      }
      @Nullable Object raw = result.properties().get(setting.name());
      try {
        Object value = setting.read(raw);
        if (!value.equals(setting.defaultValue())) {
          values.put(setting, value);
        }
      } catch (IllegalArgumentException e) {
        faults.put(setting, String.valueOf(e.getMessage()));
      }
    }
    return new SmimeConfig(values, faults, List.copyOf(absent));
  }

  /**
   * Reads settings from a file. Those that the file does not name are at their defaults.
   *
   * @param path the file
   * @return the settings
   * @throws UnreadableRecordException if it holds no settings, is damaged, or was written by a
   *     later version in a form that this one does not know
   * @throws java.io.UncheckedIOException naming the path, if it cannot be read
   */
  public static SmimeConfig load(Path path) {
    return SettingsJson.load(path);
  }

  /**
   * Writes these settings to a file, whole or not at all: JSON with a schema version, each setting
   * under its own name. What could not be understood is left out.
   *
   * @param path the file to create or replace; its folder must exist
   * @throws java.io.UncheckedIOException naming the path, if it cannot be written
   */
  public void save(Path path) {
    AtomicFile.replace(path, SettingsJson.encode(this));
  }

  /**
   * The same settings with another value of one.
   *
   * @param <T> the type of its value
   * @param setting which
   * @param value its value
   * @return new settings
   * @throws IllegalArgumentException if it is not of the setting's type or outside of its range
   */
  public <T> SmimeConfig with(SmimeSetting<T> setting, T value) {
    T checked = setting.check(Objects.requireNonNull(value, "value"));
    Map<SmimeSetting<?>, Object> more = new LinkedHashMap<>(values);
    Map<SmimeSetting<?>, String> fewer = new LinkedHashMap<>(faults);
    more.remove(setting);
    fewer.remove(setting);
    if (!checked.equals(setting.defaultValue())) {
      more.put(setting, checked);
    }
    List<SmimeSetting<?>> others = absent.stream().filter(s -> s != setting).toList();
    return new SmimeConfig(more, fewer, others);
  }

  /**
   * The value of a setting.
   *
   * @param <T> the type of its value
   * @param setting which
   * @return its value; the default where it is among the {@link #problems()}, which is what
   *     Exchange is documented to use in place of a malformed list of algorithms
   */
  public <T> T get(SmimeSetting<T> setting) {
    Object value = values.get(setting);
    return value == null ? setting.defaultValue() : setting.check(value);
  }

  /**
   * Does the tenant that these settings were read from have a setting? Older Exchange Servers lack
   * some. Settings that were not read from a tenant are all there. What is not there is left alone
   * where these are wanted, until {@link #with} names a value.
   *
   * @param setting which
   * @return whether it was in what Get-SmimeConfig gave
   */
  public boolean isPresent(SmimeSetting<?> setting) {
    return !absent.contains(setting);
  }

  /**
   * What a tenant holds that is no value of its setting. A list of algorithms that is malformed is
   * documented to count as the default, SHA-1 for signing, and no error shows.
   *
   * @return a sentence for each, with its setting; mostly none; unmodifiable
   */
  public List<String> problems() {
    return faults.entrySet().stream()
        .map(
            e ->
                e.getKey().name()
                    + ": "
                    + e.getValue()
                    + (isAlgorithms(e.getKey())
                        ? "; Exchange is documented to use "
                            + e.getKey().defaultValue()
                            + " instead without a word"
                        : ""))
        .toList();
  }

  private static boolean isAlgorithms(SmimeSetting<?> setting) {
    return setting.defaultValue() instanceof AlgorithmList;
  }

  /**
   * What is not at its default, and why where {@link #hardened()} asks for it.
   *
   * @return a sentence for each, with its setting; unmodifiable
   */
  public List<String> deviations() {
    List<String> sentences = new ArrayList<>();
    for (SmimeSetting<?> setting : SmimeSetting.all()) {
      Object value = values.get(setting);
      if (value != null) {
        sentences.add(
            setting.name()
                + ": "
                + shown(setting)
                + " instead of "
                + setting.defaultValue()
                + Hardening.reason(setting, value).map(r -> "; " + r).orElse(""));
      }
    }
    return List.copyOf(sentences);
  }

  /** The value for a message. */
  String shown(SmimeSetting<?> setting) {
    return faults.containsKey(setting)
        ? "a malformed value"
        : PlainText.of(String.valueOf(get(setting)));
  }

  /** The settings of which a tenant with these would have to be told to have the wanted ones. */
  List<SmimeSetting<?>> differences(SmimeConfig wanted) {
    return SmimeSetting.all().stream()
        .filter(s -> wanted.isPresent(s) && !holds(s, wanted))
        .toList();
  }

  /** Is a setting here what it is there, or what Exchange makes of what is there? */
  boolean holds(SmimeSetting<?> setting, SmimeConfig expected) {
    String fault = faults.get(setting);
    return fault == null
        ? get(setting).equals(expected.get(setting))
        : fault.equals(expected.faults.get(setting));
  }

  /** The value as a cmdlet takes it. */
  @Nullable Object raw(SmimeSetting<?> setting) {
    return rawOf(setting);
  }

  private <T> @Nullable Object rawOf(SmimeSetting<T> setting) {
    return setting.write(get(setting));
  }

  Optional<String> fault(SmimeSetting<?> setting) {
    return Optional.ofNullable(faults.get(setting));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SmimeConfig that
        && values.equals(that.values)
        && faults.equals(that.faults)
        && absent.equals(that.absent);
  }

  @Override
  public int hashCode() {
    return Objects.hash(values, faults, absent);
  }

  @Override
  public String toString() {
    return values.isEmpty() && faults.isEmpty()
        ? "defaults"
        : Stream.concat(
                values.entrySet().stream()
                    .map(e -> e.getKey() + "=" + PlainText.of(String.valueOf(e.getValue()))),
                faults.entrySet().stream().map(e -> e.getKey() + " malformed, " + e.getValue()))
            .collect(Collectors.joining(", "));
  }
}
