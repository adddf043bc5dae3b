package io.github.smimetrust.rotation;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ImmutableList;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.name.NameKeys;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The certificates of a list by their places in the order of SHA-256, and validators for parts of
 * the list. A part is a set of places. Mutable inside, for one thread.
 */
final class TrustListIndex {
  /** Thousands of users below one authority ask the same few parts. */
  private static final int MOST_VALIDATORS = 256;

  private final TrustBundle bundle;
  private final Purpose purpose;
  private final ImmutableList<BundleEntry> entries;
  private final Map<Fingerprint, Integer> places = new HashMap<>();
  private final Map<String, BitSet> bySubject = new HashMap<>();
  private final Map<Integer, String> issuers = new HashMap<>();
  private final Cache<BitSet, Optional<ChainValidator>> validators =
      CacheBuilder.newBuilder().maximumSize(MOST_VALIDATORS).build();
  private final ChainValidator ofAll;
  private int asked;

  TrustListIndex(TrustBundle bundle, Purpose purpose) {
    this.bundle = bundle;
    this.purpose = purpose;
    this.ofAll = validator(bundle);
    this.entries =
        ImmutableList.sortedCopyOf(
            Comparator.comparing(BundleEntry::fingerprint), bundle.entries());
    for (int place = 0; place < entries.size(); place++) {
      BundleEntry entry = entries.get(place);
      NameKeys names = NameKeys.of(entry.der());
      places.put(entry.fingerprint(), place);
      issuers.put(place, names.issuer());
      bySubject.computeIfAbsent(names.subject(), s -> new BitSet()).set(place);
    }
  }

  BundleEntry entry(int place) {
    return entries.get(place);
  }

  /** The places of those certificates of a chain that are in the list. */
  BitSet places(List<BundleEntry> chain) {
    BitSet found = new BitSet();
    for (BundleEntry entry : chain) {
      Integer place = places.get(entry.fingerprint());
      if (place != null) {
        found.set(place);
      }
    }
    return found;
  }

  /**
   * Every certificate of the list that could be in a chain of the evidence, as far as names tell
   * (RFC 5280 section 7.1). What else is in the list makes no difference to the evidence.
   */
  BitSet above(Evidence evidence) {
    NameKeys leaf = NameKeys.of(evidence.leaf().der());
    Map<String, Set<String>> along = new HashMap<>();
    for (BundleEntry entry : evidence.along()) {
      NameKeys names = NameKeys.of(entry.der());
      along.computeIfAbsent(names.subject(), s -> new HashSet<>()).add(names.issuer());
    }
    // A root in question is its own chain.
    BitSet found = places(List.of(evidence.leaf()));
    Set<String> seen = new HashSet<>(Set.of(leaf.issuer()));
    Deque<String> names = new ArrayDeque<>(seen);
    while (!names.isEmpty()) {
      String name = names.remove();
      BitSet named = bySubject.getOrDefault(name, new BitSet());
      found.or(named);
      Set<String> next = new HashSet<>(along.getOrDefault(name, Set.of()));
      named.stream().mapToObj(issuers::get).forEach(next::add);
      next.stream().filter(seen::add).forEach(names::add);
    }
    return found;
  }

  /** The list without what is not in a part. */
  TrustBundle bundle(BitSet part) {
    return bundle.retain(e -> part.get(places.getOrDefault(e.fingerprint(), entries.size())));
  }

  /** The bytes of the store that Set-SmimeConfig takes: bare certificates. */
  int storeBytes(BitSet part) {
    return bundle(part).certificatesAlone().encodeSst().length;
  }

  /** What the certificates of a part add to a store, beside a constant for each. */
  int bytes(BitSet part) {
    return part.stream().map(place -> entries.get(place).der().length).sum();
  }

  /** A validator that trusts the whole list. */
  ChainValidator ofAll() {
    return ofAll;
  }

  /** How many questions were answered by a part. */
  int asked() {
    return asked;
  }

  /** A validator that trusts a part, for one question; none if there is no root in it. */
  Optional<ChainValidator> validator(BitSet part) {
    asked++;
    Optional<ChainValidator> known = validators.getIfPresent(part);
    if (known == null) {
      TrustBundle trusted = bundle(part);
      known = trusted.roots().isEmpty() ? Optional.empty() : Optional.of(validator(trusted));
      validators.put((BitSet) part.clone(), known);
    }
    return known;
  }

  private ChainValidator validator(TrustBundle trusted) {
    return ChainValidator.trusting(trusted)
        .purpose(purpose)
        .revocation(RevocationPolicy.notChecked())
        .build();
  }
}
