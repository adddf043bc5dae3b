package io.github.smimetrust.conformance;

import java.util.ArrayList;
import java.util.List;

/** Counts the cases of one group. */
final class Tally {
  private final String suite;
  private final String group;
  private final List<String> disagreements = new ArrayList<>();
  private int cases;
  private int agreed;
  private int explained;
  private int falseAccepts;
  private int falseRejects;

  Tally(String suite, String group) {
    this.suite = suite;
    this.group = group;
  }

  void agree() {
    cases++;
    agreed++;
  }

  /** A disagreement on purpose, which the list of deviations explains. */
  void explained() {
    cases++;
    explained++;
  }

  /** We took what the suite refuses. */
  void falseAccept(String why) {
    cases++;
    falseAccepts++;
    disagreements.add(why);
  }

  /** We refused what the suite takes, or read something else from it. */
  void falseReject(String why) {
    cases++;
    falseRejects++;
    disagreements.add(why);
  }

  int cases() {
    return cases;
  }

  int agreed() {
    return agreed;
  }

  /** Cases that neither agree nor are explained. */
  int failed() {
    return cases - agreed - explained;
  }

  List<String> disagreements() {
    return disagreements;
  }

  /** Explained are those of all disagreements that the list of deviations holds. */
  String line() {
    return "conformance suite="
        + suite
        + " group="
        + group
        + " cases="
        + cases
        + " agreed="
        + agreed
        + " falseAccepts="
        + falseAccepts
        + " falseRejects="
        + falseRejects
        + " explained="
        + explained
        + "/"
        + (cases - agreed);
  }
}
