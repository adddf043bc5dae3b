package io.github.smimetrust.exchange;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.exchange.transport.TenantIdentity;
import io.github.smimetrust.format.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What would change if a tenant were given a list: made by {@link ExchangeTenant#plan}, which
 * changes nothing, and carried out by {@link ExchangeTenant#apply}.
 *
 * <pre>{@code
 * TrustListPlan plan = tenant.plan(wanted);
 * System.out.println(plan.describe());
 * if (plan.blockers().isEmpty()) { tenant.apply(plan); }
 * }</pre>
 *
 * <p>A plan is bound to its tenant and to the list that was read for it. It checks dates, authority
 * flags and how much is lost; it does not build chains or ask for revocation. Certificates are
 * compared by SHA-256. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class TrustListPlan {
  /** What Exchange is given. */
  enum Verb {
    SET,
    CLEAR
  }

  private final Verb verb;
  private final TenantState present;
  private final TrustBundle wanted;
  private final byte[] encoded;
  private final int sizeWarning;
  private final Set<String> allowed;

  private TrustListPlan(
      Verb verb,
      TenantState present,
      TrustBundle wanted,
      byte[] encoded,
      int sizeWarning,
      Set<String> allowed) {
    this.verb = verb;
    this.present = present;
    this.wanted = wanted;
    this.encoded = encoded;
    this.sizeWarning = sizeWarning;
    this.allowed = allowed;
  }

  /** Plans to set a list; keeps the array. */
  static TrustListPlan setting(
      TenantState present, TrustBundle wanted, byte[] encoded, int sizeWarning) {
    return new TrustListPlan(Verb.SET, present, wanted, encoded, sizeWarning, Set.of());
  }

  /** Plans to have no list. */
  static TrustListPlan clearing(TenantState present) {
    return new TrustListPlan(
        Verb.CLEAR, present, TrustBundle.empty(), new byte[0], Integer.MAX_VALUE, Set.of());
  }

  /**
   * The same plan with a blocker turned into a warning, since the caller knows better.
   *
   * @param rule {@code not-a-ca}, {@code removes-more-than-half} or {@code present-unreadable}
   * @return a new plan
   * @throws IllegalArgumentException for any other rule
   */
  public TrustListPlan allowing(String rule) {
    if (!PlanRules.ALLOWABLE.contains(rule)) {
      throw new IllegalArgumentException(
          "found rule " + rule + ", expected one that can be allowed: " + PlanRules.ALLOWABLE);
    }
    Set<String> more = new HashSet<>(allowed);
    more.add(rule);
    return new TrustListPlan(verb, present, wanted, encoded, sizeWarning, Set.copyOf(more));
  }

  /**
   * Which tenant this plan is for.
   *
   * @return its identity; another tenant refuses the plan
   */
  public TenantIdentity tenant() {
    return present.tenant();
  }

  /**
   * When the tenant was read for this plan.
   *
   * @return the instant by the tenant's clock
   */
  public Instant madeAt() {
    return present.readAt();
  }

  /**
   * Is there nothing to do? The tenant holds the wanted certificates, CRLs and CTLs already, with
   * the same restrictions of a root programme, or has no list and is to have none. Order, friendly
   * names and hashes are no difference.
   *
   * @return whether {@link ExchangeTenant#apply} would set nothing
   */
  public boolean isEmpty() {
    if (verb == Verb.CLEAR) {
      return !present.hasList();
    }
    if (!present.hasList()) {
      return wanted.isEmpty();
    }
    return present.problem().isEmpty() && ListSubstance.isSame(present.listInPlace(), encoded);
  }

  /**
   * The certificates that come to be trusted, roots among them.
   *
   * @return an unmodifiable list in the order of the wanted bundle
   */
  public List<BundleEntry> added() {
    return wanted.minus(present.readable()).entries();
  }

  /**
   * The self-issued authorities among {@link #added()}: new anchors, or what may be taken for one,
   * whose fingerprints deserve a look at another source. Their signatures do not count here.
   *
   * @return an unmodifiable list in the order of the wanted bundle
   */
  public List<BundleEntry> newRoots() {
    return added().stream().filter(e -> e.isSelfIssued() && e.isCa()).toList();
  }

  /**
   * The certificates that stay trusted.
   *
   * @return an unmodifiable list in the order of the wanted bundle
   */
  public List<BundleEntry> kept() {
    return wanted.minus(wanted.minus(present.readable())).entries();
  }

  /**
   * The certificates that are no longer trusted.
   *
   * @return an unmodifiable list in the order of the present list; of a broken one, those that
   *     could be read
   */
  public List<BundleEntry> removed() {
    return present.readable().minus(wanted).entries();
  }

  /**
   * What forbids to apply this plan, judged at the time it was made. {@link ExchangeTenant#apply}
   * judges again at its own time. A plan with nothing to do has no blockers.
   *
   * @return the issues; empty if the plan can be applied; unmodifiable
   */
  public List<PlanIssue> blockers() {
    return blockersAt(madeAt());
  }

  List<PlanIssue> blockersAt(Instant now) {
    if (isEmpty() || verb == Verb.CLEAR) {
      return List.of();
    }
    return judgedAt(now).stream().filter(issue -> !allowed.contains(issue.rule())).toList();
  }

  private List<PlanIssue> judgedAt(Instant now) {
    return PlanRules.blockers(wanted, removed().size(), present, now);
  }

  /**
   * What to know before applying this plan, judged at the time it was made.
   *
   * @return the issues; unmodifiable
   */
  public List<PlanIssue> warnings() {
    List<PlanIssue> issues = new ArrayList<>();
    if (verb == Verb.SET && !wanted.isEmpty()) {
      // What is not a blocker here is still true: it was allowed, or is in the list already.
      for (PlanIssue issue : judgedAt(madeAt())) {
        if (isEmpty() || allowed.contains(issue.rule())) {
          issues.add(issue);
        }
      }
      issues.addAll(PlanRules.warnings(wanted, bytesInPlace().length, sizeWarning, madeAt()));
      issues.addAll(PlanRules.warningsOfStore(bytesInPlace()));
    }
    if (!isEmpty()) {
      issues.addAll(PlanRules.warningsOfPresent(present, madeAt()));
    }
    return List.copyOf(issues);
  }

  /**
   * The exact bytes that Exchange is given: a serialized store.
   *
   * @return a copy; empty for a plan that clears; what is there already for a plan with nothing to
   *     do
   */
  public byte[] bytes() {
    return bytesInPlace().clone();
  }

  byte[] bytesInPlace() {
    return isEmpty() ? present.listInPlace() : encoded;
  }

  /**
   * The digest of {@link #bytes()}.
   *
   * @return its SHA-256, 64 hexadecimal digits in lower case
   */
  public String digest() {
    return Sha256.of(bytesInPlace());
  }

  /**
   * The digest of the list that was read for this plan. {@link ExchangeTenant#apply} refuses if the
   * tenant holds another one by then.
   *
   * @return its SHA-256, 64 hexadecimal digits in lower case; of no bytes where there was no list
   */
  public String presentDigest() {
    return present.digest();
  }

  /**
   * The plan as text for people: what is added, removed and kept, with fingerprints and dates, the
   * blockers and the warnings. Names are shown with characters escaped that could mislead.
   *
   * @return lines that end in LF, in English; for reading, not for parsing
   */
  public String describe() {
    return new PlanText(this).text();
  }

  Verb verb() {
    return verb;
  }

  TenantState present() {
    return present;
  }

  TrustBundle wanted() {
    return wanted;
  }

  @Override
  public String toString() {
    return "plan for "
        + tenant()
        + (isEmpty()
            ? ": nothing to do"
            : ": adds " + added().size() + ", removes " + removed().size());
  }
}
