package io.github.smimetrust.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule together with sources that break it and sources that keep it, so that a rule that matches
 * nothing is caught.
 */
record Rule(ArchRule rule, List<String> offenders, List<String> innocents) {
  static Rule of(ArchRule rule) {
    return new Rule(rule.allowEmptyShould(true), List.of(), List.of());
  }

  /** With statements, each of which breaks the rule in a class of the package of stores. */
  Rule brokenBy(String... statements) {
    Rule all = this;
    for (String statement : statements) {
      all = all.brokenByClass(asClass("sst", statement));
    }
    return all;
  }

  /** With a source that breaks the rule; {@code NAME} stands for the name of its class. */
  Rule brokenByClass(String source) {
    return new Rule(rule, and(offenders, source), innocents);
  }

  /** With statements that keep the rule. */
  Rule keptBy(String... statements) {
    Rule all = this;
    for (String statement : statements) {
      all = all.keptByClass(asClass("sst", statement));
    }
    return all;
  }

  /** With a source that keeps the rule. */
  Rule keptByClass(String source) {
    return new Rule(rule, offenders, and(innocents, source));
  }

  /** A class of a package, named from the root of the project, around a statement. */
  static String asClass(String within, String statement) {
    return "package io.github.smimetrust."
        + within
        + "; class NAME { void here() throws Exception { "
        + statement
        + "; } }";
  }

  private static List<String> and(List<String> sources, String source) {
    List<String> all = new ArrayList<>(sources);
    all.add(source);
    return List.copyOf(all);
  }

  @Override
  public String toString() {
    String text = rule.getDescription();
    return text.length() <= 100 ? text : text.substring(0, 100) + "...";
  }
}
