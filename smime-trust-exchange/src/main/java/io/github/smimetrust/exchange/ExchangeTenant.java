package io.github.smimetrust.exchange;

import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.exchange.transport.CmdletTransport;
import io.github.smimetrust.exchange.transport.TenantException;
import io.github.smimetrust.exchange.transport.TenantIdentity;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.sst.SstOptions;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A tenant whose list of trusted certificate authorities is read, planned, changed and checked.
 *
 * <pre>{@code
 * try (ExchangeTenant tenant =
 *     ExchangeTenant.over(transport).backups(BackupStore.folder(Path.of("backups"))).open()) {
 *   TrustListPlan plan = tenant.plan(wanted); // reads, changes nothing
 *   ApplyReceipt receipt = tenant.apply(plan); // backs up, sets, reads back, compares
 *   receipt.save(Path.of("receipt.json"));
 *   // tenant.restore(ApplyReceipt.load(Path.of("receipt.json"))) goes back
 * }
 * }</pre>
 *
 * <p>Exchange has no transaction and no lock for this setting: between the last look and the change
 * someone else can set the list. What is read back afterwards shows it. Not checked: whether other
 * servers and clients use the new list yet.
 *
 * <p>For one thread at a time.
 *
 * @since 0.1.0
 */
public final class ExchangeTenant implements AutoCloseable {
  private final CmdletTransport transport;
  private final @Nullable BackupStore backups;
  private final Clock clock;
  private final @Nullable String appliedBy;
  private final int sizeWarning;
  private final @Nullable Set<Fingerprint> managed;
  private final Consumer<? super ApplyProgress> listener;
  private final TrustListSetting setting;

  ExchangeTenant(
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
    this.setting = new TrustListSetting(transport, clock);
  }

  /**
   * Begins to choose how a tenant is worked on.
   *
   * @param transport carries the calls; closed together with the tenant
   * @return the choices
   */
  public static TenantAccess over(CmdletTransport transport) {
    return TenantAccess.over(transport);
  }

  /**
   * Which tenant this is.
   *
   * @return its identity
   */
  public TenantIdentity identity() {
    return transport.tenant();
  }

  /**
   * Reads the list that the tenant trusts now.
   *
   * @return the list, also if it is broken or there is none
   * @throws TenantException if the tenant cannot be read
   */
  public TenantState read() {
    return setting.read();
  }

  /**
   * Reads the tenant and compares it with a wanted list. Changes nothing.
   *
   * @param wanted the certificates that the tenant is to trust, all of them: Exchange replaces the
   *     whole list
   * @return the plan; empty if the tenant trusts exactly these already
   * @throws TenantException if the tenant cannot be read
   * @throws IllegalStateException if the bundle, or entries of others that are kept, came with
   *     CRLs, CTLs or restrictions of a root programme: what happens to those must be named, see
   *     {@link #plan(TrustBundle, SstOptions)}
   */
  public TrustListPlan plan(TrustBundle wanted) {
    return plan(wanted, SstOptions.bareCertificates());
  }

  /**
   * Reads the tenant and compares it with a wanted list. Changes nothing.
   *
   * @param wanted the certificates that the tenant is to trust, all of them
   * @param options what else is written into the list, and in which order
   * @return the plan; empty if the tenant trusts exactly these already
   * @throws TenantException if the tenant cannot be read
   * @throws IllegalStateException if the bundle, or entries of others that are kept, came with
   *     CRLs, CTLs or restrictions and the options name no choice for them
   */
  public TrustListPlan plan(TrustBundle wanted, SstOptions options) {
    // Before anything is read: what cannot be written needs no tenant to be told.
    byte[] encoded = wanted.encodeSst(options);
    TenantState present = read();
    TrustBundle foreignBefore = foreign(present.readable());
    TrustBundle foreign = foreignBefore.minus(wanted);
    if (foreign.isEmpty() && foreign.crlsAndCtls() == 0) {
      return TrustListPlan.setting(present, wanted, encoded, foreign, foreignBefore, sizeWarning);
    }
    TrustBundle all = wanted.plus(foreign);
    return TrustListPlan.setting(
        present, all, all.encodeSst(options), foreign, foreignBefore, sizeWarning);
  }

  /** What this program does not manage, CRLs and CTLs included, since nobody is named for them. */
  private TrustBundle foreign(TrustBundle present) {
    Set<Fingerprint> ours = managed;
    return ours == null
        ? TrustBundle.empty()
        : present.retain(e -> !ours.contains(e.fingerprint()));
  }

  /**
   * Reads the tenant and plans to take its whole list away, after which Exchange Online trusts no
   * signature and Exchange Server its Windows stores. Changes nothing. Entries of others, see
   * {@link TenantAccess#managing}, block the plan until {@link TrustListPlan#removingForeign()}.
   *
   * @return the plan; empty if there is no list
   * @throws TenantException if the tenant cannot be read
   */
  public TrustListPlan planClearing() {
    TenantState present = read();
    return TrustListPlan.clearing(present, foreign(present.readable()));
  }

  /**
   * Reads the tenant and compares its settings with wanted ones. Changes nothing.
   *
   * @param wanted the settings that the tenant is to have
   * @return the plan; empty if the tenant has them already
   * @throws TenantException if the tenant cannot be read
   */
  public SettingsPlan plan(SmimeConfig wanted) {
    return new SettingsPlan(read(), Objects.requireNonNull(wanted, "wanted"));
  }

  /**
   * Carries a plan of settings out: reads the tenant and refuses if its settings are not those that
   * the plan was made from, sets what differs in one call, reads back and compares. If only some
   * were set, puts the others back. The list of certificates is not touched.
   *
   * @param plan the plan
   * @return the receipt, with the old settings and the new ones
   * @throws IllegalArgumentException if the plan is for another tenant
   * @throws StalePlanException if the tenant's settings have changed since; nothing was set
   * @throws ApplyFailedException if the settings are not there; it says which are
   * @throws TenantException if the tenant cannot be read beforehand; nothing was set
   */
  public SettingsReceipt apply(SettingsPlan plan) {
    requireSameTenant("plan", plan.tenant());
    return new SettingsApplication(setting, transport, clock, plan).perform(appliedBy);
  }

  /**
   * Carries a plan out: reads the tenant and refuses if its list is not the one that the plan was
   * made from, keeps that list in the backup store, looks once more, sets the new one, reads it
   * back and compares. If that shows something else, puts the old list back, after keeping what was
   * found.
   *
   * <p>An empty plan sets nothing, and so does one whose list is there by now; the receipt says so.
   * A call that fails after it took effect is found out by reading, and is a success.
   *
   * @param plan the plan
   * @return the receipt, with the old list and the new one
   * @throws IllegalArgumentException if the plan is for another tenant
   * @throws IllegalStateException if the plan has blockers, now or when it was made, or it changes
   *     something and there is no backup store
   * @throws StalePlanException if the tenant's list has changed since; nothing was set
   * @throws UncheckedIOException or whatever else the backup store throws; nothing was set
   * @throws ApplyFailedException if the new list is not there; it says which one is
   * @throws TenantException if the tenant cannot be read beforehand; nothing was set
   */
  public ApplyReceipt apply(TrustListPlan plan) {
    requireSameTenant("plan", plan.tenant());
    List<PlanIssue> blockers = plan.blockersAt(later(plan.madeAt(), clock.instant()));
    if (!blockers.isEmpty()) {
      throw new IllegalStateException(
          "the plan has blockers, see blockers() and make another one: "
              + blockers.stream().map(PlanIssue::toString).collect(Collectors.joining("; ")));
    }
    if (plan.isEmpty()) {
      return nothingToDo(plan);
    }
    return change(plan.ownership()).perform(plan.presentDigest(), plan.bytesInPlace());
  }

  /** Looks again, since "nothing to do" is only true of the list that the plan was made from. */
  private ApplyReceipt nothingToDo(TrustListPlan plan) {
    TenantState now = read();
    if (!now.digest().equals(plan.presentDigest())) {
      throw new StalePlanException(identity(), now.digest(), plan.presentDigest());
    }
    return ApplyReceipt.nothingToDo(now, appliedBy, plan.ownership());
  }

  /**
   * Goes back: sets the list that a receipt holds as the one from before, with the same care as
   * {@link #apply}. If the tenant holds that list already, nothing is set.
   *
   * @param receipt the receipt of the change to take back
   * @return a receipt of its own
   * @throws IllegalArgumentException if the receipt is of another tenant
   * @throws IllegalStateException if there is no backup store
   * @throws StalePlanException if the tenant holds neither the list that the receipt wrote nor the
   *     one from before; nothing was set
   * @throws UncheckedIOException or whatever else the backup store throws; nothing was set
   * @throws ApplyFailedException if the list from before is not there; Exchange refuses one with a
   *     certificate that has expired since
   * @throws TenantException if the tenant cannot be read beforehand; nothing was set
   */
  public ApplyReceipt restore(ApplyReceipt receipt) {
    requireSameTenant("receipt", receipt.tenant());
    return change(receipt.ownership().reversed()).perform(receipt.afterDigest(), receipt.before());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private ListChange change(Ownership ownership) {
    if (backups == null) {
      throw new IllegalStateException(
          "no backup store: ExchangeTenant.over(transport).backups(BackupStore.folder(path))");
    }
    return new ListChange(setting, backups, clock, appliedBy, ownership, listener);
  }

  private void requireSameTenant(String what, TenantIdentity other) {
    if (!other.equals(identity())) {
      throw new IllegalArgumentException(
          "found a "
              + what
              + " of "
              + PlainText.of(other.toString())
              + ", expected one of "
              + PlainText.of(identity().toString()));
    }
  }

  /** Closes the transport. */
  @Override
  public void close() {
    transport.close();
  }
}
