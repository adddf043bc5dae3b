package io.github.smimetrust.exchange;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.exchange.transport.TenantIdentity;
import io.github.smimetrust.format.Sha256;
import io.github.smimetrust.report.Report;
import io.github.smimetrust.sst.file.AtomicFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
 * flags and how much is lost; an audit of the wanted list warns of more. It does not ask for
 * revocation. Certificates are compared by SHA-256. Immutable and thread-safe.
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
  private final TrustBundle foreign;
  private final TrustBundle foreignBefore;
  private final int sizeWarning;
  private final Judgement judgement;
  private @Nullable List<PlanIssue> audited;

  /**
   * What the caller said of a plan.
   *
   * @param allowed the rules that do not block
   * @param evidence what the plan does to the caller's evidence
   * @param judged that evidence; null for a plan from a file, which does not hold it
   */
  private record Judgement(
      Set<String> allowed, List<EvidenceChange> evidence, @Nullable List<Evidence> judged) {
    static final Judgement NONE = new Judgement(Set.of(), List.of(), List.of());
  }

  private TrustListPlan(
      Verb verb,
      TenantState present,
      TrustBundle wanted,
      byte[] encoded,
      TrustBundle foreign,
      TrustBundle foreignBefore,
      int sizeWarning,
      Judgement judgement) {
    this.verb = verb;
    this.present = present;
    this.wanted = wanted;
    this.encoded = encoded;
    this.foreign = foreign;
    this.foreignBefore = foreignBefore;
    this.sizeWarning = sizeWarning;
    this.judgement = judgement;
  }

  /** Plans to set a list; keeps the array. */
  static TrustListPlan setting(
      TenantState present,
      TrustBundle wanted,
      byte[] encoded,
      TrustBundle foreign,
      TrustBundle foreignBefore,
      int sizeWarning) {
    return new TrustListPlan(
        Verb.SET, present, wanted, encoded, foreign, foreignBefore, sizeWarning, Judgement.NONE);
  }

  /** Plans to have no list; the entries of others stand in the way until they are to go. */
  static TrustListPlan clearing(TenantState present, TrustBundle foreign) {
    return new TrustListPlan(
        Verb.CLEAR,
        present,
        TrustBundle.empty(),
        new byte[0],
        foreign,
        foreign,
        Integer.MAX_VALUE,
        Judgement.NONE);
  }

  /** The plan that a file holds. */
  static TrustListPlan saved(
      Verb verb,
      TenantState present,
      TrustBundle wanted,
      byte[] encoded,
      TrustBundle foreign,
      TrustBundle foreignBefore,
      int sizeWarning,
      Set<String> allowed,
      List<EvidenceChange> evidence) {
    return new TrustListPlan(
        verb,
        present,
        wanted,
        encoded,
        foreign,
        foreignBefore,
        sizeWarning,
        new Judgement(Set.copyOf(allowed), List.copyOf(evidence), null));
  }

  private TrustListPlan judged(Judgement other) {
    return new TrustListPlan(
        verb, present, wanted, encoded, foreign, foreignBefore, sizeWarning, other);
  }

  /**
   * Reads a plan from a file: made and approved on one day, it can be applied on another, by
   * another program. It is bound to its tenant and to the list that was there.
   *
   * @param path the file
   * @return the plan
   * @throws UnreadableRecordException if it is not a plan, is damaged, or was written by a later
   *     version in a form that this one does not know
   * @throws UncheckedIOException naming the path, if it cannot be read
   */
  public static TrustListPlan load(Path path) {
    return PlanJson.load(path);
  }

  /**
   * Writes this plan to a file, whole or not at all: JSON with a schema version. It holds
   * certificates and no secrets, and it is not signed: whoever can write the file can write another
   * plan, evidence and permissions included. Keep it where only those can write who may change the
   * list, or compare {@link #digest()} with the approved one.
   *
   * @param path the file to create or replace; its folder must exist
   * @throws UncheckedIOException naming the path, if it cannot be written
   */
  public void save(Path path) {
    AtomicFile.replace(path, PlanJson.encode(this));
  }

  /**
   * The same plan with a blocker turned into a warning, since the caller knows better.
   *
   * @param rule {@code not-a-ca}, {@code removes-more-than-half}, {@code present-unreadable} or
   *     {@code stops-trusting}
   * @return a new plan
   * @throws IllegalArgumentException for any other rule
   */
  public TrustListPlan allowing(String rule) {
    if (!PlanRules.ALLOWABLE.contains(rule)) {
      throw new IllegalArgumentException(
          "found rule " + rule + ", expected one that can be allowed: " + PlanRules.ALLOWABLE);
    }
    Set<String> more = new HashSet<>(judgement.allowed());
    more.add(rule);
    return judged(new Judgement(Set.copyOf(more), judgement.evidence(), judgement.judged()));
  }

  /**
   * The same plan, judged by what the list is used for: certificates of users, signed mail. What
   * stops being trusted blocks, until {@code allowing("stops-trusting")}.
   *
   * @param evidence what must stay trusted, or is to become so; judged at the time of the plan, for
   *     e-mail protection, without revocation
   * @return a new plan
   */
  public TrustListPlan usedBy(Collection<? extends Evidence> evidence) {
    List<EvidenceChange> changes = new ArrayList<>(judgement.evidence());
    changes.addAll(
        EvidenceComparison.between(present.readable(), wanted, List.copyOf(evidence), madeAt()));
    List<Evidence> known = judgement.judged();
    List<Evidence> all = null;
    if (known != null) {
      all = new ArrayList<>(known);
      all.addAll(evidence);
      all = List.copyOf(all);
    }
    return judged(new Judgement(judgement.allowed(), List.copyOf(changes), all));
  }

  /**
   * The same plan, judged by what the list is used for, like the other form.
   *
   * @param evidence what must stay trusted, or is to become so
   * @return a new plan
   */
  public TrustListPlan usedBy(Evidence... evidence) {
    return usedBy(List.of(evidence));
  }

  /**
   * The same plan without the entries of others: what this program does not manage, and did not ask
   * for, goes, too. The evidence of {@link #usedBy} is judged anew.
   *
   * @return a new plan; the same where all entries are managed
   * @throws IllegalStateException if this plan is from a file: it was approved as it is, and the
   *     file holds no evidence to judge again
   */
  public TrustListPlan removingForeign() {
    if (foreign.isEmpty()) {
      return this;
    }
    List<Evidence> known = judgement.judged();
    if (known == null) {
      throw new IllegalStateException(
          "a plan from a file is applied as it was approved; make a new plan");
    }
    TrustBundle rest = wanted.minus(foreign);
    return new TrustListPlan(
        verb,
        present,
        rest,
        verb == Verb.CLEAR ? encoded : ListSubstance.without(encoded, foreign),
        TrustBundle.empty(),
        foreignBefore,
        sizeWarning,
        new Judgement(
            judgement.allowed(),
            EvidenceComparison.between(present.readable(), rest, known, madeAt()),
            known));
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
   * The entries of others among {@link #kept()}: in the present list, neither managed by this
   * program nor wanted by the caller, and kept all the same. See {@link TenantAccess#managing}. Of
   * a plan that clears, the entries of others that block it.
   *
   * @return an unmodifiable list in the order of the present list
   */
  public List<BundleEntry> foreign() {
    return foreign.entries();
  }

  /**
   * What the plan does to the evidence of {@link #usedBy}.
   *
   * @return what starts and what stops being trusted, in the order of the evidence; unmodifiable
   */
  public List<EvidenceChange> evidenceChanges() {
    return judgement.evidence();
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
    if (isEmpty()) {
      return List.of();
    }
    return judgedAt(now).stream()
        .filter(issue -> !judgement.allowed().contains(issue.rule()))
        .toList();
  }

  private List<PlanIssue> judgedAt(Instant now) {
    List<PlanIssue> issues =
        new ArrayList<>(
            verb == Verb.CLEAR
                ? PlanRules.foreignInTheWay(foreign)
                : PlanRules.blockers(wanted, removed().size(), present, now));
    issues.addAll(PlanRules.lostTrust(judgement.evidence()));
    return issues;
  }

  /**
   * What to know before applying this plan, judged at the time it was made: also what an audit of
   * the wanted list under {@link io.github.smimetrust.audit.AuditPolicy#exchangeOnline()} has as an
   * error or a warning, by the ids of its rules.
   *
   * @return the issues; unmodifiable
   */
  public List<PlanIssue> warnings() {
    List<PlanIssue> issues = new ArrayList<>();
    if (verb == Verb.CLEAR || !wanted.isEmpty()) {
      // What is not a blocker here is still true: it was allowed, or is in the list already.
      for (PlanIssue issue : judgedAt(madeAt())) {
        if (isEmpty() || judgement.allowed().contains(issue.rule())) {
          issues.add(issue);
        }
      }
    }
    if (verb == Verb.SET && !wanted.isEmpty()) {
      issues.addAll(PlanRules.warnings(wanted, bytesInPlace().length, sizeWarning, madeAt()));
      issues.addAll(PlanRules.warningsOfStore(bytesInPlace()));
      issues.addAll(audited());
    }
    if (!isEmpty()) {
      issues.addAll(PlanRules.warningsOfPresent(present, madeAt()));
    }
    return List.copyOf(issues);
  }

  /** Computed on first use: it costs a signature check a certificate. A race computes it twice. */
  private List<PlanIssue> audited() {
    List<PlanIssue> known = audited;
    if (known == null) {
      known = PlanRules.audited(wanted, madeAt());
      audited = known;
    }
    return known;
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

  /**
   * The plan as a report, for who approves it.
   *
   * @return the report, in English and UTC until others are named
   */
  public Report report() {
    return PlanDocument.of(this);
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

  byte[] encoded() {
    return encoded;
  }

  int sizeWarning() {
    return sizeWarning;
  }

  TrustBundle foreignBefore() {
    return foreignBefore;
  }

  Ownership ownership() {
    return new Ownership(fingerprints(foreignBefore), fingerprints(foreign));
  }

  private static List<Fingerprint> fingerprints(TrustBundle bundle) {
    return bundle.entries().stream().map(BundleEntry::fingerprint).toList();
  }

  Set<String> allowed() {
    return judgement.allowed();
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
