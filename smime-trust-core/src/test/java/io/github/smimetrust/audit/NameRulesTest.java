package io.github.smimetrust.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.PropertyId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that mislead, and those of other scripts that do not. */
class NameRulesTest {
  @ParameterizedTest
  @CsvSource({
    "'A\u202eB', U+202E RIGHT-TO-LEFT OVERRIDE",
    "'A\u2066B', U+2066 LEFT-TO-RIGHT ISOLATE",
    "'\u200eA', U+200E LEFT-TO-RIGHT MARK",
    "'A\u200bB', U+200B ZERO WIDTH SPACE",
    "'A\ufeffB', U+FEFF ZERO WIDTH NO-BREAK SPACE",
    "'A\u0007B', U+0007 BEL",
    "'A\u2028B', U+2028 LINE SEPARATOR",
    "'A\u3164B', U+3164 HANGUL FILLER"
  })
  void namesTheCharacterAndThePlace(String name, String character) {
    List<Finding> findings = findings("misleading-name", TestPki.root(name));

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).message()).contains(character).contains("subject CN");
    assertThat(findings.get(0).message(Locale.JAPANESE)).contains(character).contains("サブジェクト CN");
    assertThat(
            findings
                .get(0)
                .message()
                .codePoints()
                .noneMatch(c -> Character.getType(c) == Character.FORMAT))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Example Root CA",
        "\u8a8d\u8a3c\u5c40 \u30eb\u30fc\u30c8 CA G3",
        "\u65e5\u672c\u8a8d\u8a3c\u30b5\u30fc\u30d3\u30b9Root\u306eCA",
        "\u304c\u304e\u3050",
        "\u0423\u0434\u043e\u0441\u0442\u043e\u0432\u0435\u0440\u044f\u044e\u0449\u0438\u0439 "
            + "\u0446\u0435\u043d\u0442\u0440 CA",
        "IT-\u0421\u043b\u0443\u0436\u0431\u0430",
        "\u0391\u03c1\u03c7\u03ae \u03a0\u03b9\u03c3\u03c4\u03bf\u03c0\u03bf\u03af\u03b7\u03c3\u03b7\u03c2",
        "T\u00dcRKTRUST S\u0131n\u0131f 2",
        "e-Szign\u00f3",
        "\u0394\u7814\u7a76",
        "\u0647\u06cc\u0626\u062a",
        "\uc778\uc99d\uae30\uad00 CA"
      })
  void otherScriptsStayReadableAndUnsuspected(String name) {
    TestPki root = TestPki.root(name);
    assertThat(findings("misleading-name", root)).isEmpty();
    assertThat(findings("mixed-script", root)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'Ex\u0430mple CA', 'Ex\u0430mple (Cyrillic, Latin)'",
    "'\u0420ayPal', '\u0420ayPal (Cyrillic, Latin)'",
    "'G\u03bfogle Root', 'G\u03bfogle (Greek, Latin)'",
    "'Root \u0421\u0391', '\u0421\u0391 (Cyrillic, Greek)'",
    "'Ex\u200b\u0430mple', 'Ex\\u{200b}\u0430mple (Cyrillic, Latin)'",
    "'A1\u0431', 'A1\u0431 (Cyrillic, Latin)'"
  })
  void notesAWordOfLettersThatLookAlike(String name, String shown) {
    List<Finding> findings = findings("mixed-script", TestPki.root(name));
    assertThat(findings).extracting(Finding::message).singleElement().asString().contains(shown);
    assertThat(findings.get(0).severity().id()).isEqualTo("note");
  }

  @Test
  void friendlyNamesAreNames() {
    assertThat(findings("misleading-name", named("A\u202eB")))
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .contains("friendly name")
        .contains("U+202E");
    assertThat(findings("misleading-name", named("A B"))).isEmpty();
  }

  @Test
  void aNameOfManyStrangeCharactersStaysShort() {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      name.appendCodePoint(0x2060 + i % 5).appendCodePoint(0x202a + i % 5).append('a');
    }
    List<Finding> findings = findings("misleading-name", named(name.toString()));
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).message()).hasSizeLessThan(3_000).contains(", ...");
  }

  @ParameterizedTest
  @MethodSource("empty")
  void authoritiesNeedAName(RuleCase one) {
    one.check();
  }

  static Stream<RuleCase> empty() {
    String clause = "RFC 5280 4.1.2.6";
    TestPki root = TestPki.root("R");
    return Stream.of(
        RuleCase.of(
            "empty-subject", "error", clause, "below", root.issues("I", d -> d.subject(""))),
        RuleCase.of("empty-subject", "-", clause, "a root with one", root),
        RuleCase.of("empty-subject", "-", clause, "one", root.issues("I")),
        RuleCase.of(
            "empty-subject",
            "-",
            clause,
            "a user",
            root.issuesLeaf("a@example.org", d -> d.subject(""))));
  }

  private static TrustBundle named(String friendlyName) {
    return Stores.of(
        Stores.entry(TestPki.root("R"), Stores.text(PropertyId.FRIENDLY_NAME, friendlyName)));
  }

  private static List<Finding> findings(String rule, TestPki root) {
    return findings(rule, TrustBundle.of(root.certificate()));
  }

  private static List<Finding> findings(String rule, TrustBundle bundle) {
    return TrustAudit.of(bundle)
        .under(AuditPolicy.privatePki())
        .run(TestPki.NOW)
        .findings()
        .stream()
        .filter(f -> f.rule().equals(rule))
        .toList();
  }
}
