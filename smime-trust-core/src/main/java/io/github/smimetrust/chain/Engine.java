package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Answers one question after the other with the same rules and certificates. Thread-safe. */
final class Engine {
  private final Rules rules;
  private final CandidateGraph graph;
  private final List<ParsedCertificate> proposable;
  private final SignatureCheck signatures;
  private final RevocationCheck revocation;
  private final VerifiedEdges.Memory memory;

  Engine(
      Rules rules,
      CandidateGraph graph,
      List<ParsedCertificate> proposable,
      SignatureCheck signatures,
      RevocationCheck revocation,
      VerifiedEdges.Memory memory) {
    this.rules = rules;
    this.graph = graph;
    this.proposable = proposable;
    this.signatures = signatures;
    this.revocation = revocation;
    this.memory = memory;
  }

  Purpose purpose() {
    return rules.purpose();
  }

  RevocationCheck revocation() {
    return revocation;
  }

  ChainResult judge(Evidence evidence, Instant at) {
    return judge(evidence, at, revocation);
  }

  /** Asks someone else about revocation, such as one who keeps the answers. */
  ChainResult judge(Evidence evidence, Instant at, RevocationCheck asked) {
    int mostBytes = rules.limits().certificateBytes();
    ParsedCertificate target = ParsedCertificate.of(evidence.leaf(), mostBytes);
    List<ParsedCertificate> along = ParsedCertificate.all(evidence.along(), mostBytes);
    CertificateChecks.Terms terms = new CertificateChecks.Terms(rules, at.getEpochSecond());
    Spending spending = new Spending(rules.limits());
    List<Failure> own = CertificateChecks.of(target, Role.TARGET, terms);
    // What is refused anyway is not worth asking an authority about.
    RevocationStatus status =
        new RevocationStatus(own.isEmpty() ? asked : RevocationCheck.NONE, at);
    Question question = new Question(evidence.leaf(), at, terms, spending, status);
    ParsedCertificate anchor = graph.anchor(target.slice());
    if (anchor != null) {
      return question.anchorItself(anchor);
    }
    CandidateGraph all = graph.with(along);
    VerifiedEdges edges = new VerifiedEdges(signatures, graph, memory, spending);
    PathSearch search = new PathSearch(all, terms, edges, spending, status);
    return question.answer(
        target, own, search, () -> completion(target, along, terms, edges, spending, at));
  }

  private Completion completion(
      ParsedCertificate target,
      List<ParsedCertificate> along,
      CertificateChecks.Terms terms,
      VerifiedEdges edges,
      Spending spent,
      Instant at) {
    List<ParsedCertificate> pool = new ArrayList<>(along);
    pool.addAll(proposable);
    if (spent.signatures() == rules.limits().signatureChecks()) {
      return Completion.NONE;
    }
    CandidateGraph proposed = graph.proposing(pool);
    Set<ParsedCertificate> priced = new HashSet<>(proposable);
    along.stream().filter(proposed::isAnchor).forEach(priced::add);
    if (priced.isEmpty()) {
      return Completion.NONE;
    }
    Spending spending = new Spending(CompletionSearch.limits(rules.limits(), spent));
    VerifiedEdges dearer = edges.payingFrom(spending);
    // A proposal is not worth asking an authority.
    RevocationStatus nobody = new RevocationStatus(RevocationCheck.NONE, at);
    return CompletionSearch.find(
        target, new PathSearch(proposed, terms, dearer, spending, nobody), priced);
  }

  /** How a completion is found when it is needed. */
  interface Completing {
    Completion find();
  }

  /** One question, and how what was found becomes its answer. */
  private record Question(
      BundleEntry leaf,
      Instant at,
      CertificateChecks.Terms terms,
      Spending spending,
      RevocationStatus revocation) {
    ChainResult anchorItself(ParsedCertificate anchor) {
      List<Failure> failures = CertificateChecks.of(anchor, Role.ANCHOR_AS_TARGET, terms);
      AttemptLog log = new AttemptLog();
      if (isTooLarge(failures)) {
        return tooLarge(anchor, failures, log);
      }
      if (failures.isEmpty()) {
        try {
          failures = PathValidation.check(List.of(anchor), terms.rules(), spending.comparisons());
        } catch (LimitReached e) {
          return undecided(e, log);
        }
      }
      if (failures.isEmpty()) {
        return trusted(List.of(anchor));
      }
      log.complete(List.of(anchor), failures);
      return rejected(log, Completion.NONE);
    }

    private static boolean isTooLarge(List<Failure> failures) {
      return failures.stream().anyMatch(f -> f.reason() == Reason.CERTIFICATE_SIZE);
    }

    private ChainResult tooLarge(ParsedCertificate target, List<Failure> failures, AttemptLog log) {
      log.brokenOff(List.of(target), failures);
      return undecided(
          new LimitReached(Spending.CERTIFICATE_BYTES, terms.rules().limits().certificateBytes()),
          log);
    }

    ChainResult answer(
        ParsedCertificate target, List<Failure> own, PathSearch search, Completing completing) {
      if (isTooLarge(own)) {
        return tooLarge(target, own, search.log());
      }
      List<ParsedCertificate> path = search.find(target);
      if (path != null && own.isEmpty()) {
        return trusted(path);
      }
      AttemptLog log = search.log();
      if (path != null) {
        log.complete(path, own);
      } else if (!own.isEmpty()) {
        log.brokenOff(List.of(target), own);
      }
      LimitReached limit = search.limit();
      if (limit != null && own.isEmpty()) {
        return undecided(limit, log);
      }
      if (path == null) {
        new MissingIssuers(search).note(target);
      }
      return rejected(log, own.isEmpty() ? completing.find() : Completion.NONE);
    }

    private ChainResult trusted(List<ParsedCertificate> path) {
      List<BundleEntry> chain = path.stream().map(ParsedCertificate::entry).toList();
      return new ChainResult.Trusted(
          leaf,
          at,
          terms.rules().purpose(),
          chain,
          revocation.isChecked(path) ? List.of("address") : List.of("revocation", "address"),
          StoreRestrictions.of(chain));
    }

    private ChainResult rejected(AttemptLog log, Completion completion) {
      return new ChainResult.Rejected(leaf, at, terms.rules().purpose(), log, completion);
    }

    private ChainResult undecided(LimitReached limit, AttemptLog log) {
      return new ChainResult.Undecided(
          leaf, at, terms.rules().purpose(), limit, spending.spent(), log.paths());
    }
  }
}
