package io.github.smimetrust.exchange.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a cmdlet gave back: the properties of the one object that it put out, by name and typed, and
 * the warnings that came along.
 *
 * <pre>{@code
 * CmdletResult config = transport.invoke(Cmdlet.named("Get-SmimeConfig"));
 * byte[] list = config.bytes("SMIMECertificateIssuingCA").orElse(new byte[0]);
 * }</pre>
 *
 * <p>A property that is there and null differs from one that is not there: {@link #has}. Immutable
 * and thread-safe; {@link #toString()} shows the sizes of byte values, never the bytes.
 *
 * @since 0.1.0
 */
public final class CmdletResult {
  private static final CmdletResult EMPTY = new CmdletResult(NamedValues.NONE, List.of());

  private final NamedValues properties;
  private final List<String> warnings;

  private CmdletResult(NamedValues properties, List<String> warnings) {
    this.properties = properties;
    this.warnings = warnings;
  }

  /**
   * The result of a cmdlet that puts out nothing, and the start of every other one.
   *
   * @return it
   */
  public static CmdletResult empty() {
    return EMPTY;
  }

  /**
   * This result with a property that is text, a date in the tenant's own form included.
   *
   * @param name the property's name
   * @param value its value
   * @return a new result
   */
  public CmdletResult property(String name, String value) {
    return put(name, Objects.requireNonNull(value, "value"));
  }

  /**
   * This result with a property that is a number.
   *
   * @param name the property's name
   * @param value its value
   * @return a new result
   */
  public CmdletResult property(String name, long value) {
    return put(name, value);
  }

  /**
   * This result with a property that is a yes or no.
   *
   * @param name the property's name
   * @param value its value
   * @return a new result
   */
  public CmdletResult property(String name, boolean value) {
    return put(name, value);
  }

  /**
   * This result with a property that is bytes.
   *
   * @param name the property's name
   * @param value its value; copied
   * @return a new result
   */
  public CmdletResult property(String name, byte[] value) {
    return put(name, Objects.requireNonNull(value, "value"));
  }

  /**
   * This result with a property that is there and null.
   *
   * @param name the property's name
   * @return a new result
   */
  public CmdletResult nullProperty(String name) {
    return put(name, null);
  }

  /**
   * This result with a warning.
   *
   * @param text what the tenant said
   * @return a new result
   */
  public CmdletResult warning(String text) {
    List<String> more = new ArrayList<>(warnings);
    more.add(Objects.requireNonNull(text, "text"));
    return new CmdletResult(properties, List.copyOf(more));
  }

  CmdletResult put(String name, @Nullable Object value) {
    return new CmdletResult(properties.plus(Objects.requireNonNull(name, "name"), value), warnings);
  }

  /**
   * Did the tenant put out a property, be it null?
   *
   * @param name the property's name
   * @return whether it is there
   */
  public boolean has(String name) {
    return properties.has(name);
  }

  /**
   * All properties.
   *
   * @return names and values, each a String, Boolean, Long, byte[] (a copy) or null; unmodifiable
   */
  public Map<String, @Nullable Object> properties() {
    return properties.toMap();
  }

  /**
   * A property that is text.
   *
   * @param name the property's name
   * @return the text; nothing where it is null or not there
   * @throws IllegalStateException if it is of another type
   */
  public Optional<String> text(String name) {
    return typed(name, String.class);
  }

  /**
   * A property that is a number.
   *
   * @param name the property's name
   * @return the number; nothing where it is null or not there
   * @throws IllegalStateException if it is of another type
   */
  public Optional<Long> number(String name) {
    return typed(name, Long.class);
  }

  /**
   * A property that is a yes or no.
   *
   * @param name the property's name
   * @return the value; nothing where it is null or not there
   * @throws IllegalStateException if it is of another type
   */
  public Optional<Boolean> flag(String name) {
    return typed(name, Boolean.class);
  }

  /**
   * A property that is bytes.
   *
   * @param name the property's name
   * @return a copy of the bytes; nothing where it is null or not there
   * @throws IllegalStateException if it is of another type
   */
  public Optional<byte[]> bytes(String name) {
    return typed(name, byte[].class);
  }

  private <T> Optional<T> typed(String name, Class<T> type) {
    Object value = properties.get(name);
    if (value != null && !type.isInstance(value)) {
      throw new IllegalStateException(
          "found "
              + value.getClass().getSimpleName()
              + " in the property "
              + name
              + ", expected "
              + type.getSimpleName());
    }
    return Optional.ofNullable(type.cast(value));
  }

  /**
   * What the tenant warned of.
   *
   * @return the warnings in order; empty if there were none; unmodifiable
   */
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public String toString() {
    return "[" + properties + "] warnings " + warnings;
  }
}
