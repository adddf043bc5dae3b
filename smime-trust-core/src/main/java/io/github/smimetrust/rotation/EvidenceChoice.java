package io.github.smimetrust.rotation;

import com.google.common.collect.ImmutableList;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.chain.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The evidence that counts, and whether what came along counts with it. Immutable. */
record EvidenceChoice(ImmutableList<Evidence> evidence, Along along) {
  /** What is made of the certificates that came with a leaf. */
  enum Along {
    COUNTS,
    IGNORED
  }

  /** The order in which results name evidence: by content, never by that of the input. */
  private static final Comparator<Evidence> ORDER =
      Comparator.comparing((Evidence e) -> e.leaf().fingerprint())
          .thenComparing(Evidence::source)
          .thenComparing(e -> e.time().orElse(Instant.MIN));

  /** What makes two pieces of evidence the same question. */
  private record Question(Fingerprint leaf, Set<Fingerprint> along) {}

  EvidenceChoice plus(Collection<? extends Evidence> more) {
    return new EvidenceChoice(
        ImmutableList.<Evidence>builder().addAll(evidence).addAll(more).build(), along);
  }

  EvidenceChoice ignoringWhatCameAlong() {
    return new EvidenceChoice(evidence, Along.IGNORED);
  }

  /** What the engine is asked for a piece of evidence. */
  Evidence asked(Evidence one) {
    return along == Along.COUNTS ? one : Evidence.of(one.leaf()).from(one.source());
  }

  /** Each piece once, with those that ask the same. */
  List<List<Evidence>> grouped() {
    Map<Question, List<Evidence>> groups = new LinkedHashMap<>();
    evidence.stream()
        .distinct()
        .sorted(ORDER)
        .forEach(e -> groups.computeIfAbsent(question(e), q -> new ArrayList<>()).add(e));
    return List.copyOf(groups.values());
  }

  private Question question(Evidence one) {
    return new Question(
        one.leaf().fingerprint(),
        asked(one).along().stream().map(BundleEntry::fingerprint).collect(Collectors.toSet()));
  }
}
