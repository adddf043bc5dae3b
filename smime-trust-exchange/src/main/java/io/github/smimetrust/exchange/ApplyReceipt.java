package io.github.smimetrust.exchange;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.exchange.transport.TenantIdentity;
import io.github.smimetrust.format.Sha256;
import io.github.smimetrust.report.Report;
import io.github.smimetrust.sst.file.AtomicFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was done to a tenant's list: who, when, the list before and the list after. Enough to go
 * back by {@link ExchangeTenant#restore}.
 *
 * <pre>{@code
 * ApplyReceipt receipt = tenant.apply(plan);
 * receipt.save(Path.of("receipt.json"));
 * ApplyReceipt later = ApplyReceipt.load(Path.of("receipt.json"));
 * }</pre>
 *
 * <p>The file is JSON with a schema version. It holds certificates, names and no secrets, and it is
 * not signed: keep it where only those can write who may change the list. Immutable and
 * thread-safe.
 *
 * @since 0.1.0
 */
public final class ApplyReceipt {
  /**
   * What came of it.
   *
   * @since 0.1.0
   */
  public enum Outcome {
    /** The list was set and read back. */
    CHANGED,
    /** The tenant held the wanted list already; nothing was set. */
    NOTHING_TO_DO
  }

  private final Outcome outcome;
  private final TenantIdentity tenant;
  private final Instant at;
  private final @Nullable String appliedBy;
  private final byte[] before;
  private final byte[] after;
  private final List<ChangedCertificate> added;
  private final List<ChangedCertificate> removed;
  private final Ownership ownership;
  private final @Nullable String backup;
  private final List<String> notes;
  private final ClientChecks checks;

  /** Keeps the arrays. */
  ApplyReceipt(
      Outcome outcome,
      TenantIdentity tenant,
      Instant at,
      @Nullable String appliedBy,
      byte[] before,
      byte[] after,
      List<ChangedCertificate> added,
      List<ChangedCertificate> removed,
      Ownership ownership,
      @Nullable String backup,
      List<String> notes,
      ClientChecks checks) {
    this.outcome = outcome;
    this.tenant = tenant;
    this.at = at;
    this.appliedBy = appliedBy;
    this.before = before;
    this.after = after;
    this.added = List.copyOf(added);
    this.removed = List.copyOf(removed);
    this.ownership = ownership;
    this.backup = backup;
    this.notes = List.copyOf(notes);
    this.checks = checks;
  }

  static ApplyReceipt nothingToDo(
      TenantState state, @Nullable String appliedBy, Ownership ownership) {
    return new ApplyReceipt(
        Outcome.NOTHING_TO_DO,
        state.tenant(),
        state.readAt(),
        appliedBy,
        state.listInPlace(),
        state.listInPlace(),
        List.of(),
        List.of(),
        ownership,
        null,
        List.of(),
        ClientChecks.standard());
  }

  static ApplyReceipt changed(
      TenantState before,
      TenantState after,
      @Nullable String appliedBy,
      Ownership ownership,
      String backup,
      List<String> notes) {
    return new ApplyReceipt(
        Outcome.CHANGED,
        after.tenant(),
        after.readAt(),
        appliedBy,
        before.listInPlace(),
        after.listInPlace(),
        named(after.readable().minus(before.readable())),
        named(before.readable().minus(after.readable())),
        ownership,
        backup,
        notes,
        ClientChecks.standard());
  }

  private static List<ChangedCertificate> named(TrustBundle bundle) {
    return bundle.entries().stream().map(ChangedCertificate::of).toList();
  }

  /**
   * Reads a receipt from a file.
   *
   * @param path the file
   * @return the receipt
   * @throws UnreadableRecordException if it is not a receipt, is damaged, or was written by a later
   *     version in a form that this one does not know
   * @throws UncheckedIOException naming the path, if it cannot be read
   */
  public static ApplyReceipt load(Path path) {
    return ReceiptJson.load(path);
  }

  /**
   * Writes this receipt to a file, whole or not at all.
   *
   * @param path the file to create or replace; its folder must exist
   * @throws UncheckedIOException naming the path, if it cannot be written
   */
  public void save(Path path) {
    AtomicFile.replace(path, ReceiptJson.encode(this));
  }

  /**
   * What came of it.
   *
   * @return the outcome
   */
  public Outcome outcome() {
    return outcome;
  }

  /**
   * Which tenant it was.
   *
   * @return its identity
   */
  public TenantIdentity tenant() {
    return tenant;
  }

  /**
   * When the list was read back.
   *
   * @return the instant by the tenant's clock
   */
  public Instant at() {
    return at;
  }

  /**
   * Who stood behind the change, as {@link TenantAccess#appliedBy} was told.
   *
   * @return the name, or nothing
   */
  public Optional<String> appliedBy() {
    return Optional.ofNullable(appliedBy);
  }

  /**
   * The list before.
   *
   * @return a copy of its bytes; empty where there was none
   */
  public byte[] before() {
    return before.clone();
  }

  /**
   * The list after, as it was read back.
   *
   * @return a copy of its bytes; empty where there is none
   */
  public byte[] after() {
    return after.clone();
  }

  /**
   * The digest of {@link #before()}.
   *
   * @return its SHA-256, 64 hexadecimal digits in lower case
   */
  public String beforeDigest() {
    return Sha256.of(before);
  }

  /**
   * The digest of {@link #after()}.
   *
   * @return its SHA-256, 64 hexadecimal digits in lower case
   */
  public String afterDigest() {
    return Sha256.of(after);
  }

  /**
   * The certificates that came to be trusted.
   *
   * @return an unmodifiable list in the order of the new one
   */
  public List<ChangedCertificate> added() {
    return added;
  }

  /**
   * The certificates that are no longer trusted.
   *
   * @return an unmodifiable list in the order of the old one
   */
  public List<ChangedCertificate> removed() {
    return removed;
  }

  /**
   * The entries of the list after that this program manages: all but those that the plan kept for
   * others. The next run is told them with {@link TenantAccess#managing}.
   *
   * @return their SHA-256 in the order of the list; unmodifiable
   */
  public List<Fingerprint> managed() {
    Set<Fingerprint> others = Set.copyOf(ownership.foreignAfter());
    return bundleAfter().entries().stream()
        .map(BundleEntry::fingerprint)
        .filter(f -> !others.contains(f))
        .toList();
  }

  TrustBundle bundleAfter() {
    return new TenantState(tenant, at, after, SmimeConfig.defaults()).readable();
  }

  /** Whose entries are whose. */
  Ownership ownership() {
    return ownership;
  }

  /**
   * Where the list before is kept besides this receipt.
   *
   * @return what the {@link BackupStore} answered; nothing if nothing was set
   */
  public Optional<String> backup() {
    return Optional.ofNullable(backup);
  }

  /**
   * What else happened: warnings of the tenant, errors that turned out to be none.
   *
   * @return the notes, mostly none; unmodifiable
   */
  public List<String> notes() {
    return notes;
  }

  /**
   * What was seen in the mail clients since.
   *
   * @return the checks; nothing seen until {@link #withChecks}
   */
  public ClientChecks checks() {
    return checks;
  }

  /**
   * The same receipt with what was seen in the mail clients.
   *
   * @param seen the checks
   * @return a new receipt, to be saved again
   */
  public ApplyReceipt withChecks(ClientChecks seen) {
    return new ApplyReceipt(
        outcome,
        tenant,
        at,
        appliedBy,
        before,
        after,
        added,
        removed,
        ownership,
        backup,
        notes,
        Objects.requireNonNull(seen, "seen"));
  }

  /**
   * The record of this change for the files: who, when, what was there and what is there, the audit
   * of the list under {@link io.github.smimetrust.audit.AuditPolicy#exchangeOnline()}, what to look
   * at in every client, when its certificates end.
   *
   * @return the report, in English and UTC until others are named
   */
  public Report report() {
    return DeploymentRecord.of(this);
  }

  @Override
  public String toString() {
    return outcome
        + " "
        + tenant
        + " at "
        + at
        + ": "
        + added.size()
        + " added, "
        + removed.size()
        + " removed";
  }
}
