package io.github.smimetrust.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.report.document.Text;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule says everything in both languages, and who says so. */
class RuleTextsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+\\}");
  private static final Pattern JAPANESE =
      Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  static Stream<AuditRule> rules() {
    return StreamSupport.stream(RuleCatalogue.rules().spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isCompleteInBothLanguages(AuditRule rule) {
    assertThat(rule.id()).matches(ID);
    assertThat(rule.source()).isNotBlank();
    assertThat(rule.policies()).isNotEmpty();
    assertThat(rule.severity().isPresent() || rule.publicSeverity().isPresent()).isTrue();
    for (Text text : new Text[] {rule.title(), rule.message(), rule.remedy()}) {
      assertThat(text.english()).isNotBlank().matches("[\\x20-\\x7E]+");
      assertThat(text.japanese()).isNotBlank().containsPattern(JAPANESE);
      assertThat(placeholders(text.japanese())).isEqualTo(placeholders(text.english()));
    }
    assertThat(placeholders(rule.title().english())).isEmpty();
    assertThat(placeholders(rule.remedy().english())).isEmpty();
    assertThat(Set.of("{0}", "{1}")).containsAll(placeholders(rule.message().english()));
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(m -> m.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
