package io.github.smimetrust.exchange;

import io.github.smimetrust.exchange.transport.Cmdlet;
import io.github.smimetrust.exchange.transport.CmdletResult;
import io.github.smimetrust.exchange.transport.CmdletTransport;
import io.github.smimetrust.exchange.transport.TenantException;
import io.github.smimetrust.exchange.transport.TenantException.Failure;
import io.github.smimetrust.exchange.transport.TenantIdentity;
import java.time.Clock;
import java.util.List;

/** The one setting of a tenant that holds the list: read whole, set whole. */
final class TrustListSetting {
  private static final String PARAMETER = "SMIMECertificateIssuingCA";

  private final CmdletTransport transport;
  private final Clock clock;

  TrustListSetting(CmdletTransport transport, Clock clock) {
    this.transport = transport;
    this.clock = clock;
  }

  TenantIdentity tenant() {
    return transport.tenant();
  }

  TenantState read() {
    CmdletResult config = transport.invoke(Cmdlet.named("Get-SmimeConfig"));
    if (!config.has(PARAMETER)) {
      // Taking this for "no list" would plan to replace a list that nobody has seen.
      throw unreadable("no property " + PARAMETER);
    }
    Object value = config.properties().get(PARAMETER);
    if (value == null || value instanceof byte[]) {
      byte[] list = value == null ? new byte[0] : (byte[]) value;
      return new TenantState(tenant(), clock.instant(), list, SmimeConfig.of(config));
    }
    throw unreadable(value.getClass().getSimpleName() + " in the property " + PARAMETER);
  }

  /** Sets the list, no bytes clear it; gives what the tenant warned of. */
  List<String> set(byte[] list) {
    Cmdlet set = Cmdlet.named("Set-SmimeConfig");
    return transport
        .invoke(list.length == 0 ? set.clearing(PARAMETER) : set.parameter(PARAMETER, list))
        .warnings();
  }

  private TenantException unreadable(String found) {
    return new TenantException(
        "Get-SmimeConfig",
        tenant(),
        Failure.REFUSED,
        null,
        "found " + found + ", expected its bytes or null; check that the account may see all of it",
        null);
  }
}
