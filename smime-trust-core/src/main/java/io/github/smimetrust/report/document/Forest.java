package io.github.smimetrust.report.document;

import io.github.smimetrust.Fingerprint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The chains of a report as trees: each certificate stands once, below the issuer that its row
 * names first. Takes time and memory in proportion to the rows, also where certificates certify
 * each other in circles.
 */
final class Forest {
  private static final int NONE = -1;

  private final List<CertificateRow> rows;
  private final Map<Fingerprint, Integer> numbers = new HashMap<>();
  private final int[] above;
  private final List<List<Integer>> below = new ArrayList<>();
  private final boolean[] reached;
  private final int[] sizes;

  private Forest(List<CertificateRow> rows) {
    this.rows = rows;
    this.above = new int[rows.size()];
    this.reached = new boolean[rows.size()];
    this.sizes = new int[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      numbers.putIfAbsent(rows.get(i).entry().fingerprint(), i);
      below.add(new ArrayList<>(0));
    }
    for (int i = 0; i < rows.size(); i++) {
      above[i] = issuer(i);
    }
    breakCircles();
    for (int i = 0; i < rows.size(); i++) {
      if (above[i] != NONE) {
        below.get(above[i]).add(i);
      }
    }
    measure();
  }

  static Forest of(List<CertificateRow> rows) {
    return new Forest(rows);
  }

  private int issuer(int i) {
    if (rows.get(i).role() == CertificateRow.Role.ROOT) {
      return NONE;
    }
    for (Fingerprint issuer : rows.get(i).issuers()) {
      Integer number = numbers.get(issuer);
      if (number != null && number != i) {
        return number;
      }
    }
    return NONE;
  }

  /** Follows issuers upwards; where that leads back to its own way, the way is cut. */
  private void breakCircles() {
    int[] walk = new int[rows.size()];
    Arrays.fill(walk, NONE);
    for (int start = 0; start < rows.size(); start++) {
      int at = start;
      while (walk[at] == NONE) {
        walk[at] = start;
        int next = above[at];
        if (next == NONE) {
          break;
        }
        if (walk[next] == start) {
          above[next] = NONE;
          break;
        }
        at = next;
      }
    }
  }

  /** Counts what is below each, without recursion: chains may be as long as the list. */
  private void measure() {
    Deque<Integer> stack = new ArrayDeque<>();
    for (int top : tops()) {
      stack.push(top);
    }
    while (!stack.isEmpty()) {
      int at = stack.peek();
      if (reached[at]) {
        stack.pop();
        below.get(at).forEach(b -> sizes[at] += 1 + sizes[b]);
      } else {
        reached[at] = true;
        below.get(at).forEach(stack::push);
      }
    }
  }

  /** The rows above which there is none, in the order of the report. */
  List<Integer> tops() {
    List<Integer> tops = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (above[i] == NONE) {
        tops.add(i);
      }
    }
    return tops;
  }

  CertificateRow row(int number) {
    return rows.get(number);
  }

  List<Integer> below(int number) {
    return below.get(number);
  }

  /** All that is below a row, however deep. */
  List<Integer> allBelow(int number) {
    List<Integer> all = new ArrayList<>();
    Deque<Integer> stack = new ArrayDeque<>(below.get(number));
    while (!stack.isEmpty()) {
      int at = stack.pop();
      all.add(at);
      List<Integer> next = below.get(at);
      for (int i = next.size() - 1; i >= 0; i--) {
        stack.push(next.get(i));
      }
    }
    return all;
  }

  /** How many are below a row, however deep. */
  int sizeBelow(int number) {
    return sizes[number];
  }

  /** The row that a row stands below. */
  CertificateRow issuerOf(int number) {
    return rows.get(above[number]);
  }

  /** The issuers in the report besides the one that a row stands below. */
  List<Fingerprint> otherIssuers(int number) {
    return rows.get(number).issuers().stream()
        .filter(f -> numbers.getOrDefault(f, above[number]) != above[number])
        .toList();
  }
}
