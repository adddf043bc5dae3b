package io.github.smimetrust.diagnosis;

import io.github.smimetrust.cause.Cause;
import io.github.smimetrust.cause.CauseCatalogue;
import io.github.smimetrust.format.PlainText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one text. */
final class LogReading {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final LogLines lines;
  private final FoldedText text;
  private final List<Match> matches;

  LogReading(String given) {
    lines = LogLines.of(given);
    text = FoldedText.of(given);
    matches = PatternTree.KNOWN.matches(text);
  }

  Diagnosis diagnosis() {
    List<Integer> unknown = new ArrayList<>();
    BitSet known = linesThatAreKnown();
    int count = 0;
    for (int line = 0; line < lines.count(); line++) {
      if (!known.get(line) && lines.says(line)) {
        count++;
        if (count <= Diagnosis.MOST_UNKNOWN_LISTED) {
          unknown.add(line + 1);
        }
      }
    }
    return new Diagnosis(findings(), unknown, count, lines.count());
  }

  private BitSet linesThatAreKnown() {
    BitSet known = new BitSet(lines.count());
    for (Match match : matches) {
      known.set(lines.at(text.begin(match.from())), lines.at(text.end(match.to()) - 1) + 1);
    }
    return known;
  }

  private List<DiagnosedCause> findings() {
    Map<Integer, Set<String>> causes = new HashMap<>();
    matches.forEach(m -> causes.computeIfAbsent(block(m), b -> new HashSet<>()).add(m.cause()));
    Map<String, Match> first = new LinkedHashMap<>();
    Map<String, Integer> times = new HashMap<>();
    for (Match match : matches) {
      if (!isSaidBetter(match.cause(), causes.getOrDefault(block(match), Set.of()))) {
        first.putIfAbsent(match.cause(), match);
        times.merge(match.cause(), 1, Integer::sum);
      }
    }
    List<DiagnosedCause> findings = new ArrayList<>();
    first.forEach((id, match) -> findings.add(finding(match, times.getOrDefault(id, 1))));
    return findings;
  }

  private int block(Match match) {
    return lines.block(lines.at(text.begin(match.from())));
  }

  /** Does one of the causes beside it say what a vague one leaves open, or at least more of it? */
  private static boolean isSaidBetter(String id, Set<String> beside) {
    Set<String> open = Set.copyOf(CauseCatalogue.of(id).mayBe());
    return beside.stream().anyMatch(other -> isWithin(CauseCatalogue.of(other), open));
  }

  private static boolean isWithin(Cause cause, Set<String> open) {
    return open.contains(cause.id())
        || (!cause.mayBe().isEmpty()
            && cause.mayBe().size() < open.size()
            && open.containsAll(cause.mayBe()));
  }

  private DiagnosedCause finding(Match match, int times) {
    return new DiagnosedCause(
        CauseCatalogue.of(match.cause()),
        match.pattern().message(),
        lines.at(text.begin(match.from())) + 1,
        PlainText.of(SPACE.matcher(text.original(match.from(), match.to())).replaceAll(" ")),
        times);
  }
}
