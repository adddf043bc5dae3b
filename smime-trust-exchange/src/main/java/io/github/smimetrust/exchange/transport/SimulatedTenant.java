package io.github.smimetrust.exchange.transport;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.exchange.transport.TenantException.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A tenant that exists in memory or in a folder, and answers {@code Get-SmimeConfig} and {@code
 * Set-SmimeConfig} as Exchange is documented to. For first steps, for this library's tests and for
 * those of programs that use it.
 *
 * <pre>{@code
 * CmdletTransport transport = SimulatedTenant.folder(Path.of("tenant"), Clock.systemUTC());
 * try (ExchangeTenant tenant = ExchangeTenant.over(transport).open()) {
 *   System.out.println(tenant.read().bundle());
 * }
 * }</pre>
 *
 * <p><b>Documented by Microsoft</b>: the settings, their types and defaults; that a setting takes
 * one value of its type; that the list is given whole as a serialized store; that a list with an
 * expired certificate is refused; that {@code WhatIf} changes nothing.
 *
 * <p><b>Reported by others of Exchange servers</b>, not documented, so Exchange Online may differ:
 * the given list replaces the old one; parameters that are not given leave their settings alone;
 * null or an empty array clears the list, its date and its thumbprint; bytes that cannot be read
 * are refused; a size limit of 70 000 bytes, which is off here until {@link #refusingListsAbove}
 * turns it on; {@code SMIMECertificatesExpiryDate} and {@code SMIMEExpiredCertificateThumbprint}
 * are computed when the list is set, of the certificate that ends first, which is not an expired
 * one whatever the name says; a warning when nothing changed.
 *
 * <p><b>Guessed</b>: what is checked first (size, form, dates); that only a serialized store is
 * taken (Exchange may take a lone certificate or a PKCS #7, too), and one with an unreadable
 * certificate is not; that the date is in UTC; that a certificate is expired after its last second;
 * that parameters reserved for Microsoft are refused; all wordings.
 *
 * <p>Not simulated: permissions, delays before other servers see a change, throttling, what clients
 * do with the list; that a malformed list of algorithms is taken for the default one.
 *
 * <p>Thread-safe. In a folder the state survives the process, and several processes can use it:
 * each call locks it.
 *
 * @since 0.1.0
 */
public final class SimulatedTenant implements CmdletTransport {
  private static final String EXPIRY_DATE = "SMIMECertificatesExpiryDate";
  private static final String THUMBPRINT = "SMIMEExpiredCertificateThumbprint";
  private static final String NAME = "Smime Configuration";

  /** The form "s" of .NET: no zone, no fraction. */
  private static final DateTimeFormatter SORTABLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final StateKeeper keeper;
  private final Clock clock;
  private final TenantIdentity identity;
  private final int mostBytes;
  private final AtomicLong calls = new AtomicLong();

  private SimulatedTenant(StateKeeper keeper, Clock clock, TenantIdentity identity, int mostBytes) {
    this.keeper = keeper;
    this.clock = Objects.requireNonNull(clock, "clock");
    this.identity = identity;
    this.mostBytes = mostBytes;
  }

  /**
   * A fresh tenant that lasts as long as the object.
   *
   * @param clock tells the time at which certificates are judged
   * @return the tenant, with the defaults of the documentation and no list
   */
  public static SimulatedTenant inMemory(Clock clock) {
    return new SimulatedTenant(
        new StateKeeper.InMemory(), clock, simulatedIdentity("memory"), Integer.MAX_VALUE);
  }

  /**
   * A tenant that is kept in a folder.
   *
   * @param folder where; made at the first call if it does not exist
   * @param clock tells the time at which certificates are judged
   * @return the tenant; fresh if the folder holds none; its id follows from the folder's absolute
   *     path
   */
  public static SimulatedTenant folder(Path folder, Clock clock) {
    Path absolute = folder.toAbsolutePath().normalize();
    return new SimulatedTenant(
        new FolderState(absolute),
        clock,
        simulatedIdentity(absolute.toString()),
        Integer.MAX_VALUE);
  }

  private static TenantIdentity simulatedIdentity(String place) {
    return new TenantIdentity(
        UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)).toString(),
        "simulated.invalid");
  }

  /**
   * The same tenant, state and all, that refuses large lists as was reported of Exchange servers.
   *
   * @param bytes the largest list that it takes, such as 70 000
   * @return a view of this tenant
   * @throws IllegalArgumentException if it is negative
   */
  public SimulatedTenant refusingListsAbove(int bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("found " + bytes + " bytes, expected 0 or more");
    }
    return new SimulatedTenant(keeper, clock, identity, bytes);
  }

  /**
   * The same tenant, state and all, under another identity.
   *
   * @param tenant who it says it is
   * @return a view of this tenant
   */
  public SimulatedTenant identifiedBy(TenantIdentity tenant) {
    return new SimulatedTenant(keeper, clock, Objects.requireNonNull(tenant, "tenant"), mostBytes);
  }

  @Override
  public TenantIdentity tenant() {
    return identity;
  }

  /** Does nothing: the tenant stays, and can be used on. */
  @Override
  public void close() {}

  @Override
  public CmdletResult invoke(Cmdlet cmdlet) {
    Call call = new Call(cmdlet, "simulated-" + calls.incrementAndGet());
    try {
      return switch (cmdlet.name()) {
        case "Get-SmimeConfig" -> call.get();
        case "Set-SmimeConfig" -> call.set();
        default -> throw call.refusal("the simulated tenant does not know this cmdlet");
      };
    } catch (FolderState.DamagedStateException e) {
      throw new TenantException(
          cmdlet.name(),
          identity,
          Failure.REFUSED,
          call.correlationId,
          "the files of the simulated tenant are damaged: "
              + e.getMessage()
              + "; delete them to begin anew",
          e);
    }
  }

  /** One call with what its errors need to say. */
  private final class Call {
    private final Cmdlet cmdlet;
    private final String correlationId;

    Call(Cmdlet cmdlet, String correlationId) {
      this.cmdlet = cmdlet;
      this.correlationId = correlationId;
    }

    CmdletResult get() {
      for (String parameter : cmdlet.parameters().keySet()) {
        if (!parameter.equalsIgnoreCase("Identity")) {
          throw refusal("no parameter " + parameter + ", expected Identity or none");
        }
      }
      SimulatedState state = keeper.read();
      CmdletResult result = CmdletResult.empty().property("Identity", NAME).property("Name", NAME);
      for (SimulatedSetting setting : SimulatedSetting.ALL) {
        result = result.put(setting.name(), state.value(setting));
      }
      return result
          .put(SimulatedSetting.LIST, state.list())
          .put(EXPIRY_DATE, state.expiryDate())
          .put(THUMBPRINT, state.expiringThumbprint());
    }

    CmdletResult set() {
      boolean whatIf = false;
      for (Map.Entry<String, @Nullable Object> given : cmdlet.parameters().entrySet()) {
        if (given.getKey().equalsIgnoreCase("WhatIf")) {
          whatIf = Boolean.TRUE.equals(given.getValue());
        }
      }
      if (whatIf) {
        changed(keeper.read());
        return CmdletResult.empty();
      }
      return keeper.change(this::changed).changesNothing()
          ? CmdletResult.empty().warning("completed, but no setting has changed")
          : CmdletResult.empty();
    }

    private SimulatedState changed(SimulatedState old) {
      SimulatedState now = old;
      for (Map.Entry<String, @Nullable Object> given : cmdlet.parameters().entrySet()) {
        String name = given.getKey();
        if (name.equalsIgnoreCase(SimulatedSetting.LIST)) {
          now = withList(now, given.getValue());
        } else if (!name.equalsIgnoreCase("WhatIf")) {
          SimulatedSetting setting = setting(name);
          String fault = setting.faultOf(given.getValue());
          if (fault != null) {
            throw refusal("a value of -" + setting.name() + " that it does not take, " + fault);
          }
          now = now.plus(setting.name(), given.getValue());
        }
      }
      return now;
    }

    private SimulatedSetting setting(String name) {
      return SimulatedSetting.ALL.stream()
          .filter(s -> s.name().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(() -> refusal("no parameter -" + name + " that a customer may use"));
    }

    private SimulatedState withList(SimulatedState state, @Nullable Object value) {
      if (value == null) {
        return state.cleared();
      }
      if (!(value instanceof byte[] list)) {
        throw refusal("-" + SimulatedSetting.LIST + " with a value that is not bytes");
      }
      if (list.length == 0) {
        return state.cleared();
      }
      if (list.length > mostBytes) {
        throw refusal(
            "-"
                + SimulatedSetting.LIST
                + " has "
                + list.length
                + " bytes, expected at most "
                + mostBytes);
      }
      TrustBundle bundle = decode(list);
      refuseExpired(bundle);
      Optional<BundleEntry> first =
          bundle.entries().stream().min(Comparator.comparing(BundleEntry::notAfter));
      return state.holding(
          list,
          first.map(e -> SORTABLE.format(e.notAfter())).orElse(null),
          first.map(BundleEntry::thumbprint).orElse(null));
    }

    private TrustBundle decode(byte[] list) {
      try {
        return TrustBundle.decodeSst(list, SimulatedSetting.LIST);
      } catch (UnreadableInputException e) {
        throw new TenantException(
            cmdlet.name(),
            identity,
            Failure.REFUSED,
            correlationId,
            "the list has the wrong format: " + e.getMessage(),
            e);
      }
    }

    private void refuseExpired(TrustBundle bundle) {
      Instant now = clock.instant();
      List<String> expired =
          bundle.entries().stream()
              .filter(e -> e.notAfter().isBefore(now))
              .map(BundleEntry::thumbprint)
              .toList();
      if (!expired.isEmpty()) {
        throw refusal("the list holds expired certificates: " + String.join(" , ", expired));
      }
    }

    TenantException refusal(String message) {
      return new TenantException(
          cmdlet.name(), identity, Failure.REFUSED, correlationId, message, null);
    }
  }
}
