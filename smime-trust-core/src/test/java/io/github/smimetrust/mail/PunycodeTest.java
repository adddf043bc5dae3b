package io.github.smimetrust.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PunycodeTest {
  /** RFC 3492 section 7.1 (A) to (D) and (L), (N), (R); its code in lower case. */
  @ParameterizedTest
  @CsvSource({
    "0644 064A 0647 0645 0627 0628 062A 0643 0644 0645 0648 0634 0639 0631 0628 064A 061F,"
        + " egbpdaj6bu4bxfgehfvwxn",
    "4ED6 4EEC 4E3A 4EC0 4E48 4E0D 8BF4 4E2D 6587, ihqwcrb4cv8a8dqg056pqjye",
    "4ED6 5011 7232 4EC0 9EBD 4E0D 8AAA 4E2D 6587, ihqwctvzc91f659drss3x8bo0yb",
    "0070 0072 006F 010D 0070 0072 006F 0073 0074 011B 006E 0065 006D 006C 0075 0076 00ED 010D"
        + " 0065 0073 006B 0079, proprostnemluvesky-uyb24dma41a",
    "0033 5E74 0062 7D44 91D1 516B 5148 751F, 3b-ww4c5e180e575a65lsy2b",
    "305D 306E 30B9 30D4 30FC 30C9 3067, d9juau41awczczp",
    "30D1 30D5 30A3 30FC 0064 0065 30EB 30F3 30D0, de-jg4avhby1noc0d"
  })
  void encodesTheSamplesOfItsDefinition(String points, String code) {
    String label =
        Stream.of(points.split(" "))
            .map(p -> Character.toString(HexFormat.fromHexDigits(p)))
            .collect(Collectors.joining());

    assertThat(Punycode.of(label)).isEqualTo(code);
  }

  @Property
  void theWayBackOfTheJdkLeadsToTheLabel(@ForAll("labels") String label) {
    assertThat(IDN.toUnicode("xn--" + Punycode.of(label), IDN.ALLOW_UNASSIGNED)).isEqualTo(label);
  }

  @Provide
  Arbitrary<String> labels() {
    return Arbitraries.strings()
        .withCharRange('\u3041', '\u3093')
        .withCharRange('\u4E00', '\u9FFF')
        .withCharRange('\u0430', '\u044F')
        .withCharRange('a', 'z')
        .ofMinLength(1)
        .ofMaxLength(12)
        .filter(s -> s.chars().anyMatch(c -> c >= 0x80));
  }
}
