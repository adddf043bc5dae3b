package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleReader;
import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.fixture.TestPki;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever byte of a certificate is changed: it is not trusted, and nothing else is thrown. */
class ChangedBytesTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki CA = ROOT.issues("I");
  private static final TestPki LEAF = CA.issuesLeaf("a@example.org");
  private static final ChainValidator VALIDATOR = ChainValidatorTest.trusting(ROOT).build();

  @Property(tries = 400)
  void changedLeafIsNotTrusted(
      @ForAll @IntRange(max = 2000) int at, @ForAll @IntRange(min = 1, max = 255) int change) {
    byte[] der = LEAF.der();
    der[at % der.length] ^= (byte) change;

    try {
      ChainResult result =
          VALIDATOR.validate(
              Evidence.of(BundleReader.strict().decode(der, "x").bundle().entries().get(0))
                  .accompaniedBy(List.of(CA.certificate())));
      assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
      assertThat(result.explain()).isNotEmpty();
    } catch (UnreadableInputException e) {
      assertThat(e.source()).isEqualTo("x");
    }
  }

  @Property(tries = 400)
  void changedIntermediateIsNotPartOfAChain(
      @ForAll @IntRange(max = 2000) int at, @ForAll @IntRange(min = 1, max = 255) int change) {
    byte[] der = CA.der();
    der[at % der.length] ^= (byte) change;

    try {
      ChainResult result =
          VALIDATOR.validate(
              Evidence.of(LEAF.certificate())
                  .accompaniedBy(BundleReader.strict().decode(der, "x").bundle().entries()));
      assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
    } catch (UnreadableInputException e) {
      assertThat(e.source()).isEqualTo("x");
    }
  }
}
