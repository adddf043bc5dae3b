package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.fixture.TestPki;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Japanese explanation has no English in it but names, identifiers and citations. */
class JapaneseTermsTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki CA = ROOT.issues("I");
  private static final TestPki LEAF = CA.issuesLeaf("u@example.org");

  /** Words that every English sentence of the library has one of. */
  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(a|an|the|of|or|and|is|no|not|than|that|with|without|to|from|each|one|most|least"
              + "|more|once|twice|bytes?|bits?|found|expected|policy|policies|empty|another"
              + "|restriction|given|all|for|up|in)\\b");

  private static void holdsNoEnglish(ChainResult result) {
    String citationsIdsAndPages = "(?m)^ *RFC .*$|^ +[a-z-]+: |https://[!-~]+$";
    String text = result.explain(Locale.JAPANESE).replaceAll(citationsIdsAndPages, "");
    assertThat(ENGLISH.matcher(text).results().map(r -> r.group()).toList())
        .as(result.explain() + text)
        .isEmpty();
  }

  private static ChainResult judge(BundleEntry leaf, List<BundleEntry> along) {
    return ChainValidatorTest.trusting(ROOT)
        .build()
        .validate(Evidence.of(leaf).accompaniedBy(along));
  }

  @Property(tries = 300)
  void changedBytesAreExplainedInJapanese(
      @ForAll @IntRange(max = 2000) int at, @ForAll @IntRange(min = 1, max = 255) int change) {
    byte[] leaf = LEAF.der();
    leaf[at % leaf.length] ^= (byte) change;
    byte[] ca = CA.der();
    ca[at % ca.length] ^= (byte) change;
    for (byte[] der : List.of(leaf, ca)) {
      try {
        BundleEntry changed = FakeAuthorities.entry(der);
        // Changed names are strangers' words.
        if (Arrays.asList("CN=u@example.org", "CN=I").contains(changed.subject())
            && Arrays.asList("CN=I", "CN=R").contains(changed.issuer())) {
          holdsNoEnglish(judge(changed, List.of(BundleEntry.of(CA.certificate()))));
          holdsNoEnglish(judge(BundleEntry.of(LEAF.certificate()), List.of(changed)));
        }
      } catch (UnreadableInputException e) {
        assertThat(e.source()).isEqualTo("test");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2.5.29.37, 3000",
    "2.5.29.37, 30020500",
    "2.5.29.15, 030100",
    "2.5.29.15, 03020784",
    "2.5.29.15, 0302070000",
    "2.5.29.19, 3003010101",
    "2.5.29.19, 30060101FF0201FF",
    "2.5.29.14, 0500",
    "2.5.29.35, 040101",
    "2.5.29.31, 0500",
    "2.5.29.32, 3000",
    "2.5.29.36, 3000",
    "2.5.29.30, 3000",
    "2.5.29.30, 3002A000",
    "2.5.29.30, 3002A200",
    "1.3.6.1.5.5.7.1.1, 300430020500",
    "2.5.29.17, 3000",
    "2.5.29.17, 3003010101",
    "2.5.29.17, 3006A00406022A03",
    "2.5.29.17, 3080",
    "2.5.29.17, 3004A4023100",
    "2.5.29.32, 300C300406022A03300406022A03",
    "2.5.29.54, 0500",
    "2.5.29.33, 3002300000"
  })
  void brokenExtensionsAreExplainedInJapanese(String oid, String hex) {
    TestPki leaf =
        CA.issuesLeaf("u@example.org", d -> d.extension(oid, HexFormat.of().parseHex(hex)));

    ChainResult result =
        judge(FakeAuthorities.entry(leaf.der()), List.of(BundleEntry.of(CA.certificate())));

    assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
    holdsNoEnglish(result);
  }

  @Test
  void policiesKeysAndConstraintsAreExplainedInJapanese() {
    byte[] one = HexFormat.of().parseHex("3007300506032A0301");
    TestPki ca = ROOT.issues("I", d -> d.extension("2.5.29.32", one));
    TestPki leaf = ca.issuesLeaf("u@example.org", d -> d.extension("2.5.29.32", one));
    ChainValidatorBuilder explicit =
        ChainValidatorTest.trusting(ROOT, ca).requiringExplicitPolicy();

    holdsNoEnglish(
        ChainValidatorTest.trusting(ROOT, CA)
            .requiringExplicitPolicy()
            .build()
            .validate(LEAF.certificate()));
    holdsNoEnglish(explicit.initialPolicies("1.2.9").build().validate(leaf.certificate()));
    TestPki weak = TestPki.root("Weak", d -> d.rsa(1024));
    holdsNoEnglish(
        ChainValidatorTest.trusting(weak)
            .build()
            .validate(weak.issuesLeaf("u@example.org").certificate()));
    for (String constraint :
        List.of(
            // Excluded and permitted: example.org, a mail domain; the empty one, of which nobody
            // can say what it means; a distance.
            "3011A10F300D810B" + "6578616D706C652E6F7267",
            "3011A00F300D810B" + "6578616D706C652E6E6574",
            "3006A00430028100",
            "3014A0123010810B" + "6578616D706C652E6F7267" + "800101")) {
      TestPki limited =
          ROOT.issues("L", d -> d.extension("2.5.29.30", HexFormat.of().parseHex(constraint)));
      ChainResult result =
          ChainValidatorTest.trusting(ROOT, limited)
              .build()
              .validate(limited.issuesLeaf("u@example.org").certificate());
      assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
      holdsNoEnglish(result);
    }
  }

  @Test
  void warningsAreShownInJapanese() {
    assertThat(new JapaneseWording().phrase(Wording.Phrase.WARNING, "store restriction 9 on CN=x"))
        .isEqualTo("注意: ストアの制限 9: CN=x");
  }

  @Test
  void namesAreNoWords() {
    TestPki leaf = CA.issuesLeaf("u@example.org", d -> d.subject("CN=the end"));

    assertThat(judge(BundleEntry.of(leaf.certificate()), List.of()).explain(Locale.JAPANESE))
        .contains("CN=the end");
  }
}
