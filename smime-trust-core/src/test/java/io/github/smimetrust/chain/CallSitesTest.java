package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;

/** The calls that the documentation shows. */
class CallSitesTest {
  private final TestPki root = TestPki.root("Root");
  private final TestPki issuing = root.issues("Issuing");
  private final TrustBundle bundle = TrustBundle.of(root.certificate(), issuing.certificate());

  private String said(X509Certificate leaf) {
    ChainValidator validator =
        ChainValidator.trusting(bundle)
            .purpose(Purpose.EMAIL_PROTECTION)
            .revocation(RevocationPolicy.notChecked())
            .clock(TestPki.CLOCK)
            .build();
    ChainResult result = validator.validate(leaf);
    return switch (result.outcome()) {
      case TRUSTED -> result.orElseThrow().chain().size() + " certificates";
      default -> result.explain();
    };
  }

  @Test
  void leafIsJudged() {
    assertThat(said(issuing.issuesLeaf("a@example.org").certificate())).isEqualTo("3 certificates");
    assertThat(said(TestPki.root("Other").issuesLeaf("a@example.org").certificate()))
        .contains("issuer-missing");
  }

  @Test
  void resultFoldsIntoOneValue() {
    ChainResult result =
        ChainValidator.trusting(root.certificate())
            .purpose(Purpose.ANY)
            .revocation(RevocationPolicy.notChecked())
            .clock(TestPki.CLOCK)
            .build()
            .validate(issuing.certificate());

    assertThat(
            result.<String>fold(
                t -> "trusted, " + t.notChecked(), r -> "rejected", u -> "undecided"))
        .isEqualTo("trusted, [revocation, address]");
  }

  @Test
  void mailSystemsAreCompared() {
    TrustBundle windowsRoots = TrustBundle.of(TestPki.root("W").certificate());
    X509Certificate leaf = TestPki.root("W").issuesLeaf("a@example.org").certificate();

    ModelComparison models =
        TrustModel.compare(
                TrustModel.exchangeOnline(bundle), TrustModel.exchangeServer(bundle, windowsRoots))
            .clock(TestPki.CLOCK)
            .judge(leaf);

    assertThat(models).hasToString("Exchange Online REJECTED, Exchange Server TRUSTED");
  }
}
