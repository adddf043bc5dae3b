package io.github.smimetrust.exchange;

import io.github.smimetrust.exchange.transport.Cmdlet;
import io.github.smimetrust.exchange.transport.CmdletResult;
import io.github.smimetrust.exchange.transport.CmdletTransport;
import io.github.smimetrust.exchange.transport.TenantIdentity;
import java.util.ArrayList;
import java.util.List;

/** Passes calls on, or lets a test do something else with one of them; counted from 1. */
final class RecordingTransport implements CmdletTransport {
  /** What happens to a call. */
  @FunctionalInterface
  interface Script {
    CmdletResult invoke(int number, Cmdlet cmdlet, CmdletTransport tenant);
  }

  final List<String> calls = new ArrayList<>();
  private final CmdletTransport tenant;
  private final Script script;
  boolean closed;

  RecordingTransport(CmdletTransport tenant) {
    this(tenant, (number, cmdlet, next) -> next.invoke(cmdlet));
  }

  RecordingTransport(CmdletTransport tenant, Script script) {
    this.tenant = tenant;
    this.script = script;
  }

  @Override
  public CmdletResult invoke(Cmdlet cmdlet) {
    calls.add(cmdlet.name());
    return script.invoke(calls.size(), cmdlet, tenant);
  }

  @Override
  public TenantIdentity tenant() {
    return tenant.tenant();
  }

  @Override
  public void close() {
    closed = true;
    tenant.close();
  }
}
