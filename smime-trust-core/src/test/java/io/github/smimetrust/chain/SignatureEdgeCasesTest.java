package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The classes of broken signatures that Project Wycheproof collects, on a certificate. Each one but
 * the two that say so must not verify (SEC 1 section 4.1.4, RFC 8017 section 8.2.2).
 */
class SignatureEdgeCasesTest {
  private static final BigInteger ORDER =
      ECNamedCurveTable.getByOID(X9ObjectIdentifiers.prime256v1).getN();

  private static final TestPki EC_ROOT = TestPki.root("EC");
  private static final TestPki EC_LEAF = EC_ROOT.issuesLeaf("a@example.org");
  private static final TestPki RSA_ROOT = TestPki.root("RSA", draft -> draft.rsa(2_048));
  private static final TestPki RSA_LEAF = RSA_ROOT.issuesLeaf("a@example.org");

  @ParameterizedTest
  @MethodSource
  void rejectsEcdsa(String defect, byte[] signature) {
    ChainAssert.assertThat(validate(EC_ROOT, signed(EC_LEAF, signature)))
        .isRejectedBecause(Reason.BAD_SIGNATURE);
  }

  static Stream<Arguments> rejectsEcdsa() {
    BigInteger r = number(0);
    BigInteger s = number(1);
    BigInteger zero = BigInteger.ZERO;
    byte[] good = signature(EC_LEAF);
    return Stream.of(
        Arguments.of("r = 0", pair(zero, s)),
        Arguments.of("s = 0", pair(r, zero)),
        Arguments.of("r = s = 0", pair(zero, zero)),
        Arguments.of("r = n, s = 0", pair(ORDER, zero)),
        Arguments.of("r = n", pair(ORDER, s)),
        Arguments.of("s = n", pair(r, ORDER)),
        Arguments.of("r = 1, s = 1", pair(BigInteger.ONE, BigInteger.ONE)),
        Arguments.of("r above n", pair(r.add(ORDER), s)),
        Arguments.of("s above n", pair(r, s.add(ORDER))),
        Arguments.of("r negative", pair(r.negate(), s)),
        Arguments.of("s negative", pair(r, s.negate())),
        Arguments.of("r - n", pair(r.subtract(ORDER), s)),
        Arguments.of("r and s changed over", pair(s, r)),
        Arguments.of("empty", new byte[0]),
        Arguments.of("an empty SEQUENCE", new byte[] {0x30, 0}),
        Arguments.of("truncated by a byte", Arrays.copyOf(good, good.length - 1)),
        Arguments.of("a byte too many", Arrays.copyOf(good, good.length + 1)),
        Arguments.of("a third number", sequence(r, s, BigInteger.ONE)),
        Arguments.of("one number", sequence(r)),
        Arguments.of("r with a needless zero", padded(r, s)),
        Arguments.of("a needlessly long length", longLength(good)),
        Arguments.of("indefinite length", indefinite(good)),
        Arguments.of("IEEE P1363 form", plain(r, s)));
  }

  @ParameterizedTest
  @MethodSource
  void rejectsRsa(String defect, byte[] signature) {
    ChainAssert.assertThat(validate(RSA_ROOT, signed(RSA_LEAF, signature)))
        .isRejectedBecause(Reason.BAD_SIGNATURE);
  }

  static Stream<Arguments> rejectsRsa() {
    byte[] good = signature(RSA_LEAF);
    BigInteger modulus =
        ((java.security.interfaces.RSAPublicKey) RSA_ROOT.certificate().getPublicKey())
            .getModulus();
    byte[] longer = new byte[257];
    System.arraycopy(good, 0, longer, 1, 256);
    byte[] above = new BigInteger(1, good).add(modulus).toByteArray();
    byte[] one = new byte[256];
    one[255] = 1;
    byte[] minusOne = modulus.subtract(BigInteger.ONE).toByteArray();
    return Stream.of(
        Arguments.of("empty", new byte[0]),
        Arguments.of("zero", new byte[256]),
        Arguments.of("one", one),
        Arguments.of("n - 1", Arrays.copyOfRange(minusOne, minusOne.length - 256, minusOne.length)),
        Arguments.of("a zero before", longer),
        Arguments.of("a zero after", Arrays.copyOf(good, 257)),
        Arguments.of("truncated by a byte", Arrays.copyOf(good, 255)),
        Arguments.of("s + n", above),
        Arguments.of("one bit flipped", flipped(good)));
  }

  @Test
  void acceptsBothSignaturesThatEcdsaHas() {
    // (r, n - s) verifies wherever (r, s) does; nothing in X.509 forbids it.
    byte[] twin = pair(number(0), ORDER.subtract(number(1)));

    ChainAssert.assertThat(validate(EC_ROOT, signed(EC_LEAF, twin))).isTrusted();
  }

  @Test
  void distrustReachesTheTwinOfCertificateWithTheOtherSignature() {
    BundleEntry twin = signed(EC_LEAF, pair(number(0), ORDER.subtract(number(1))));
    assertThat(twin).isNotEqualTo(BundleEntry.of(EC_LEAF.certificate()));

    ChainResult result =
        ChainValidator.trusting(EC_ROOT.certificate())
            .purpose(Purpose.EMAIL_PROTECTION)
            .revocation(RevocationPolicy.notChecked())
            .clock(TestPki.CLOCK)
            .distrusting(TrustBundle.of(EC_LEAF.certificate()))
            .build()
            .validate(twin);

    ChainAssert.assertThat(result).isRejectedBecause(Reason.DISTRUSTED);
  }

  private static ChainResult validate(TestPki root, BundleEntry leaf) {
    return ChainValidator.trusting(root.certificate())
        .purpose(Purpose.EMAIL_PROTECTION)
        .revocation(RevocationPolicy.notChecked())
        .clock(TestPki.CLOCK)
        .build()
        .validate(leaf);
  }

  /** The same certificate under another signature. */
  private static BundleEntry signed(TestPki leaf, byte[] signature) {
    Certificate certificate = Certificate.getInstance(leaf.der());
    ASN1Encodable[] parts = {
      certificate.getTBSCertificate(),
      certificate.getSignatureAlgorithm(),
      new DERBitString(signature)
    };
    return FakeAuthorities.entry(encoded(new DERSequence(parts)));
  }

  private static byte[] signature(TestPki leaf) {
    return Certificate.getInstance(leaf.der()).getSignature().getOctets();
  }

  private static BigInteger number(int index) {
    ASN1Encodable number = ASN1Sequence.getInstance(signature(EC_LEAF)).getObjectAt(index);
    return ASN1Integer.getInstance(number).getValue();
  }

  private static byte[] pair(BigInteger r, BigInteger s) {
    return sequence(r, s);
  }

  private static byte[] sequence(BigInteger... numbers) {
    return encoded(
        new DERSequence(
            Arrays.stream(numbers).map(ASN1Integer::new).toArray(ASN1Encodable[]::new)));
  }

  private static byte[] padded(BigInteger r, BigInteger s) {
    byte[] first = r.toByteArray();
    byte[] second = s.toByteArray();
    int length = 3 + first.length + 2 + second.length;
    return HexFormat.of()
        .parseHex(
            "30%02x02%02x00%s02%02x%s"
                .formatted(
                    length,
                    first.length + 1,
                    HexFormat.of().formatHex(first),
                    second.length,
                    HexFormat.of().formatHex(second)));
  }

  private static byte[] longLength(byte[] good) {
    byte[] longer = new byte[good.length + 1];
    longer[0] = 0x30;
    longer[1] = (byte) 0x81;
    System.arraycopy(good, 1, longer, 2, good.length - 1);
    return longer;
  }

  private static byte[] indefinite(byte[] good) {
    byte[] open = Arrays.copyOf(good, good.length + 2);
    open[1] = (byte) 0x80;
    return open;
  }

  private static byte[] plain(BigInteger r, BigInteger s) {
    return HexFormat.of().parseHex("%064x%064x".formatted(r, s));
  }

  private static byte[] flipped(byte[] good) {
    byte[] other = good.clone();
    other[0] ^= 1;
    return other;
  }

  private static byte[] encoded(DERSequence sequence) {
    try {
      return sequence.getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
