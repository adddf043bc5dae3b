package io.github.smimetrust.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a valid path from one certificate to an anchor (RFC 4158), depth first, within limits.
 *
 * <p>First a short look along the most promising candidates, guided by names: it finds the path of
 * every honest chain with the fewest signatures. If that is not enough, {@link VerifiedReach}
 * checks every signature between the target and the anchors once, and the search is repeated among
 * certificates that are known to lead to an anchor. So signatures cost at most their number, and
 * only rules that depend on the whole path can make the search long.
 *
 * <p>Mutable, for one question and one thread.
 */
final class PathSearch {
  /** Far more than an honest chain needs, far less than an attacker would like. */
  private static final int FIRST_LOOK_STEPS = 64;

  private final CandidateGraph graph;
  private final CertificateChecks.Terms terms;
  private final VerifiedEdges edges;
  private final Spending spending;
  private final RevocationStatus revocation;
  private final Map<ParsedCertificate, List<Failure>> faults = new HashMap<>();
  private final Map<String, List<ParsedCertificate>> named = new HashMap<>();
  private final Map<ParsedCertificate, List<ParsedCertificate>> issuers = new HashMap<>();
  private Set<ParsedCertificate> priced = Set.of();
  private int mostPriced;
  private AttemptLog log = new AttemptLog();
  private @Nullable LimitReached limit;

  PathSearch(
      CandidateGraph graph,
      CertificateChecks.Terms terms,
      VerifiedEdges edges,
      Spending spending,
      RevocationStatus revocation) {
    this.graph = graph;
    this.terms = terms;
    this.edges = edges;
    this.spending = spending;
    this.revocation = revocation;
  }

  /** How the first look ends when it takes too long; not a limit of the question. */
  private static final class LookFurther extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LookFurther() {
      super(null, null, false, false);
    }
  }

  /**
   * Searches.
   *
   * @return a valid path from the target to an anchor; null if none was found, see {@link #limit()}
   *     and {@link #log()}
   */
  @Nullable List<ParsedCertificate> find(ParsedCertificate target) {
    if (graph.level(target) == null) {
      return null;
    }
    try {
      try {
        return climb(List.of(target), graph::level, spending.steps() + FIRST_LOOK_STEPS);
      } catch (LookFurther e) {
        log = new AttemptLog();
        limit = null;
        Map<ParsedCertificate, Integer> levels = new VerifiedReach(this).levels(target);
        return levels.containsKey(target)
            ? climb(List.of(target), levels::get, Integer.MAX_VALUE)
            : null;
      }
    } catch (LimitReached e) {
      limit = e;
      return null;
    }
  }

  /**
   * Searches for a path with a bounded number of certificates that have a price.
   *
   * @return as {@link #find}
   */
  @Nullable List<ParsedCertificate> findAdding(
      ParsedCertificate target, Set<ParsedCertificate> withPrice, int most) {
    priced = withPrice;
    mostPriced = most;
    limit = null;
    return find(target);
  }

  private boolean isTooDear(List<ParsedCertificate> path, ParsedCertificate issuer) {
    return priced.contains(issuer) && path.stream().filter(priced::contains).count() >= mostPriced;
  }

  private @Nullable List<ParsedCertificate> climb(
      List<ParsedCertificate> path,
      Function<ParsedCertificate, @Nullable Integer> levels,
      int mostSteps) {
    Set<ParsedCertificate.Identity> above = new HashSet<>();
    path.subList(1, path.size()).forEach(c -> above.add(c.identity()));
    ParsedCertificate last = path.get(path.size() - 1);
    for (ParsedCertificate issuer : issuersOf(last)) {
      if (spending.steps() >= mostSteps) {
        throw new LookFurther();
      }
      spending.step();
      boolean anchor = graph.isAnchor(issuer);
      Integer level = anchor ? Integer.valueOf(0) : levels.apply(issuer);
      if (level == null || isLoop(issuer, path, above) || isTooDear(path, issuer)) {
        continue;
      }
      if (isTooLong(path.size() + level)) {
        continue;
      }
      List<ParsedCertificate> longer = new ArrayList<>(path);
      longer.add(issuer);
      if (!mayFollow(longer)) {
        continue;
      }
      if (!anchor) {
        List<ParsedCertificate> found = climb(longer, levels, mostSteps);
        if (found != null) {
          return found;
        }
      } else if (isValid(longer)) {
        return longer;
      }
    }
    return null;
  }

  /** A name with a key once is enough; an anchor may have those of the target, renewed. */
  private boolean isLoop(
      ParsedCertificate issuer,
      List<ParsedCertificate> path,
      Set<ParsedCertificate.Identity> above) {
    return above.contains(issuer.identity())
        || !graph.isAnchor(issuer) && issuer.identity().equals(path.get(0).identity());
  }

  List<ParsedCertificate> issuersOf(ParsedCertificate certificate) {
    return issuers.computeIfAbsent(certificate, this::rankedIssuers);
  }

  private List<ParsedCertificate> rankedIssuers(ParsedCertificate certificate) {
    List<ParsedCertificate> all =
        named.computeIfAbsent(certificate.issuer(), name -> graph.named(name, terms.at()));
    return CandidateGraph.forKeyOf(certificate, all);
  }

  /**
   * Can the last certificate of a path have issued the one before it, as far as these two tell?
   * Notes why not.
   */
  boolean mayFollow(List<ParsedCertificate> path) {
    ParsedCertificate issuer = path.get(path.size() - 1);
    List<Failure> failures = faultsOf(issuer);
    if (failures.isEmpty()) {
      failures = signatureFailure(path.get(path.size() - 2), issuer);
    }
    if (failures.isEmpty()) {
      return true;
    }
    log.brokenOff(path, failures);
    if (failures.stream().anyMatch(f -> f.reason() == Reason.CERTIFICATE_SIZE)) {
      note(new LimitReached(Spending.CERTIFICATE_BYTES, terms.rules().limits().certificateBytes()));
    }
    return false;
  }

  private List<Failure> faultsOf(ParsedCertificate issuer) {
    return faults.computeIfAbsent(
        issuer, c -> CertificateChecks.of(c, graph.isAnchor(c) ? Role.ANCHOR : Role.ISSUER, terms));
  }

  private List<Failure> signatureFailure(ParsedCertificate certificate, ParsedCertificate issuer) {
    // What the target's own checks refuse needs no arithmetic, and must not get any.
    if (!terms.rules().algorithms().allows(certificate.scheme()) || certificate.fault() != null) {
      return List.of();
    }
    SignatureCheck.Answer answer = edges.verify(certificate, issuer);
    return switch (answer) {
      case VALID -> List.of();
      case INVALID -> List.of(signature(Reason.BAD_SIGNATURE, certificate, issuer));
      case UNABLE -> List.of(signature(Reason.SIGNATURE_NOT_CHECKED, certificate, issuer));
    };
  }

  private static Failure signature(
      Reason reason, ParsedCertificate certificate, ParsedCertificate issuer) {
    return new Failure(
        reason,
        certificate.entry(),
        certificate.scheme().name(),
        issuer.key().name() + " (sha256 " + issuer.entry().fingerprint() + ")",
        "RFC 5280 section 6.1.3 (a) (1)");
  }

  private boolean isValid(List<ParsedCertificate> path) {
    ParsedCertificate anchor = path.get(path.size() - 1);
    if (priced.contains(anchor)) {
      spending.signature();
      if (!anchor.entry().isRoot()) {
        return false;
      }
    }
    try {
      List<Failure> failures = PathValidation.check(path, terms.rules(), spending.comparisons());
      if (failures.isEmpty()) {
        failures = revocation.failures(path);
      }
      if (!failures.isEmpty()) {
        log.complete(path, failures);
      }
      return failures.isEmpty();
    } catch (LimitReached e) {
      // Another path may cost less.
      note(e);
      return false;
    }
  }

  /** Would the shortest chain through here have too many certificates below its anchor? */
  private boolean isTooLong(int belowAnchor) {
    int longest = terms.rules().limits().chainLength();
    if (belowAnchor > longest) {
      note(new LimitReached(Spending.CHAIN_LENGTH, longest));
    }
    return belowAnchor > longest;
  }

  private void note(LimitReached reached) {
    limit = limit == null ? reached : limit;
  }

  boolean isAnchor(ParsedCertificate certificate) {
    return graph.isAnchor(certificate);
  }

  /** Can this certificate lead to an anchor, by names? */
  boolean isPromising(ParsedCertificate certificate) {
    return graph.isAnchor(certificate) || graph.level(certificate) != null;
  }

  /** Can a chain of so many certificates, continued with this one, reach an anchor in time? */
  boolean fits(int below, ParsedCertificate issuer) {
    Integer level = graph.isAnchor(issuer) ? Integer.valueOf(0) : graph.level(issuer);
    return level != null && !isTooLong(below + level);
  }

  void step() {
    spending.step();
  }

  /** What was tried. */
  AttemptLog log() {
    return log;
  }

  /** The limit that kept the search from trying everything, or null. */
  @Nullable LimitReached limit() {
    return limit;
  }
}
