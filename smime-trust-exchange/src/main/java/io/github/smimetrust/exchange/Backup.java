package io.github.smimetrust.exchange;

import io.github.smimetrust.exchange.transport.TenantIdentity;
import io.github.smimetrust.format.Sha256;
import java.time.Instant;
import java.util.Objects;

/**
 * A list that is about to be replaced, for a {@link BackupStore} to keep.
 *
 * <pre>{@code
 * BackupStore store = backup -> vault.put(backup.tenant().domain(), backup.list());
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Backup {
  private final TenantIdentity tenant;
  private final Instant takenAt;
  private final byte[] list;

  /**
   * Describes a list.
   *
   * @param tenant whose it is
   * @param takenAt when it was read
   * @param list its bytes as the tenant gave them; empty for no list; copied
   */
  public Backup(TenantIdentity tenant, Instant takenAt, byte[] list) {
    this.tenant = Objects.requireNonNull(tenant, "tenant");
    this.takenAt = Objects.requireNonNull(takenAt, "takenAt");
    this.list = list.clone();
  }

  /**
   * Whose list it is.
   *
   * @return the tenant
   */
  public TenantIdentity tenant() {
    return tenant;
  }

  /**
   * When it was read.
   *
   * @return the instant by the tenant's clock
   */
  public Instant takenAt() {
    return takenAt;
  }

  /**
   * The list.
   *
   * @return a copy of the bytes as the tenant gave them, whether they can be read or not; empty
   *     where there was no list
   */
  public byte[] list() {
    return list.clone();
  }

  /**
   * The digest of {@link #list()}.
   *
   * @return its SHA-256, 64 hexadecimal digits in lower case
   */
  public String digest() {
    return Sha256.of(list);
  }
}
