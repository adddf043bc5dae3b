package io.github.smimetrust.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.cause.Cause;
import io.github.smimetrust.cause.CauseCatalogue;
import io.github.smimetrust.chain.Reason;
import io.github.smimetrust.mail.MessageReason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two tables, and what the enums need of them. */
class KnownMessagesTest {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern JAPANESE =
      Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

  /** As a program would say it. */
  static String sample(KnownMessage message) {
    return message.pattern().replace("{}", "contoso.example");
  }

  @Test
  void eachMessageIsFoundWithItsOwnCause() {
    List<String> wrong = new ArrayList<>();
    for (KnownMessage message : KnownMessages.all()) {
      List<DiagnosedCause> findings = Diagnosis.of(sample(message)).findings();
      if (findings.size() != 1
          || !findings.get(0).id().equals(message.cause())
          || !findings.get(0).product().equals(message.product())
          || !findings.get(0).source().equals(message.source())) {
        wrong.add(message + " gives " + findings);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(KnownMessages.all()).hasSizeGreaterThan(300);
  }

  @Test
  void eachMessageIsNamedOnceAndHasItsSource() {
    Set<String> ids = new HashSet<>();
    for (KnownMessage message : KnownMessages.all()) {
      assertThat(message.id()).matches(ID);
      assertThat(ids.add(message.id())).as(message.id()).isTrue();
      assertThat(message.product()).as(message.id()).isNotBlank();
      assertThat(message.source()).as(message.id()).isNotBlank();
      assertThat(CauseCatalogue.of(message.cause())).isNotNull();
      assertThat(message.pattern()).as(message.id()).hasSizeGreaterThan(7).doesNotStartWith("{}");
    }
  }

  @Test
  void eachCauseSpeaksBothLanguagesAndNamesItsSource() {
    for (Cause cause : CauseCatalogue.all()) {
      assertThat(cause.id()).matches(ID);
      for (var text : List.of(cause.title(), cause.check(), cause.remedy())) {
        assertThat(text.english()).as(cause.id()).endsWith(".").doesNotContainPattern(JAPANESE);
        assertThat(text.japanese()).as(cause.id()).endsWith("。").containsPattern(JAPANESE);
      }
      assertThat(cause.source()).as(cause.id()).isNotBlank();
    }
  }

  @Test
  void vagueCausesNameExactOnes() {
    for (Cause cause : CauseCatalogue.all()) {
      assertThat(cause.mayBe()).as(cause.id()).doesNotHaveDuplicates().doesNotContain(cause.id());
      cause.mayBe().forEach(id -> assertThat(CauseCatalogue.of(id)).isNotNull());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonOfTheChainHasItsPage(Reason reason) {
    assertThat(reason.page()).endsWith("/smime-trust-core/reasons/" + reason.id() + ".md");
    assertThat(CauseCatalogue.of(reason.id()).mayBe()).isEmpty();
  }

  @Test
  void everyReasonOfTheMessageHasAPageOfItsOwn() {
    Set<String> pages = new HashSet<>();
    for (Reason reason : Reason.values()) {
      pages.add(reason.page());
    }
    for (MessageReason reason : MessageReason.values()) {
      assertThat(reason.page()).contains("/smime-trust-core/reasons/").contains(reason.id());
      assertThat(pages.add(reason.page())).as(reason.id()).isTrue();
    }
  }
}
