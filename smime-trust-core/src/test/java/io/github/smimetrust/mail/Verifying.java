package io.github.smimetrust.mail;

import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.util.List;

/** One root that is trusted, an authority below it, and a sender. */
final class Verifying {
  static final TestPki ROOT = TestPki.root("Root");
  static final TestPki ISSUING = ROOT.issues("Issuing");
  static final TestPki ALICE = ISSUING.issuesLeaf("alice@example.org");
  static final TestPki EVE = ISSUING.issuesLeaf("eve@example.org");
  static final String TEXT = "Content-Type: text/plain\n\nHello,\n\nworld.\n";

  private Verifying() {}

  static ChainValidator validator() {
    return ChainValidator.trusting(ROOT.certificate())
        .purpose(Purpose.EMAIL_PROTECTION)
        .revocation(RevocationPolicy.notChecked())
        .clock(TestPki.CLOCK)
        .build();
  }

  static MessageVerifier verifier() {
    return MessageVerifier.using(validator());
  }

  static MessageVerdict verify(byte[] message) {
    return verifier().verify(message);
  }

  /** The ids of what stands in the way; "trusted", "not-signed" or a limit otherwise. */
  static List<String> reasons(MessageVerdict verdict) {
    return verdict.fold(
        trusted -> List.of("trusted"),
        rejected -> rejected.problems().stream().map(p -> p.reason().id()).toList(),
        undecided -> List.of("limit " + undecided.limit()),
        notSigned -> List.of("not-signed"));
  }

  static List<String> reasons(byte[] message) {
    return reasons(verify(message));
  }
}
