package io.github.smimetrust.exchange.transport;

import io.github.smimetrust.exchange.transport.TenantException.Failure;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets chosen calls of a transport go wrong as they do in the field, so that programs can be tested
 * against it.
 *
 * <pre>{@code
 * CmdletTransport transport =
 *     ScriptedFaults.none()
 *         .at(3, ScriptedFaults.Fault.LOST_AFTER)
 *         .changedBefore(4, listOfSomeoneElse)
 *         .over(SimulatedTenant.inMemory(clock));
 * }</pre>
 *
 * <p>Calls are counted from 1, whatever their cmdlet. Immutable; what {@link #over} gives counts
 * for itself and is thread-safe.
 *
 * @since 0.1.0
 */
public final class ScriptedFaults {
  private static final String LIST = SimulatedSetting.LIST;

  /**
   * How a call goes wrong.
   *
   * @since 0.1.0
   */
  public enum Fault {
    /** The tenant is busy and does nothing: a failure that may be tried again. */
    THROTTLED,
    /** The connection breaks before the call arrives; the caller cannot know. */
    LOST_BEFORE,
    /** The connection breaks after the call took effect; the caller cannot know. */
    LOST_AFTER,
    /** The tenant refuses. */
    REFUSED,
    /** Get-SmimeConfig answers what it answered the last time; any other call goes through. */
    STALE,
    /** The answer's list lacks its last third; any other call goes through. */
    TRUNCATED
  }

  private final Map<Integer, Fault> faults;
  private final Map<Integer, byte[]> foreignChanges;

  private ScriptedFaults(Map<Integer, Fault> faults, Map<Integer, byte[]> foreignChanges) {
    this.faults = faults;
    this.foreignChanges = foreignChanges;
  }

  /**
   * A script in which nothing goes wrong.
   *
   * @return the script
   */
  public static ScriptedFaults none() {
    return new ScriptedFaults(Map.of(), Map.of());
  }

  /**
   * Lets a call go wrong.
   *
   * @param call its number, from 1
   * @param fault how
   * @return a new script
   * @throws IllegalArgumentException if the number is not positive
   */
  public ScriptedFaults at(int call, Fault fault) {
    Map<Integer, Fault> more = new LinkedHashMap<>(faults);
    more.put(positive(call), Objects.requireNonNull(fault, "fault"));
    return new ScriptedFaults(more, foreignChanges);
  }

  /**
   * Lets someone else set the list right before a call.
   *
   * @param call its number, from 1
   * @param list what they set; empty clears; copied
   * @return a new script
   * @throws IllegalArgumentException if the number is not positive
   */
  public ScriptedFaults changedBefore(int call, byte[] list) {
    Map<Integer, byte[]> more = new LinkedHashMap<>(foreignChanges);
    more.put(positive(call), list.clone());
    return new ScriptedFaults(faults, more);
  }

  private static int positive(int call) {
    if (call < 1) {
      throw new IllegalArgumentException("found call " + call + ", expected 1 or more");
    }
    return call;
  }

  /**
   * Puts the script between a caller and a transport.
   *
   * @param transport where the calls go
   * @return a transport of its own, whose calls are counted anew
   */
  public CmdletTransport over(CmdletTransport transport) {
    return new Faulty(Objects.requireNonNull(transport, "transport"));
  }

  /** The transport that the script makes. */
  private final class Faulty implements CmdletTransport {
    private final CmdletTransport next;
    private int calls;
    private @Nullable CmdletResult lastAnswer;

    Faulty(CmdletTransport next) {
      this.next = next;
    }

    @Override
    public synchronized CmdletResult invoke(Cmdlet cmdlet) {
      calls++;
      byte[] foreign = foreignChanges.get(calls);
      if (foreign != null) {
        Cmdlet set = Cmdlet.named("Set-SmimeConfig");
        next.invoke(foreign.length == 0 ? set.clearing(LIST) : set.parameter(LIST, foreign));
      }
      Fault fault = faults.get(calls);
      if (fault == null) {
        return answered(cmdlet, next.invoke(cmdlet));
      }
      return switch (fault) {
        case THROTTLED -> throw failure(cmdlet, Failure.BUSY, "too many requests");
        case REFUSED -> throw failure(cmdlet, Failure.REFUSED, "refused");
        case LOST_BEFORE -> throw failure(cmdlet, Failure.UNCLEAR, "the connection broke");
        case LOST_AFTER -> {
          next.invoke(cmdlet);
          throw failure(cmdlet, Failure.UNCLEAR, "the connection broke");
        }
        case STALE -> {
          CmdletResult last = isGet(cmdlet) ? lastAnswer : null;
          yield last == null ? answered(cmdlet, next.invoke(cmdlet)) : last;
        }
        case TRUNCATED -> truncated(next.invoke(cmdlet));
      };
    }

    private CmdletResult answered(Cmdlet cmdlet, CmdletResult result) {
      if (isGet(cmdlet)) {
        lastAnswer = result;
      }
      return result;
    }

    private TenantException failure(Cmdlet cmdlet, Failure failure, String message) {
      return new TenantException(
          cmdlet.name(), tenant(), failure, "scripted-" + calls, message + " (scripted)", null);
    }

    @Override
    public TenantIdentity tenant() {
      return next.tenant();
    }

    @Override
    public void close() {
      next.close();
    }
  }

  private static boolean isGet(Cmdlet cmdlet) {
    return cmdlet.name().equals("Get-SmimeConfig");
  }

  private static CmdletResult truncated(CmdletResult whole) {
    CmdletResult result = CmdletResult.empty();
    for (Map.Entry<String, @Nullable Object> property : whole.properties().entrySet()) {
      @Nullable Object value = property.getValue();
      result =
          result.put(
              property.getKey(),
              value instanceof byte[] list ? Arrays.copyOf(list, list.length * 2 / 3) : value);
    }
    return result;
  }
}
