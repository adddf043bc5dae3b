package io.github.smimetrust.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.format.TableFile;
import io.github.smimetrust.report.document.Text;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables beside the code. */
class RuleCatalogueTest {
  private static final Pattern JAPANESE =
      Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

  /** Rules whose lines need evidence, a deny list or waivers: {@link AuditEvidenceTest}. */
  private static final Set<String> ELSEWHERE =
      Set.of("distrusted", "name-constraints-blocks", "root-without-use", "unused", "waiver-ended");

  @Test
  void everyRuleSpeaksBothLanguagesAndNamesItsSource() {
    for (AuditRule rule : RuleCatalogue.rules()) {
      assertThat(rule.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
      assertThat(rule.source()).as(rule.id()).isNotBlank();
      for (Text text : new Text[] {rule.message(), rule.remedy()}) {
        assertThat(text.japanese()).as(rule.id()).containsPattern(JAPANESE);
        assertThat(text.english()).as(rule.id()).doesNotContainPattern(JAPANESE).endsWith(".");
        for (String value : new String[] {"{0}", "{1}"}) {
          assertThat(text.japanese().contains(value))
              .as(rule.id() + " " + value)
              .isEqualTo(text.english().contains(value));
        }
      }
    }
  }

  @Test
  void theTableOfVerdictsHasEveryRuleForAnyPki() {
    Set<String> failing =
        AuditRulesTest.lines()
            .filter(line -> line.severity() != null)
            .map(AuditRulesTest.Line::rule)
            .collect(Collectors.toSet());
    Set<String> passing =
        AuditRulesTest.lines()
            .filter(line -> line.severity() == null)
            .map(AuditRulesTest.Line::rule)
            .collect(Collectors.toSet());
    Set<String> rules = new TreeSet<>();
    TableFile.rows(RuleCatalogue.class, "rules.tsv", 12).forEach(cells -> rules.add(cells[0]));
    rules.removeAll(ELSEWHERE);

    assertThat(failing).isEqualTo(rules);
    assertThat(passing).isEqualTo(rules);
  }

  @Test
  void effectsOnClientsAreThoseOfRules() {
    for (String rule : ClientTable.rules()) {
      assertThat(RuleCatalogue.has(rule)).as(rule).isTrue();
      assertThat(ClientTable.of(rule).values())
          .as(rule)
          .anyMatch(ClientEffect::isKnown)
          .filteredOn(ClientEffect::isKnown)
          .allMatch(e -> JAPANESE.matcher(e.words().japanese()).find());
    }
  }
}
