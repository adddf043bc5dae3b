package io.github.smimetrust.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerShellLiteralTest {
  @Test
  void quotesPlainText() {
    assertThat(PowerShellLiteral.of("")).isEqualTo("''");
    assertThat(PowerShellLiteral.of("admin@contoso.com")).isEqualTo("'admin@contoso.com'");
    assertThat(PowerShellLiteral.of("O'Neil")).isEqualTo("'O''Neil'");
  }

  @Test
  void doublesEachOfTheFiveQuotesAsItself() {
    assertThat(PowerShellLiteral.of("'\u2018\u2019\u201A\u201B"))
        .isEqualTo("'''\u2018\u2018\u2019\u2019\u201A\u201A\u201B\u201B'");
  }

  @Test
  void everyCodePointComesBackInEveryPlace() {
    for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        continue;
      }
      String one = Character.toString(c);
      for (String text :
          new String[] {one, one + one, "'" + one, one + "\u2019", "a" + one + "b"}) {
        String read = throughAFile(PowerShellLiteral.of(text));
        if (!PowerShellLexer.valueOfWhole(read).equals(text)) {
          fail("U+%04X does not come back from %s", c, read);
        }
      }
    }
  }

  @Property
  void anyTextStaysOneStringLiteral(@ForAll("nastyTexts") String text) {
    String read = throughAFile(PowerShellLiteral.of(text));
    assertThat(PowerShellLexer.valueOfWhole(read)).isEqualTo(text);
  }

  @Provide
  Arbitrary<String> nastyTexts() {
    return Arbitraries.strings()
        .withChars(
            "'\u2018\u2019\u201A\u201B\"\u201C\u201D\u201E$`(){};#@&|<>-\u2013\u2014\u2015\r\n"
                + "\t ab%,")
        .withChars('\u0001', '\uD7FF')
        .withChars('\uE000', '\uFFFF')
        .ofMaxLength(40);
  }

  private static String throughAFile(String script) {
    return new String(script.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000",
        "a\u0000b",
        "\uD800",
        "\uDC00",
        "\uDC00\uD800",
        "\uD83D",
        "a\uD83D'",
        "\uD83D\uD83D\uDD0F"
      })
  void refusesWhatNoScriptFileCanHold(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PowerShellLiteral.of(text))
        .withMessageContaining("expected text without NUL and without unpaired surrogates");
  }

  @Test
  void takesPairedSurrogates() {
    assertThat(PowerShellLexer.valueOfWhole(PowerShellLiteral.of("🔏'🔏"))).isEqualTo("🔏'🔏");
  }
}
