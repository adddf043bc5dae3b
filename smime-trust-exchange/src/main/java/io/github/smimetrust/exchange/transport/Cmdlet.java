package io.github.smimetrust.exchange.transport;

import io.github.smimetrust.format.PlainText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One call of an Exchange cmdlet: its name and its typed parameters in order. Only what is given is
 * sent.
 *
 * <pre>{@code
 * Cmdlet set = Cmdlet.named("Set-SmimeConfig").parameter("SMIMECertificateIssuingCA", sst);
 * Cmdlet clear = Cmdlet.named("Set-SmimeConfig").clearing("SMIMECertificateIssuingCA");
 * }</pre>
 *
 * <p>Only the cmdlets that this library knows can be named, so that no text from outside ever
 * chooses a command. What a parameter means and whether it exists is for the tenant to say.
 * Immutable and thread-safe; {@link #toString()} shows the sizes of byte values, never the bytes.
 *
 * @since 0.1.0
 */
public final class Cmdlet {
  private static final List<String> KNOWN = List.of("Get-SmimeConfig", "Set-SmimeConfig");

  private static final Pattern PARAMETER = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,127}");

  private final String name;
  private final NamedValues parameters;

  private Cmdlet(String name, NamedValues parameters) {
    this.name = name;
    this.parameters = parameters;
  }

  /**
   * A call without parameters.
   *
   * @param name {@code Get-SmimeConfig} or {@code Set-SmimeConfig}, in this spelling
   * @return the call
   * @throws IllegalArgumentException for any other name
   */
  public static Cmdlet named(String name) {
    Objects.requireNonNull(name, "name");
    if (!KNOWN.contains(name)) {
      throw new IllegalArgumentException(
          "found cmdlet " + PlainText.of(name) + ", expected one of " + KNOWN);
    }
    return new Cmdlet(name, NamedValues.NONE);
  }

  /**
   * This call with a text parameter.
   *
   * @param parameter the parameter's name, without a dash
   * @param value its value, never null; see {@link #clearing}
   * @return a new call
   * @throws IllegalArgumentException if the name is none, or is there already
   */
  public Cmdlet parameter(String parameter, String value) {
    return given(parameter, Objects.requireNonNull(value, "value; clearing(name) sends null"));
  }

  /**
   * This call with a number.
   *
   * @param parameter the parameter's name, without a dash
   * @param value its value
   * @return a new call
   * @throws IllegalArgumentException if the name is none, or is there already
   */
  public Cmdlet parameter(String parameter, long value) {
    return given(parameter, value);
  }

  /**
   * This call with a yes or no, {@code $true} or {@code $false} in PowerShell.
   *
   * @param parameter the parameter's name, without a dash
   * @param value its value
   * @return a new call
   * @throws IllegalArgumentException if the name is none, or is there already
   */
  public Cmdlet parameter(String parameter, boolean value) {
    return given(parameter, value);
  }

  /**
   * This call with bytes.
   *
   * @param parameter the parameter's name, without a dash
   * @param value its value, never null; copied; see {@link #clearing}
   * @return a new call
   * @throws IllegalArgumentException if the name is none, or is there already
   */
  public Cmdlet parameter(String parameter, byte[] value) {
    return given(parameter, Objects.requireNonNull(value, "value; clearing(name) sends null"));
  }

  /**
   * This call with an explicit null, which empties a setting.
   *
   * @param parameter the parameter's name, without a dash
   * @return a new call
   * @throws IllegalArgumentException if the name is none, or is there already
   */
  public Cmdlet clearing(String parameter) {
    return given(parameter, null);
  }

  private Cmdlet given(String parameter, @Nullable Object value) {
    Objects.requireNonNull(parameter, "parameter");
    if (!PARAMETER.matcher(parameter).matches()) {
      throw new IllegalArgumentException(
          "found parameter name '"
              + PlainText.of(parameter)
              + "', expected letters and digits, a letter first, without a dash");
    }
    if (parameters.hasIgnoringCase(parameter)) {
      throw new IllegalArgumentException(
          name + " has the parameter " + parameter + " already; PowerShell ignores case");
    }
    return new Cmdlet(name, parameters.plus(parameter, value));
  }

  /**
   * Which cmdlet this calls.
   *
   * @return its name
   */
  public String name() {
    return name;
  }

  /**
   * The parameters in the order in which they were given.
   *
   * @return names and values, each a String, Boolean, Long, byte[] (a copy) or null; unmodifiable
   */
  public Map<String, @Nullable Object> parameters() {
    return parameters.toMap();
  }

  @Override
  public String toString() {
    return name + " [" + parameters + "]";
  }
}
