package io.github.smimetrust.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.format.PlainText;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws that hold for every text. */
class DiagnosisLawsTest {
  @Provide
  Arbitrary<KnownMessage> messages() {
    return Arbitraries.of(KnownMessages.all());
  }

  /** Letters that no message is made of alone. */
  @Provide
  Arbitrary<List<String>> garbage() {
    return Arbitraries.strings().withChars('z', 'q', '7', ' ').ofMinLength(1).list().ofMaxSize(4);
  }

  /** Pieces of messages, line ends and anything else. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> halves =
        messages().map(m -> m.pattern().substring(0, m.pattern().length() / 2 + 1));
    return Arbitraries.oneOf(
            messages().map(KnownMessagesTest::sample),
            halves,
            Arbitraries.strings().ofMaxLength(12),
            Arbitraries.of("\n", "\r\n", " ", "\tat a.b(C.java:1)\n", "Caused by: "))
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 300)
  void anyTextGivesCausesInTheOrderOfItsLines(@ForAll("texts") String text) {
    Diagnosis diagnosis = Diagnosis.of(text);

    int most = diagnosis.lineCount();
    assertThat(diagnosis.findings())
        .extracting(DiagnosedCause::line)
        .isSorted()
        .allMatch(l -> l >= 1 && l <= most);
    assertThat(diagnosis.findings()).extracting(DiagnosedCause::id).doesNotHaveDuplicates();
    assertThat(diagnosis.findings()).allMatch(c -> c.times() >= 1);
    assertThat(diagnosis.unknownLines()).isSorted().allMatch(l -> l >= 1 && l <= most);
    for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
      assertThat(diagnosis.explain(locale).lines()).allMatch(PlainText::isPlain);
    }
  }

  @Property(tries = 300)
  void whatStandsAroundAMessageChangesNothing(
      @ForAll("messages") KnownMessage message,
      @ForAll("garbage") List<String> before,
      @ForAll("garbage") List<String> after) {
    String text = lines(before) + KnownMessagesTest.sample(message) + "\n" + lines(after);

    assertThat(Diagnosis.of(text).findings())
        .singleElement()
        .returns(message.cause(), DiagnosedCause::id)
        .returns(before.size() + 1, DiagnosedCause::line)
        .returns(1, DiagnosedCause::times);
  }

  @Property(tries = 300)
  void caseSpacesAndQuotationMarksChangeNothing(@ForAll("messages") KnownMessage message) {
    String text =
        KnownMessagesTest.sample(message)
            .toUpperCase(Locale.ROOT)
            .replace(" ", " \u3000\n  ")
            .replace('\'', '\u2019')
            .replace('"', '\u201D')
            .replace('-', '\u2011');

    assertThat(Diagnosis.of(text).findings())
        .singleElement()
        .returns(message.cause(), DiagnosedCause::id);
  }

  private static String lines(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
