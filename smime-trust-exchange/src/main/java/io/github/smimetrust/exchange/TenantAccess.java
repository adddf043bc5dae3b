package io.github.smimetrust.exchange;

import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.exchange.transport.CmdletTransport;
import io.github.smimetrust.format.PlainText;
import java.time.Clock;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant is going to be worked on: the choices before {@link #open()}. Each choice returns a
 * new object.
 *
 * <pre>{@code
 * ExchangeTenant tenant =
 *     ExchangeTenant.over(transport)
 *         .backups(BackupStore.folder(Path.of("backups")))
 *         .appliedBy("admin@contoso.com")
 *         .open();
 * }</pre>
 *
 * <p>Immutable; as thread-safe as what it was given.
 *
 * @since 0.1.0
 */
public final class TenantAccess {
  private static final int LONGEST_NAME = 200;

  /** Reported for on-premises servers; nothing is documented. */
  private static final int REPORTED_LIMIT = 70_000;

  private final CmdletTransport transport;
  private final @Nullable BackupStore backups;
  private final Clock clock;
  private final @Nullable String appliedBy;
  private final int sizeWarning;
  private final @Nullable Set<Fingerprint> managed;
  private final Consumer<? super ApplyProgress> listener;

  private TenantAccess(
      CmdletTransport transport,
      @Nullable BackupStore backups,
      Clock clock,
      @Nullable String appliedBy,
      int sizeWarning,
      @Nullable Set<Fingerprint> managed,
      Consumer<? super ApplyProgress> listener) {
    this.transport = transport;
    this.backups = backups;
    this.clock = clock;
    this.appliedBy = appliedBy;
    this.sizeWarning = sizeWarning;
    this.managed = managed;
    this.listener = listener;
  }

  static TenantAccess over(CmdletTransport transport) {
    return new TenantAccess(
        Objects.requireNonNull(transport, "transport"),
        null,
        Clock.systemUTC(),
        null,
        REPORTED_LIMIT,
        null,
        progress -> {});
  }

  /**
   * Where the lists go that are replaced. Without one, {@link ExchangeTenant#apply} and {@link
   * ExchangeTenant#restore} refuse to work; reading and planning do not need it.
   *
   * @param store the store
   * @return a new choice
   */
  public TenantAccess backups(BackupStore store) {
    return new TenantAccess(
        transport,
        Objects.requireNonNull(store, "store"),
        clock,
        appliedBy,
        sizeWarning,
        managed,
        listener);
  }

  /**
   * What tells the time at which certificates are judged and receipts are written.
   *
   * @param time the clock; by default the system's, in UTC
   * @return a new choice
   */
  public TenantAccess clock(Clock time) {
    return new TenantAccess(
        transport,
        backups,
        Objects.requireNonNull(time, "time"),
        appliedBy,
        sizeWarning,
        managed,
        listener);
  }

  /**
   * Who stands behind the changes, for the receipts. It proves nothing.
   *
   * @param name a name, a mail address or the number of a change request
   * @return a new choice
   * @throws IllegalArgumentException if it is blank, longer than 200 characters, or has characters
   *     that a reader cannot see
   */
  public TenantAccess appliedBy(String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME || !PlainText.isPlain(name)) {
      throw new IllegalArgumentException(
          "found name '" + PlainText.of(name) + "', expected 1 to 200 visible characters");
    }
    return new TenantAccess(transport, backups, clock, name, sizeWarning, managed, listener);
  }

  /**
   * From which size on plans warn of a large list.
   *
   * @param bytes the largest size without a warning; 70 000 by default, which is what on-premises
   *     servers were reported to take
   * @return a new choice
   * @throws IllegalArgumentException if it is negative
   */
  public TenantAccess warningAbove(int bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("found " + bytes + " bytes, expected 0 or more");
    }
    return new TenantAccess(transport, backups, clock, appliedBy, bytes, managed, listener);
  }

  /**
   * Which entries of the list this program manages. All others are foreign: a plan keeps them
   * although the caller does not want them, until {@link TrustListPlan#removingForeign()} is said.
   * Without this choice the whole list is the caller's, and a plan removes what is not wanted.
   *
   * @param entries the SHA-256 of what this program has added, such as {@link
   *     ApplyReceipt#managed()} of its last receipt; empty for a first run beside others
   * @return a new choice
   */
  public TenantAccess managing(Collection<Fingerprint> entries) {
    return new TenantAccess(
        transport, backups, clock, appliedBy, sizeWarning, Set.copyOf(entries), listener);
  }

  /**
   * Who is told of each step of a change, on the thread that makes it. What it throws is noted in
   * the receipt and stops nothing.
   *
   * @param listener takes the steps
   * @return a new choice
   */
  public TenantAccess onProgress(Consumer<? super ApplyProgress> listener) {
    return new TenantAccess(
        transport,
        backups,
        clock,
        appliedBy,
        sizeWarning,
        managed,
        Objects.requireNonNull(listener, "listener"));
  }

  /**
   * Makes the tenant ready. Nothing is read yet.
   *
   * @return the tenant, which closes the transport when it is closed
   */
  public ExchangeTenant open() {
    return new ExchangeTenant(transport, backups, clock, appliedBy, sizeWarning, managed, listener);
  }
}
