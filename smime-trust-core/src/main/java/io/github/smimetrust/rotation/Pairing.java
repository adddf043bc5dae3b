package io.github.smimetrust.rotation;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.name.NameAndKey;
import io.github.smimetrust.name.NameKeys;
import io.github.smimetrust.rotation.Replacement.Kind;
import io.github.smimetrust.sst.der.ByteSlice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds which certificate took whose place. Candidates are those that only one of the lists holds,
 * under names that both sides have; a root is replaced by a root alone. The closest relation goes
 * first: same key and issuer, same key, same issuer, same name. Where several stand against each
 * other, the one that ends last is taken with the one that ends last, and so on.
 *
 * <p>Each pass puts every candidate into one bucket of a hash map and sorts the buckets: the cost
 * grows with the number of certificates, times the logarithm of the largest bucket.
 */
final class Pairing {
  private static final ByteSlice ANY_KEY = new ByteSlice(new byte[0], 0, 0);

  private final List<Candidate> gone;
  private final List<Candidate> come;
  private final List<Replacement> pairs = new ArrayList<>();

  private record Candidate(BundleEntry entry, NameKeys names, boolean isRoot) {
    NameAndKey nameAndKey() {
      return key(names.keyInfo(), "");
    }

    NameAndKey nameKeyAndIssuer() {
      return key(names.keyInfo(), names.issuer());
    }

    NameAndKey name() {
      return key(ANY_KEY, "");
    }

    NameAndKey nameAndIssuer() {
      return key(ANY_KEY, names.issuer());
    }

    /** No prepared name holds the separator. */
    private NameAndKey key(ByteSlice keyInfo, String issuer) {
      String names = this.names.subject() + "\u0003" + issuer + "\u0003" + isRoot;
      return new NameAndKey(names, keyInfo);
    }
  }

  private Pairing(List<Candidate> gone, List<Candidate> come) {
    this.gone = gone;
    this.come = come;
  }

  static List<Replacement> of(Collection<BundleEntry> gone, Collection<BundleEntry> come) {
    List<NameKeys> goneNames = names(gone);
    List<NameKeys> comeNames = names(come);
    Set<String> shared = subjects(goneNames);
    shared.retainAll(subjects(comeNames));
    // An empty name does not say who it is.
    shared.remove("");
    Pairing pairing =
        new Pairing(candidates(gone, goneNames, shared), candidates(come, comeNames, shared));
    pairing.pair(Candidate::nameKeyAndIssuer);
    pairing.pair(Candidate::nameAndKey);
    pairing.pair(Candidate::nameAndIssuer);
    pairing.pair(Candidate::name);
    return pairing.pairs;
  }

  private static List<NameKeys> names(Collection<BundleEntry> entries) {
    return entries.stream().map(e -> NameKeys.of(e.der())).toList();
  }

  private static Set<String> subjects(List<NameKeys> names) {
    Set<String> subjects = new HashSet<>();
    names.forEach(n -> subjects.add(n.subject()));
    return subjects;
  }

  private static List<Candidate> candidates(
      Collection<BundleEntry> entries, List<NameKeys> names, Set<String> subjects) {
    List<Candidate> candidates = new ArrayList<>();
    int i = 0;
    for (BundleEntry entry : entries) {
      NameKeys own = names.get(i++);
      // Whether it is a root costs a signature check, so only these are asked.
      if (subjects.contains(own.subject())) {
        candidates.add(new Candidate(entry, own, entry.isRoot()));
      }
    }
    candidates.sort((a, b) -> EntryOrder.BY_END.compare(b.entry, a.entry));
    return candidates;
  }

  private void pair(Function<Candidate, NameAndKey> relation) {
    Map<NameAndKey, List<Candidate>> waiting = new HashMap<>();
    come.forEach(c -> waiting.computeIfAbsent(relation.apply(c), k -> new ArrayList<>()).add(c));
    Map<NameAndKey, Integer> taken = new HashMap<>();
    Set<Candidate> done = new HashSet<>();
    for (Candidate old : gone) {
      NameAndKey key = relation.apply(old);
      List<Candidate> successors = waiting.getOrDefault(key, List.of());
      int next = taken.getOrDefault(key, 0);
      if (next < successors.size()) {
        Candidate successor = successors.get(next);
        taken.put(key, next + 1);
        pairs.add(replacement(old, successor));
        done.add(old);
        done.add(successor);
      }
    }
    gone.removeIf(done::contains);
    come.removeIf(done::contains);
  }

  private static Replacement replacement(Candidate old, Candidate successor) {
    return new Replacement(old.entry, successor.entry, kind(old, successor));
  }

  private static Kind kind(Candidate old, Candidate successor) {
    if (!old.names.keyInfo().equals(successor.names.keyInfo())) {
      return Kind.REKEYED;
    }
    return successor.entry.notAfter().isAfter(old.entry.notAfter()) ? Kind.RENEWED : Kind.REISSUED;
  }
}
