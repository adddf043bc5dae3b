package io.github.smimetrust.chain;

import static io.github.smimetrust.chain.ChainAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.fixture.TestPki;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 5280 section 4 does not allow, under a signature that verifies. */
class SignedMistakesTest {
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String ALTERNATIVE_NAME = "2.5.29.17";

  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki CA = ROOT.issues("I");
  private static final TestPki LEAF = CA.issuesLeaf("a@example.org");
  private static final ChainValidator VALIDATOR = ChainValidatorTest.trusting(ROOT, CA).build();

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static BundleEntry extended(String oid, boolean critical, String hex) {
    TestPki leaf =
        CA.issuesLeaf(
            "a@example.org",
            d -> {
              if (critical) {
                d.criticalExtension(oid, hex(hex));
              } else {
                d.extension(oid, hex(hex));
              }
            });
    return FakeAuthorities.entry(leaf.der());
  }

  private static final String EMPTY_PART = "30023100";

  @Test
  void emptyPartOfSubjectIsRejectedAndNotThrown() {
    ChainResult result =
        VALIDATOR.validate(Remade.from(LEAF).with(Remade.SUBJECT, EMPTY_PART).signed());

    assertThat(result).isRejectedBecause(Reason.MALFORMED);
    assertThat(result.explain()).contains("an empty RelativeDistinguishedName");
  }

  @Test
  void emptyPartOfIssuerIsRejectedAndNotThrown() {
    ChainResult result =
        VALIDATOR.validate(Remade.from(LEAF).with(Remade.ISSUER, EMPTY_PART).signed());

    assertThat(result).isRejectedBecause(Reason.MALFORMED, Reason.ISSUER_MISSING);
  }

  @Test
  void emptyPartOfNameOfBystanderDisturbsNobody() {
    BundleEntry bystander = Remade.from(LEAF).with(Remade.SUBJECT, EMPTY_PART).signed();

    assertThat(
            VALIDATOR.validate(
                Evidence.of(LEAF.certificate())
                    .accompaniedBy(List.of(bystander, CA.certificate()))))
        .isTrustedBy(LEAF, CA, ROOT);
    assertThat(
            ChainValidatorTest.trusting(ROOT, CA)
                .distrusting(TrustBundle.empty().plus(bystander))
                .build()
                .validate(LEAF.certificate()))
        .isTrusted();
  }

  @ParameterizedTest
  @CsvSource({
    "0302078C, one bit is used and keyCertSign stands behind it",
    "03020904, nine unused bits of eight",
    "0302FF04, 255 unused bits"
  })
  void unusedBitsOfKeyUsageAllowNothing(String usage, String why) {
    TestPki ca = ROOT.issues("Sly", d -> d.criticalExtension(KEY_USAGE, hex(usage)));
    TestPki leaf = ca.issuesLeaf("a@example.org");

    assertThat(
            ChainValidatorTest.trusting(ROOT)
                .build()
                .validate(
                    Evidence.of(leaf.certificate())
                        .accompaniedBy(List.of(FakeAuthorities.entry(ca.der())))))
        .as(why)
        .matches(result -> result.outcome() == Outcome.REJECTED)
        .satisfies(result -> assertThat(result).isRejectedBecause(Reason.MALFORMED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "0500",
        "3000",
        "308000",
        "30028100",
        "3005810361406200",
        "3003010101",
        "3003A90100",
        "30058103614062",
        "3006A00406022A03",
        "3008A006A00406022A03",
        "3004A4023100"
      })
  void alternativeNameHasItsStructureEvenWhereNoConstraintAsks(String value) {
    boolean sound = value.equals("30028100") || value.equals("30058103614062");

    ChainResult result = VALIDATOR.validate(extended(ALTERNATIVE_NAME, false, value));

    if (sound) {
      assertThat(result).isTrusted();
    } else {
      assertThat(result).isRejectedBecause(Reason.MALFORMED);
    }
  }

  // RFC 5280 sections 4.1.2.6 and 4.2.1.6.
  @Test
  void emptySubjectNeedsCriticalAlternativeName() {
    String names = "300F810D61406578616D706C652E6F7267";
    TestPki critical =
        CA.issuesLeaf(
            "a@example.org", d -> d.subject("").criticalExtension(ALTERNATIVE_NAME, hex(names)));
    TestPki not =
        CA.issuesLeaf("a@example.org", d -> d.subject("").extension(ALTERNATIVE_NAME, hex(names)));
    TestPki without = CA.issuesLeaf("a@example.org", d -> d.subject("").without(ALTERNATIVE_NAME));
    TestPki authority =
        CA.issues("x", d -> d.subject("").criticalExtension(ALTERNATIVE_NAME, hex(names)));

    assertThat(VALIDATOR.validate(FakeAuthorities.entry(critical.der()))).isTrusted();
    for (TestPki wrong : List.of(not, without, authority)) {
      assertThat(VALIDATOR.validate(FakeAuthorities.entry(wrong.der())))
          .isRejectedBecause(Reason.MALFORMED);
    }
  }

  // RFC 5280 section 4.1.2.5: UTCTime and GeneralizedTime.
  @ParameterizedTest
  @CsvSource({
    "170D3235303630313030303030305A, true",
    "180F32303235303630313030303030305A, true",
    "170B323530363031303030305A, false",
    "17113235303630313030303030302B30303030, false",
    "181332303235303630313030303030302B30303030, false",
    "180D3230323530363031303030305A, false",
    "181132303235303630313030303030302E305A, false"
  })
  void timesAreToTheSecondAndInGmt(String notBefore, boolean allowed) {
    String notAfter = "170D3237303630313030303030305A";
    String both = notBefore + notAfter;

    ChainResult result =
        VALIDATOR.validate(
            Remade.from(LEAF)
                .with(Remade.VALIDITY, "30%02X%s".formatted(both.length() / 2, both))
                .signed());

    if (allowed) {
      assertThat(result).isTrusted();
    } else {
      assertThat(result).isRejectedBecause(Reason.MALFORMED);
    }
  }

  private static final TestPki RSA = TestPki.root("RSA", d -> d.rsa(2048));
  private static final TestPki RSA_LEAF = RSA.issuesLeaf("a@example.org");

  // RFC 4055 section 5: both NULL and nothing. RFC 5758 section 3.2: nothing.
  @ParameterizedTest
  @CsvSource({
    "RSA, 300D06092A864886F70D01010B0500, true",
    "RSA, 300B06092A864886F70D01010B, true",
    "RSA, 300E06092A864886F70D01010B050100, false",
    "RSA, 300F06092A864886F70D01010B05000500, false",
    "RSA, 300F06092A864886F70D01010B04020500, false",
    "EC, 300A06082A8648CE3D040302, true",
    "EC, 300C06082A8648CE3D0403020500, false"
  })
  void signatureAlgorithmsTakeTheirParametersAndNoOther(
      String key, String algorithm, boolean allowed) {
    TestPki root = key.equals("RSA") ? RSA : ROOT;
    TestPki leaf = key.equals("RSA") ? RSA_LEAF : ROOT.issuesLeaf("a@example.org");

    ChainResult result =
        ChainValidatorTest.trusting(root)
            .build()
            .validate(Remade.from(leaf).with(Remade.SIGNATURE, algorithm).signed());

    if (allowed) {
      assertThat(result).isTrusted();
    } else {
      assertThat(result).isRejectedBecause(Reason.MALFORMED);
    }
  }

  // RFC 5280 section 4.1.1.2.
  @Test
  void algorithmOutsideIsTheOneInside() {
    assertThat(
            ChainValidatorTest.trusting(RSA)
                .build()
                .validate(
                    Remade.from(RSA_LEAF)
                        .with(Remade.SIGNATURE, "300B06092A864886F70D01010B")
                        .withOuterAlgorithm("300D06092A864886F70D01010B0500")
                        .signed()))
        .isRejectedBecause(Reason.MALFORMED);
  }
}
