/**
 * How cmdlet calls reach a tenant: the call, its result, the port that carries it, and a simulated
 * tenant behind that port for tests and first steps.
 *
 * <pre>{@code
 * CmdletTransport transport = SimulatedTenant.inMemory(Clock.systemUTC());
 * CmdletResult config = transport.invoke(Cmdlet.named("Get-SmimeConfig"));
 * }</pre>
 */
@NullMarked
package io.github.smimetrust.exchange.transport;

import org.jspecify.annotations.NullMarked;
