package io.github.smimetrust.exchange;

import io.github.smimetrust.BundleReader;
import io.github.smimetrust.Origin;
import io.github.smimetrust.ReadProblem;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.exchange.transport.TenantIdentity;
import io.github.smimetrust.format.Sha256;
import io.github.smimetrust.report.Report;
import io.github.smimetrust.sst.MalformedStoreException;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.SstLimits;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant's list was when it was read: its bytes, and the certificates in it. Works for a
 * list that anyone set, by whatever means.
 *
 * <pre>{@code
 * TenantState state = tenant.read();
 * state.problem().ifPresent(p -> System.err.println("the list is broken: " + p.message()));
 * Files.write(Path.of("present.sst"), state.list());
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class TenantState {
  private final TenantIdentity tenant;
  private final Instant readAt;
  private final byte[] list;
  private final SmimeConfig config;
  private final TrustBundle readable;
  private final @Nullable ReadProblem problem;

  /** Keeps the array. */
  TenantState(TenantIdentity tenant, Instant readAt, byte[] list, SmimeConfig config) {
    this.tenant = tenant;
    this.readAt = readAt;
    this.list = list;
    this.config = config;
    TrustBundle bundle = TrustBundle.empty();
    ReadProblem fault = null;
    if (list.length > 0) {
      try {
        bundle = TrustBundle.decodeSst(list, source());
      } catch (UnreadableInputException e) {
        fault = new ReadProblem(new Origin(e.source(), e.place()), e.found(), e.expected());
        bundle = whatCanBeRead(list, source());
      }
    }
    this.readable = bundle;
    this.problem = fault;
  }

  private static TrustBundle whatCanBeRead(byte[] list, String source) {
    try {
      return BundleReader.keepingGood().decode(mended(list), source).bundle();
    } catch (UnreadableInputException e) {
      return TrustBundle.empty();
    }
  }

  /** Exchange may take a list without its end record, so its certificates count. */
  private static byte[] mended(byte[] list) {
    try {
      return SerializedStore.decodeLenient(list, SstLimits.defaults()).encode();
    } catch (MalformedStoreException e) {
      return list;
    }
  }

  private String source() {
    return "list of " + tenant.domain();
  }

  /**
   * Whose list this is.
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
  public Instant readAt() {
    return readAt;
  }

  /**
   * Does the tenant have a list? Without one, Exchange Online trusts no signature at all.
   *
   * @return whether there are bytes
   */
  public boolean hasList() {
    return list.length > 0;
  }

  /**
   * The other settings.
   *
   * @return them as the tenant gave them
   */
  public SmimeConfig config() {
    return config;
  }

  /**
   * The list as the tenant gave it.
   *
   * @return a copy of its bytes, whether they can be read or not; empty where there is no list
   */
  public byte[] list() {
    return list.clone();
  }

  /**
   * The digest of {@link #list()}, by which plans and receipts know a list.
   *
   * @return its SHA-256, 64 hexadecimal digits in lower case; of no bytes where there is no list
   */
  public String digest() {
    return Sha256.of(list);
  }

  /**
   * The certificates that the tenant trusts.
   *
   * @return the bundle; empty where there is no list
   * @throws UnreadableInputException if the list is broken; see {@link #problem()}
   */
  public TrustBundle bundle() {
    return problem == null ? readable : TrustBundle.decodeSst(list, source());
  }

  /**
   * The certificates that can be read, of a broken list, too.
   *
   * @return the bundle, perhaps empty; what Exchange makes of a broken list is not known
   */
  public TrustBundle readable() {
    return readable;
  }

  /**
   * What is wrong with the list.
   *
   * @return the first fault; nothing for an intact list, or none
   */
  public Optional<ReadProblem> problem() {
    return Optional.ofNullable(problem);
  }

  /**
   * What the tenant holds as a report: its list with an audit under {@link
   * io.github.smimetrust.audit.AuditPolicy#exchangeOnline()}, and its settings.
   *
   * @return the report, in English and UTC until others are named
   */
  public Report report() {
    return TenantDocument.of(this);
  }

  byte[] listInPlace() {
    return list;
  }

  @Override
  public String toString() {
    return source() + ": " + list.length + " bytes, " + readable.size() + " certificates";
  }
}
