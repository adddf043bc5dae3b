package io.github.smimetrust.chain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where ways up from a certificate end for want of an issuer: found by names, without a signature,
 * to say what is missing. Decides nothing.
 */
final class MissingIssuers {
  private static final int MOST_VISITED = 256;
  private static final int MOST_SHOWN = 64;

  private final PathSearch search;
  private final AttemptLog log;

  MissingIssuers(PathSearch search) {
    this.search = search;
    this.log = search.log();
  }

  /** Notes every end above a target that no anchor is above of. */
  void note(ParsedCertificate target) {
    Deque<List<ParsedCertificate>> open = new ArrayDeque<>();
    Set<ParsedCertificate> visited = new HashSet<>();
    visited.add(target);
    open.add(List.of(target));
    while (!open.isEmpty()) {
      List<ParsedCertificate> path = open.remove();
      ParsedCertificate last = path.get(path.size() - 1);
      List<ParsedCertificate> issuers = search.issuersOf(last);
      if (last.isSelfIssued() && !search.isPromising(last)) {
        log.brokenOff(path, List.of(untrusted(last)));
      } else if (issuers.isEmpty()) {
        log.brokenOff(path, List.of(missing(last)));
      }
      if (visited.size() == MOST_VISITED || path.size() > MOST_SHOWN) {
        continue;
      }
      for (ParsedCertificate issuer : issuers) {
        if (!search.isPromising(issuer) && visited.size() < MOST_VISITED && visited.add(issuer)) {
          List<ParsedCertificate> longer = new ArrayList<>(path);
          longer.add(issuer);
          open.add(longer);
        }
      }
    }
    if (log.isEmpty()) {
      log.brokenOff(List.of(target), List.of(missing(target)));
    }
  }

  private static Failure untrusted(ParsedCertificate root) {
    return new Failure(
        Reason.UNTRUSTED_ROOT,
        root.entry(),
        root.entry().fingerprint().toString(),
        "",
        "RFC 5280 section 6.1.1 (d)");
  }

  private static Failure missing(ParsedCertificate certificate) {
    String key = certificate.extensions().authorityKeyIdentifier();
    return new Failure(
        Reason.ISSUER_MISSING,
        certificate.entry(),
        PlainText.name(certificate.entry().issuer()),
        key == null ? "" : PlainText.of(key),
        "RFC 5280 section 6.1",
        certificate.extensions().issuerLocations());
  }
}
