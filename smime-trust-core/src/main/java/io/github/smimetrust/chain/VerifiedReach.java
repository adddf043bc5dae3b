package io.github.smimetrust.chain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which certificates above a target lead to an anchor through signatures that verify and
 * certificates without fault, and how many steps that takes at least. Each signature is checked
 * once, however many paths there are.
 */
final class VerifiedReach {
  private final PathSearch search;

  /** How each certificate was reached first, for messages. */
  private final Map<ParsedCertificate, List<ParsedCertificate>> reached = new HashMap<>();

  private final Map<ParsedCertificate, List<ParsedCertificate>> issuedBy = new HashMap<>();
  private final Map<ParsedCertificate, Integer> levels = new HashMap<>();

  VerifiedReach(PathSearch search) {
    this.search = search;
  }

  /**
   * Explores.
   *
   * @return for each certificate that leads to an anchor, the target included, the least number of
   *     certificates above it
   * @throws LimitReached if there is more to explore than the limits allow
   */
  Map<ParsedCertificate, Integer> levels(ParsedCertificate target) {
    Deque<ParsedCertificate> open = new ArrayDeque<>();
    Deque<ParsedCertificate> belowAnchors = new ArrayDeque<>();
    reached.put(target, List.of(target));
    open.add(target);
    while (!open.isEmpty()) {
      ParsedCertificate certificate = open.remove();
      for (ParsedCertificate issuer : search.issuersOf(certificate)) {
        search.step();
        List<ParsedCertificate> path = new ArrayList<>(pathTo(certificate));
        if (issuer == certificate || !search.fits(path.size(), issuer)) {
          continue;
        }
        path.add(issuer);
        if (!search.mayFollow(path)) {
          continue;
        }
        if (search.isAnchor(issuer)) {
          if (levels.put(certificate, 1) == null) {
            belowAnchors.add(certificate);
          }
        } else {
          issuedBy.computeIfAbsent(issuer, c -> new ArrayList<>()).add(certificate);
          if (reached.putIfAbsent(issuer, path) == null) {
            open.add(issuer);
          }
        }
      }
    }
    spread(belowAnchors);
    return levels;
  }

  private List<ParsedCertificate> pathTo(ParsedCertificate certificate) {
    return reached.getOrDefault(certificate, List.of(certificate));
  }

  private void spread(Deque<ParsedCertificate> open) {
    while (!open.isEmpty()) {
      ParsedCertificate certificate = open.remove();
      int level = levels.getOrDefault(certificate, 1) + 1;
      for (ParsedCertificate below : issuedBy.getOrDefault(certificate, List.of())) {
        if (levels.putIfAbsent(below, level) == null) {
          open.add(below);
        }
      }
    }
  }
}
