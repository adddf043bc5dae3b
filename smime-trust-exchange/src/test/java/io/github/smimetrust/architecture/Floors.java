package io.github.smimetrust.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who may see whom. Arrows point downwards: exchange, core, sst; and along the flow of data. */
final class Floors {
  private static final String ROOT = "io.github.smimetrust";
  private static final String EXCHANGE = "exchange..";

  private Floors() {}

  static List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    rules.add(storesStandAlone());
    rules.add(noCycles());
    rules.add(none("sst.der..", "sst", "sst.file.."));
    rules.add(none("sst.file..", "sst", "sst.der.."));
    // The bundle is what everything else is about, so it knows nothing of it.
    rules.add(
        none(
            "",
            "chain..",
            "revocation..",
            "mail..",
            "audit..",
            "rotation..",
            "report..",
            "replay..",
            EXCHANGE));
    rules.add(none("chain..", "mail..", "audit..", "rotation..", "report..", "replay..", EXCHANGE));
    rules.add(
        none("revocation..", "mail..", "audit..", "rotation..", "report..", "replay..", EXCHANGE));
    rules.add(none("mail..", "audit..", "rotation..", EXCHANGE));
    // A replay is a chain's verdict in a file: whoever judges otherwise has no part in it.
    rules.add(none("replay..", "mail..", "audit..", "rotation..", EXCHANGE));
    // Evidence lives in chain; whoever consumes it never imports the reading of mail.
    rules.add(none("audit..", "mail..", EXCHANGE));
    rules.add(none("rotation..", "mail..", EXCHANGE));
    rules.add(none("report..", "mail..", EXCHANGE));
    rules.add(none(EXCHANGE, "mail.."));
    // The catalogue of causes is words alone; the engines and the diagnosis stand on it, and not on
    // each other.
    rules.add(
        none(
            "cause..",
            "chain..",
            "revocation..",
            "mail..",
            "audit..",
            "rotation..",
            "report..",
            "diagnosis..",
            EXCHANGE));
    rules.add(none("diagnosis..", "chain..", "mail..", "audit..", "rotation..", EXCHANGE));
    // Transports are adapters below the plan, and know nothing of it.
    rules.add(none("exchange.transport..", "exchange", "exchange.directory.."));
    return rules;
  }

  private static Rule storesStandAlone() {
    return Rule.of(
            classes()
                .that()
                .resideInAPackage(ROOT + ".sst..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + ".sst..", "java..", "org.jspecify..")
                .as("sst depends on the JDK and on JSpecify alone"))
        .brokenByClass(asField("sst", "Target"))
        .brokenByClass(asField("sst.file", "chain.Target"))
        .brokenByClass(
            "package io.github.smimetrust.sst; class NAME { org.bouncycastle.asn1.Node n; }"
                + "package org.bouncycastle.asn1; public class Node {}")
        .brokenByClass("package io.github.smimetrust.sst; class NAME { javax.crypto.Mac mac; }")
        .keptByClass(asField("sst", "sst.der.Target"))
        .keptByClass("package io.github.smimetrust.sst; class NAME { java.nio.file.Path[] p; }");
  }

  private static Rule noCycles() {
    SliceAssignment byPackage =
        new SliceAssignment() {
          @Override
          public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith(ROOT)
                ? SliceIdentifier.of(type.getPackageName())
                : SliceIdentifier.ignore();
          }

          @Override
          public String getDescription() {
            return "packages";
          }
        };
    return Rule.of(slices().assignedFrom(byPackage).should().beFreeOfCycles())
        .brokenByClass(
            "package io.github.smimetrust.audit; public class NAME {"
                + " io.github.smimetrust.rotation.Back back; }"
                + "package io.github.smimetrust.rotation; public class Back {"
                + " io.github.smimetrust.audit.NAME again; }")
        .keptByClass(asField("audit", "chain.Target"));
  }

  /** From a package to others; {@code sst..} in place of {@code sst} takes those inside it, too. */
  private static Rule none(String from, String... to) {
    String[] targets = Stream.of(to).map(t -> ROOT + "." + t).toArray(String[]::new);
    Rule rule =
        Rule.of(
            noClasses()
                .that()
                .resideInAPackage(from.isEmpty() ? ROOT : ROOT + "." + from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(targets)
                .as((from.isEmpty() ? "the bundle" : from) + " sees none of " + List.of(to)));
    String here = from.replace("..", "");
    for (String target : to) {
      rule = rule.brokenByClass(asField(here, target.replace("..", "") + ".Target"));
    }
    return rule.keptByClass(asField(here, (here.isEmpty() ? "" : here + ".") + "Target"));
  }

  private static String asField(String from, String type) {
    String target = ROOT + "." + type;
    return "package "
        + (from.isEmpty() ? ROOT : ROOT + "." + from)
        + "; class NAME { "
        + target
        + " field; }package "
        + target.substring(0, target.lastIndexOf('.'))
        + "; public class Target {}";
  }
}
