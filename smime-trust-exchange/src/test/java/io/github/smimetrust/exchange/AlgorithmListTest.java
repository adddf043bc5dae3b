package io.github.smimetrust.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar is that of the documentation of Set-SmimeConfig, text of May 2026. */
class AlgorithmListTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"6610", "6610;660F;660E", "6602:128;6602:40", "6603,1.2.840.113549.3.7", "660e"})
  void takesCiphersOfTheDocumentedGrammar(String text) {
    assertThat(AlgorithmList.encryption(text)).hasToString(text.toUpperCase(Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "6610;",
        ";6610",
        "6610 ",
        "6610:256",
        "660E:128",
        "6602:41",
        "6602:",
        "6604",
        "8004",
        "6610,",
        "6610,1",
        "6610,1.",
        "6610,1..2",
        "6610:128,1.2",
        "AES",
        "66100",
        "6610;6610",
        "6610,6603",
        "６６１０"
      })
  void refusesCiphersThatExchangeWouldTakeForItsDefault(String text) {
    assertThatThrownBy(() -> AlgorithmList.encryption(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("item")
        .hasMessageContaining("default");
  }

  @ParameterizedTest
  @ValueSource(strings = {"800C", "800C;800D;800E", "8004:160", "800C,2.16.840.1.101.3.4.2.1"})
  void takesDigestsOfTheDocumentedGrammar(String text) {
    assertThat(AlgorithmList.signing(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"8804", "800F", "6610", "800C:", "800C:x", "SHA256", "800c;800C"})
  void refusesDigestsThatExchangeWouldTakeForSha1(String text) {
    assertThatThrownBy(() -> AlgorithmList.signing(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAnAlgorithmTwice() {
    assertThatThrownBy(() -> AlgorithmList.of(SigningAlgorithm.SHA_256, SigningAlgorithm.SHA_256))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesEndlessLists() {
    assertThatThrownBy(() -> AlgorithmList.encryption("6610;".repeat(1_000_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 32");
  }

  @Property
  void readsBackWhatItWrites(@ForAll("digests") List<SigningAlgorithm> digests) {
    AlgorithmList<SigningAlgorithm> list =
        AlgorithmList.of(
            digests.get(0), digests.subList(1, digests.size()).toArray(SigningAlgorithm[]::new));

    assertThat(AlgorithmList.signing(list.toString())).isEqualTo(list);
    assertThat(list.algorithms()).isEqualTo(digests);
  }

  @Provide
  Arbitrary<List<SigningAlgorithm>> digests() {
    return Arbitraries.of(SigningAlgorithm.values()).list().ofMinSize(1).uniqueElements();
  }

  @Property
  void arbitraryTextIsAListOrRefused(@ForAll("almostLists") String text) {
    try {
      assertThat(AlgorithmList.encryption(text).toString()).isEqualToIgnoringCase(text);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("found");
    }
  }

  @Provide
  Arbitrary<String> almostLists() {
    return Arbitraries.of("6610", "6602", "660E", ":", ",", ";", "128", "1.2", "0", " ")
        .list()
        .ofMaxSize(7)
        .map(parts -> parts.stream().collect(Collectors.joining()));
  }
}
