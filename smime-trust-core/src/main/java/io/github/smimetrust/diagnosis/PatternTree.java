package io.github.smimetrust.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All patterns by their first characters. Looking for them costs at most as many steps for each
 * character of a text as the longest pattern has, whatever the text; usually one or two.
 */
final class PatternTree {
  static final PatternTree KNOWN = new PatternTree(KnownMessages.all());

  private final Node root = new Node();

  PatternTree(List<KnownMessage> messages) {
    for (KnownMessage message : messages) {
      MessagePattern.of(message).forEach(this::put);
    }
  }

  private void put(MessagePattern pattern) {
    Node node = root;
    for (int i = 0; i < pattern.first().length(); i++) {
      node = node.next.computeIfAbsent(pattern.first().charAt(i), c -> new Node());
    }
    node.ends.add(pattern);
  }

  /**
   * The messages of a text, in the order in which they stand there. Where two overlap, the one that
   * says more counts.
   */
  List<Match> matches(FoldedText text) {
    List<Match> matches = new ArrayList<>();
    Match pending = null;
    for (int at = 0; at < text.length(); at++) {
      Match match = at(text, at);
      if (match == null) {
        continue;
      }
      if (pending != null && match.from() >= pending.to()) {
        matches.add(pending);
        pending = match;
      } else if (pending == null || match.saysMoreThan(pending)) {
        pending = match;
      }
    }
    if (pending != null) {
      matches.add(pending);
    }
    return matches;
  }

  /** The message that begins at an index; of several, the one that says most. */
  private @Nullable Match at(FoldedText text, int from) {
    Match most = null;
    Node node = root;
    for (int at = from; at < text.length(); at++) {
      node = node.next.get(text.at(at));
      if (node == null) {
        break;
      }
      if (!node.ends.isEmpty()) {
        Match match = most(node.ends, text, from, at + 1);
        most = match == null || (most != null && most.saysMoreThan(match)) ? most : match;
      }
    }
    return most;
  }

  /** Of the patterns whose first piece ends at an index, the one that is there and says most. */
  private static @Nullable Match most(
      List<MessagePattern> patterns, FoldedText text, int from, int to) {
    Match most = null;
    for (MessagePattern pattern : patterns) {
      int end = pattern.end(text, to);
      if (end >= 0 && pattern.isWhole(text, from, end)) {
        Match match = new Match(pattern, from, end);
        most = most == null || match.saysMoreThan(most) ? match : most;
      }
    }
    return most;
  }

  private static final class Node {
    final Map<Character, Node> next = new HashMap<>();
    final List<MessagePattern> ends = new ArrayList<>();
  }
}
