package io.github.smimetrust.exchange.transport;

/**
 * Carries cmdlet calls to one tenant. Everything in this library that reaches a tenant goes through
 * here; an adapter is all that another way to Exchange needs.
 *
 * <pre>{@code
 * try (CmdletTransport transport = SimulatedTenant.folder(Path.of("tenant"), clock)) {
 *   transport.invoke(Cmdlet.named("Get-SmimeConfig"));
 * }
 * }</pre>
 *
 * <p>Contract for implementations: one call of {@link #invoke} sends the cmdlet at most once, with
 * exactly the parameters given, an explicit null included. A retry is the caller's to decide, save
 * where the tenant is known to have done nothing. Byte values pass unchanged in both directions. It
 * need not be thread-safe; {@code ExchangeTenant} makes one call at a time.
 *
 * @since 0.1.0
 */
public interface CmdletTransport extends AutoCloseable {
  /**
   * Calls a cmdlet.
   *
   * @param cmdlet the call
   * @return the properties of the object that the cmdlet put out (none for one that puts out
   *     nothing), and its warnings
   * @throws TenantException if it failed; its {@link TenantException#failure()} says what is known
   *     of the effect
   */
  CmdletResult invoke(Cmdlet cmdlet);

  /**
   * Which tenant this transport speaks to.
   *
   * @return always the same identity
   */
  TenantIdentity tenant();

  /** Ends the connection. Calling it again does nothing. */
  @Override
  void close();
}
