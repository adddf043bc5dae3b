package io.github.smimetrust.chain;

import io.github.smimetrust.sst.der.ByteSlice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which certificates could have issued which, by names alone (RFC 4158 section 2), and how far each
 * name is from an anchor.
 *
 * <p>Immutable once it is made, and thread-safe; {@link #with} lays the certificates of one
 * question over it.
 */
final class CandidateGraph {
  private static final int DIFFERENT = 2;

  private final @Nullable CandidateGraph below;
  private final Map<ByteSlice, ParsedCertificate> members = new HashMap<>();
  private final Set<ParsedCertificate> anchors = new HashSet<>();
  private final Map<String, List<ParsedCertificate>> bySubject = new HashMap<>();
  private final Map<String, List<ParsedCertificate>> byIssuer = new HashMap<>();

  /** For each subject the least number of certificates above one that it issued. */
  private final Map<String, Integer> levels = new HashMap<>();

  private CandidateGraph(@Nullable CandidateGraph below) {
    this.below = below;
  }

  /** A graph of a validator's own certificates. */
  static CandidateGraph of(
      Collection<ParsedCertificate> anchors, Collection<ParsedCertificate> intermediates) {
    CandidateGraph graph = new CandidateGraph(null);
    Deque<String> names = new ArrayDeque<>();
    for (ParsedCertificate anchor : anchors) {
      graph.add(anchor);
      graph.anchors.add(anchor);
      if (graph.levels.putIfAbsent(anchor.subject(), 1) == null) {
        names.add(anchor.subject());
      }
    }
    intermediates.forEach(graph::add);
    graph.spread(names);
    return graph;
  }

  /** This graph and certificates that came along; they are no anchors. */
  CandidateGraph with(Collection<ParsedCertificate> along) {
    if (along.isEmpty()) {
      return this;
    }
    CandidateGraph graph = new CandidateGraph(this);
    Deque<String> names = new ArrayDeque<>();
    for (ParsedCertificate certificate : along) {
      if (graph.add(certificate) && graph.improve(certificate)) {
        names.add(certificate.subject());
      }
    }
    graph.spread(names);
    return graph;
  }

  /**
   * Like {@link #with}, where the self-issued authorities that came along are anchors, unless their
   * key identifiers say that another key of the same name signed them, as after a change of keys.
   */
  CandidateGraph proposing(Collection<ParsedCertificate> along) {
    CandidateGraph graph = new CandidateGraph(this);
    Deque<String> names = new ArrayDeque<>();
    for (ParsedCertificate certificate : along) {
      if (!graph.add(certificate)) {
        continue;
      }
      if (certificate.isSelfIssued()
          && certificate.entry().isCa()
          && keyMismatch(certificate, certificate) != DIFFERENT) {
        graph.anchors.add(certificate);
        // Once for a name, however many have it: all that it issued is looked at each time.
        if (!Integer.valueOf(1).equals(graph.levels.put(certificate.subject(), 1))) {
          names.add(certificate.subject());
        }
      } else if (graph.improve(certificate)) {
        names.add(certificate.subject());
      }
    }
    graph.spread(names);
    return graph;
  }

  private boolean add(ParsedCertificate certificate) {
    if (below != null && below.members.containsKey(certificate.slice())
        || members.putIfAbsent(certificate.slice(), certificate) != null) {
      return false;
    }
    bySubject.computeIfAbsent(certificate.subject(), s -> new ArrayList<>(1)).add(certificate);
    byIssuer.computeIfAbsent(certificate.issuer(), s -> new ArrayList<>(1)).add(certificate);
    return true;
  }

  /** Breadth first from the anchors downwards: names nearer to an anchor come to rest earlier. */
  private void spread(Deque<String> names) {
    while (!names.isEmpty()) {
      String name = names.remove();
      for (CandidateGraph at = this; at != null; at = at.below) {
        for (ParsedCertificate issued : at.byIssuer.getOrDefault(name, List.of())) {
          if (improve(issued)) {
            names.add(issued.subject());
          }
        }
      }
    }
  }

  private boolean improve(ParsedCertificate certificate) {
    Integer above = level(certificate.issuer());
    Integer known = level(certificate.subject());
    if (above == null || known != null && known <= above + 1) {
      return false;
    }
    levels.put(certificate.subject(), above + 1);
    return true;
  }

  private @Nullable Integer level(String subject) {
    Integer level = levels.get(subject);
    return level == null && below != null ? below.level(subject) : level;
  }

  /**
   * The least number of certificates above this one in a path, the anchor included; null if no path
   * leads to an anchor.
   */
  @Nullable Integer level(ParsedCertificate certificate) {
    return level(certificate.issuer());
  }

  boolean isAnchor(ParsedCertificate certificate) {
    return anchors.contains(certificate) || below != null && below.isAnchor(certificate);
  }

  /** The anchor with the same bytes. */
  @Nullable ParsedCertificate anchor(ByteSlice bytes) {
    if (below != null) {
      return below.anchor(bytes);
    }
    ParsedCertificate found = members.get(bytes);
    return found != null && anchors.contains(found) ? found : null;
  }

  /** Is this object, not just one with the same bytes, one of this graph's own? */
  boolean owns(ParsedCertificate certificate) {
    return members.get(certificate.slice()) == certificate;
  }

  /**
   * Everything with a name, the most promising first (RFC 4158 section 3.5): an anchor; near to an
   * anchor; valid. At last by fingerprint, so that the order of input never matters.
   */
  List<ParsedCertificate> named(String subject, long at) {
    List<ParsedCertificate> found = new ArrayList<>();
    for (CandidateGraph graph = this; graph != null; graph = graph.below) {
      found.addAll(graph.bySubject.getOrDefault(subject, List.of()));
    }
    found.sort(
        Comparator.<ParsedCertificate>comparingInt(c -> isAnchor(c) ? 0 : 1)
            .thenComparingInt(c -> distance(c))
            .thenComparingInt(c -> c.notBefore() <= at && at <= c.notAfter() ? 0 : 1)
            .thenComparing(c -> c.entry().fingerprint()));
    return found;
  }

  /**
   * Those of a certificate's issuer's name in the order in which to try them: before all else the
   * key identifiers match, or nothing is known of them, or they differ. Takes one pass, since
   * thousands may have one name, and each may ask for its issuers.
   */
  static List<ParsedCertificate> forKeyOf(
      ParsedCertificate certificate, List<ParsedCertificate> named) {
    List<ParsedCertificate> matching = new ArrayList<>();
    List<ParsedCertificate> unknown = new ArrayList<>();
    List<ParsedCertificate> different = new ArrayList<>();
    for (ParsedCertificate issuer : named) {
      switch (keyMismatch(certificate, issuer)) {
        case 0 -> matching.add(issuer);
        case 1 -> unknown.add(issuer);
        default -> different.add(issuer);
      }
    }
    matching.addAll(unknown);
    matching.addAll(different);
    return matching;
  }

  private int distance(ParsedCertificate certificate) {
    Integer level = level(certificate);
    return level == null ? Integer.MAX_VALUE : level;
  }

  /** 0 if the key identifiers match, 1 if one is not known, 2 if they differ. */
  static int keyMismatch(ParsedCertificate certificate, ParsedCertificate issuer) {
    String wanted = certificate.extensions().authorityKeyIdentifier();
    String found = issuer.extensions().subjectKeyIdentifier();
    if (wanted == null || found == null) {
      return 1;
    }
    return wanted.equals(found) ? 0 : DIFFERENT;
  }
}
