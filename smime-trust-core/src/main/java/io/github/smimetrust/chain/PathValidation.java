package io.github.smimetrust.chain;

import io.github.smimetrust.sst.der.MalformedDerException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The checks of RFC 5280 section 6.1 that need the whole path: path lengths, name constraints and
 * policies. What one certificate or one signature decides was decided before. An anchor's own
 * constraints hold, as they do on Windows (RFC 5937 section 3).
 */
final class PathValidation {
  private PathValidation() {}

  /**
   * Validates a path. In a path of one the anchor is the target, to which what the caller asks for
   * applies, though nothing above it does.
   *
   * @param upwards from the target to the anchor
   * @return everything that is wrong
   * @throws LimitReached if names or policies cost too much
   */
  static List<Failure> check(
      List<ParsedCertificate> upwards, Rules rules, ComparisonBudget comparisons) {
    List<ParsedCertificate> path = new ArrayList<>(upwards);
    Collections.reverse(path);
    List<Failure> failures = new ArrayList<>();
    pathLengths(path, failures);
    policies(path, rules, failures);
    names(path, rules.subtrees(), comparisons, failures);
    return failures;
  }

  /**
   * Sections 6.1.4 (l) and (m). Named is the authority that is one too many, and the one that does
   * not allow it.
   */
  private static void pathLengths(List<ParsedCertificate> path, List<Failure> failures) {
    for (int i = 0; i < path.size(); i++) {
      ParsedCertificate limiting = path.get(i);
      int most = limiting.extensions().pathLength();
      int below = 0;
      for (int j = i + 1; most >= 0 && j < path.size() - 1; j++) {
        below += path.get(j).isSelfIssued() ? 0 : 1;
        if (below > most) {
          failures.add(
              new Failure(
                  Reason.PATH_LENGTH,
                  path.get(j).entry(),
                  Integer.toString(below),
                  most + " (" + PlainText.name(limiting.entry().subject()) + ")",
                  "RFC 5280 section 6.1.4 (l)"));
          break;
        }
      }
    }
  }

  /** Sections 6.1.3 (d) to (f), 6.1.4 (a), (b), (h) to (j), 6.1.5 (a), (b), (g). */
  private static void policies(List<ParsedCertificate> path, Rules rules, List<Failure> failures) {
    int last = path.size() - 1;
    int below = Math.max(last, 1);
    PolicyGraph graph = PolicyGraph.start(rules.policies(), below, rules.limits().policyNodes());
    if (last == 0) {
      graph.process(path.get(0).extensions().policies(), true, true);
    } else {
      graph.anchor(path.get(0).extensions().policies());
    }
    for (int i = 1; i <= last; i++) {
      ParsedCertificate certificate = path.get(i);
      graph.process(certificate.extensions().policies(), i == last, certificate.isSelfIssued());
    }
    PolicyFailure failure = graph.end();
    if (failure != null) {
      failures.add(
          new Failure(
              Reason.POLICY,
              path.get(Math.min(failure.depth(), last)).entry(),
              failure.found(),
              failure.expected(),
              "RFC 5280 section " + failure.section()));
    }
  }

  /** Sections 6.1.3 (b) and (c), 6.1.4 (g). */
  private static void names(
      List<ParsedCertificate> path,
      NameConstraints initial,
      ComparisonBudget comparisons,
      List<Failure> failures) {
    if (path.size() == 1 && !initial.isEmpty()) {
      checkNames(path.get(0), initial, comparisons, failures);
    }
    NameConstraints constraints = initial.and(path.get(0).extensions().nameConstraints());
    for (int i = 1; i < path.size(); i++) {
      ParsedCertificate certificate = path.get(i);
      boolean last = i == path.size() - 1;
      if (!constraints.isEmpty() && (last || !certificate.isSelfIssued())) {
        checkNames(certificate, constraints, comparisons, failures);
      }
      constraints = constraints.and(certificate.extensions().nameConstraints());
    }
  }

  private static void checkNames(
      ParsedCertificate certificate,
      NameConstraints constraints,
      ComparisonBudget comparisons,
      List<Failure> failures) {
    try {
      NameViolation violation = constraints.check(certificate.names(), comparisons);
      if (violation != null) {
        failures.add(
            new Failure(
                Reason.NAME_CONSTRAINTS,
                certificate.entry(),
                violation.form().label() + " " + violation.name(),
                switch (violation.kind()) {
                  case EXCLUDED -> "not (" + violation.constraint() + ")";
                  case NOT_PERMITTED -> violation.constraint();
                  case NOT_UNDERSTOOD -> "? (" + violation.constraint() + ")";
                },
                violation.kind() == NameViolation.Kind.EXCLUDED
                    ? "RFC 5280 section 6.1.3 (c)"
                    : "RFC 5280 section 6.1.3 (b)"));
      }
    } catch (MalformedDerException e) {
      failures.add(
          new Failure(
              Reason.MALFORMED,
              certificate.entry(),
              e.found(),
              e.expected(),
              "RFC 5280 section 4.2.1.6"));
    }
  }
}
