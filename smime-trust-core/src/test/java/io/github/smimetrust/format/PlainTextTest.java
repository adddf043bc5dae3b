package io.github.smimetrust.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void leavesLettersOfEveryScriptAsTheyAre() {
    String text = "CN=認証局, O=Удостоверяющий центр 🔏 é";
    assertThat(PlainText.of(text)).isEqualTo(text);
    assertThat(PlainText.isPlain(text)).isTrue();
  }

  @Test
  void escapesWhatReordersHidesOrBreaksALine() {
    assertThat(PlainText.of("a\r\nb\u2028c\u202Ed\u200Be\u0000f\u0085g\uD800"))
        .isEqualTo("a\\u{d}\\u{a}b\\u{2028}c\\u{202e}d\\u{200b}e\\u{0}f\\u{85}g\\u{d800}");
    assertThat(PlainText.isPlain("a\u202Eb")).isFalse();
  }

  @Test
  void everyCodePointGivesOneLineOfVisibleCharacters() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String shown = PlainText.of(Character.toString(c));
      if (shown.codePoints().anyMatch(PlainTextTest::breaksOrReorders)) {
        fail("U+%04X is shown as it is", c);
      }
    }
  }

  /** Unicode's own lists: controls, line breaks, bidirectional controls, unpaired surrogates. */
  private static boolean breaksOrReorders(int c) {
    return c < 0x20
        || c >= 0x7F && c < 0xA0
        || c == 0x2028
        || c == 0x2029
        || c == 0x061C
        || c >= 0x200B && c <= 0x200F
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069
        || c == 0xFEFF
        || c >= 0xD800 && c <= 0xDFFF;
  }

  @Test
  void cutsTextOfAMegabyte() {
    assertThat(PlainText.of("x".repeat(1 << 20))).isEqualTo("x".repeat(200) + "...");
    assertThat(PlainText.of("x".repeat(200))).isEqualTo("x".repeat(200));
  }

  @Test
  void doesNotCutACharacterInTwo() {
    assertThat(PlainText.of("x".repeat(199) + "🔏y")).isEqualTo("x".repeat(199) + "🔏...");
  }

  @Test
  void cutsNothingInFull() {
    String text = "x".repeat(1000) + "\u202E" + "🔏";
    assertThat(PlainText.inFull(text)).isEqualTo("x".repeat(1000) + "\\u{202e}" + "🔏");
  }

  @Test
  void keepsTheLinesOfATextAndNoOtherControl() {
    assertThat(PlainText.lines("a\r\nb\nc\rd\te\u2028f\n\n"))
        .containsExactly("a", "b", "c", "d\\u{9}e\\u{2028}f", "", "");
    assertThat(PlainText.lines("")).containsExactly("");
  }
}
