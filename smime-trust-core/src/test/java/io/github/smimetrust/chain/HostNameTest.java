package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lengths of RFC 1035 section 2.3.4, the characters, and what is below what. */
class HostNameTest {
  @Test
  void labelsHaveSixtyThreeCharactersAtMost() {
    String longest = "a".repeat(63);

    assertThat(HostName.parse(longest + ".test")).isEqualTo(longest + ".test");
    assertThat(HostName.parse("test." + longest)).isEqualTo("test." + longest);
    assertThat(HostName.parse(longest + "a.test")).isNull();
  }

  @Test
  void namesHaveTwoHundredFiftyThreeCharactersAtMost() {
    String labels = ("a".repeat(62) + ".").repeat(4);

    assertThat(HostName.parse(labels + "b")).hasSize(253);
    assertThat(HostName.parse(labels + "bc")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "z", "0a", "9a", "a0", "a9", "a-", "-a", "a_b", "0.1.a", "a.b9"})
  void takesLettersDigitsHyphensAndUnderscores(String text) {
    assertThat(HostName.parse(text)).isEqualTo(text);
    assertThat(HostName.parse("Z" + text + "A")).isEqualTo("z" + text + "a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@b", "a[b", "a`b", "a{b", "a/b", "a:b", "a,b", "a b", "a*b", "a^b"})
  void takesNoOtherCharacters(String text) {
    assertThat(HostName.parse(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "9", "a.0", "a.9", "a.09", "1.2.3.4", "a.90"})
  void takesNoNumberForTheLastLabel(String text) {
    assertThat(HostName.parse(text)).isNull();
  }

  @Test
  void isBelowByOneLabelOrMore() {
    assertThat(HostName.isBelow("a.example.com", "example.com")).isTrue();
    assertThat(HostName.isBelow("example.com", "example.com")).isFalse();
    assertThat(HostName.isBelow(".example.com", "example.com")).isFalse();
    assertThat(HostName.isBelow("aexample.com", "example.com")).isFalse();
    assertThat(HostName.isBelow("ab.example.com", "example.com")).isTrue();
    assertThat(HostName.isWithin("example.com", "example.com")).isTrue();
    assertThat(HostName.isWithin("com", "example.com")).isFalse();
  }
}
