package io.github.smimetrust.chain;

import static io.github.smimetrust.chain.Constraining.directory;
import static io.github.smimetrust.chain.Constraining.dns;
import static io.github.smimetrust.chain.Constraining.excluding;
import static io.github.smimetrust.chain.Constraining.mail;
import static io.github.smimetrust.chain.Constraining.names;
import static io.github.smimetrust.chain.Constraining.permitting;
import static io.github.smimetrust.chain.Constraining.uri;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The limit on comparisons is the one that is stated, neither more nor less. */
class ComparisonBudgetTest {
  private static final int MANY = 2_048;

  @Test
  void whatIsLeftCanBeSpentToTheLastAndNotFurther() {
    ComparisonBudget budget = new ComparisonBudget(10);
    budget.spend(4);
    budget.spend(6);

    assertThat(budget.spent()).isEqualTo(10);
    assertThatThrownBy(() -> budget.spend(1))
        .isInstanceOf(LimitReached.class)
        .hasMessageContaining("more than 10");
    assertThat(budget.spent()).isEqualTo(10);
    assertThatNoException().isThrownBy(() -> budget.spend(0));
  }

  @Test
  void hugeAmountsDoNotWrapAround() {
    ComparisonBudget budget = new ComparisonBudget(Long.MAX_VALUE);
    budget.spend(Long.MAX_VALUE);

    assertThatThrownBy(() -> budget.spend(Long.MAX_VALUE)).isInstanceOf(LimitReached.class);
  }

  @Test
  void eachPairOfNameAndSubtreeOfOneFormIsOneComparison() {
    // 3 names of the form and 5 subtrees; the others are not compared at all.
    NameConstraints constraints =
        excluding(many(5, i -> mail("h" + i + ".test"), dns("unrelated.test"), dns("other.test")));
    SubjectNames names = names(many(3, i -> mail("a" + i + "@example.com"), uri("http://a.b/")));

    ComparisonBudget enough = new ComparisonBudget(15);
    assertThat(constraints.check(names, enough)).isNull();
    assertThat(enough.spent()).isEqualTo(15);
    assertThatThrownBy(() -> constraints.check(names, new ComparisonBudget(14)))
        .isInstanceOf(LimitReached.class);
  }

  @Test
  void theBudgetIsThatOfTheQuestionNotOfOneCheck() {
    ComparisonBudget budget = new ComparisonBudget(2);
    NameConstraints constraints = permitting(mail("example.com"));
    SubjectNames names = names(mail("a@example.com"));

    assertThat(constraints.check(names, budget)).isNull();
    assertThat(constraints.check(names, budget)).isNull();
    assertThatThrownBy(() -> constraints.check(names, budget)).isInstanceOf(LimitReached.class);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void thousandsOfNamesAgainstThousandsOfSubtreesReachTheLimit(Form form) {
    SubjectNames names = names(many(MANY, form.name));
    ComparisonBudget excluded = new ComparisonBudget(100_000);
    ComparisonBudget permitted = new ComparisonBudget(100_000);

    assertThatThrownBy(() -> excluding(many(MANY, form.other)).check(names, excluded))
        .isInstanceOf(LimitReached.class);
    assertThatThrownBy(
            () -> permitting(many(MANY, form.other, form.permitted)).check(names, permitted))
        .isInstanceOf(LimitReached.class);
    assertThat(excluded.spent()).isEqualTo(100_000);
    assertThat(permitted.spent()).isEqualTo(100_000);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("forms")
  void thousandsOfNamesAgainstThousandsOfSubtreesAreJudgedWhereTheBudgetAllowsIt(Form form) {
    SubjectNames names = names(many(MANY, form.name));
    ComparisonBudget excluded = new ComparisonBudget((long) MANY * MANY);
    ComparisonBudget permitted = new ComparisonBudget((long) MANY * (MANY + 1));

    assertThat(excluding(many(MANY, form.other)).check(names, excluded)).isNull();
    assertThat(permitting(many(MANY, form.other, form.permitted)).check(names, permitted)).isNull();
    assertThat(excluded.spent()).isEqualTo((long) MANY * MANY);
    assertThat(permitted.spent()).isEqualTo((long) MANY * (MANY + 1));
  }

  /** Names of one form, subtrees that hold none of them, and one that holds all. */
  private record Form(
      String label,
      IntFunction<GeneralName> name,
      IntFunction<GeneralName> other,
      GeneralName permitted) {
    @Override
    public String toString() {
      return label;
    }
  }

  static Stream<Form> forms() {
    return Stream.of(
        new Form(
            "rfc822Name",
            i -> mail("a" + i + "@example.com"),
            i -> mail("h" + i + ".test"),
            mail("example.com")),
        new Form(
            "dNSName",
            i -> dns("h" + i + ".example.com"),
            i -> dns("h" + i + ".test"),
            dns("example.com")),
        new Form(
            "uniformResourceIdentifier",
            i -> uri("http://h" + i + ".example.com/"),
            i -> uri("h" + i + ".test"),
            uri(".example.com")),
        new Form(
            "iPAddress",
            i -> ip("192.0." + i / 256 + "." + i % 256),
            i -> ip("10." + i / 256 + "." + i % 256 + ".0/24"),
            ip("192.0.0.0/16")),
        new Form(
            "directoryName",
            i -> directory("O=Contoso,CN=A" + i),
            i -> directory("O=H" + i),
            directory("O=Contoso")));
  }

  private static GeneralName ip(String text) {
    return new GeneralName(GeneralName.iPAddress, text);
  }

  private static GeneralName[] many(int count, IntFunction<GeneralName> each, GeneralName... more) {
    return Stream.concat(IntStream.range(0, count).mapToObj(each), Stream.of(more))
        .toArray(GeneralName[]::new);
  }
}
