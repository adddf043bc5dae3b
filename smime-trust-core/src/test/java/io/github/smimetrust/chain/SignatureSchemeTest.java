package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** AlgorithmIdentifiers of signatures, RSASSA-PSS-params of RFC 4055 section 3.1 above all. */
class SignatureSchemeTest {
  private static final String PSS = "1.2.840.113549.1.1.10";
  private static final ASN1Encodable SHA_256 = oid("2.16.840.1.101.3.4.2.1");
  private static final ASN1Encodable SHA_384 = oid("2.16.840.1.101.3.4.2.2");
  private static final ASN1Encodable HASH = field(0, sequence(SHA_256));
  private static final ASN1Encodable MASK =
      field(1, sequence(oid("1.2.840.113549.1.1.8"), sequence(SHA_256)));

  private static ASN1ObjectIdentifier oid(String dotted) {
    return new ASN1ObjectIdentifier(dotted);
  }

  private static DERSequence sequence(ASN1Encodable... elements) {
    return new DERSequence(elements);
  }

  private static ASN1Encodable field(int tag, ASN1Encodable value) {
    return new DERTaggedObject(true, tag, value);
  }

  private static ASN1Encodable number(long value) {
    return new ASN1Integer(value);
  }

  private static SignatureScheme read(ASN1Encodable... fields) {
    byte[] der = Constraining.der(sequence(fields));
    return SignatureScheme.read(der, DerReader.of(der).expect(DerReader.SEQUENCE, "test"));
  }

  private static SignatureScheme pss(ASN1Encodable... parameters) {
    return read(oid(PSS), sequence(parameters));
  }

  @ParameterizedTest
  @CsvSource({"0, RSA", "32, RSA", "1024, RSA", "1025, OTHER"})
  void takesSaltsThatAKeyHasRoomFor(int bytes, SubjectKey.Kind kind) {
    SignatureScheme scheme = pss(HASH, MASK, field(2, number(bytes)));

    assertThat(scheme.kind()).isEqualTo(kind);
    assertThat(scheme.saltBytes()).isEqualTo(kind == SubjectKey.Kind.RSA ? bytes : -1);
  }

  @Test
  void defaultsAreThoseOfTheRfc() {
    SignatureScheme scheme = pss();

    assertThat(scheme.name()).isEqualTo("RSA PSS with SHA-1");
    assertThat(scheme.saltBytes()).isEqualTo(20);
    assertThat(pss(HASH, MASK, field(2, number(32)), field(3, number(1))))
        .isEqualTo(pss(HASH, MASK, field(2, number(32))));
  }

  @Test
  void digestAndMaskWithDifferentHashesAreNotChecked() {
    ASN1Encodable other = field(1, sequence(oid("1.2.840.113549.1.1.8"), sequence(SHA_384)));

    assertThat(pss(HASH, other).kind()).isEqualTo(SubjectKey.Kind.OTHER);
    assertThat(pss(HASH, other).name()).isEqualTo(PSS);
  }

  @ParameterizedTest
  @MethodSource
  void refuses(String defect, ASN1Encodable[] fields) {
    assertThatThrownBy(() -> read(fields)).isInstanceOf(MalformedDerException.class);
  }

  static Stream<Arguments> refuses() {
    ASN1Encodable nothing = DERNull.INSTANCE;
    return Stream.of(
        defect("trailer 2", oid(PSS), sequence(HASH, MASK, field(3, number(2)))),
        defect("trailer 257", oid(PSS), sequence(HASH, MASK, field(3, number(257)))),
        defect("more behind the parameters", oid(PSS), sequence(HASH, MASK), nothing),
        defect("more inside of the parameters", oid(PSS), sequence(HASH, MASK, nothing)),
        defect(
            "more in the mask",
            oid(PSS),
            sequence(
                HASH, field(1, sequence(oid("1.2.840.113549.1.1.8"), sequence(SHA_256), nothing)))),
        defect(
            "another mask",
            oid(PSS),
            sequence(HASH, field(1, sequence(SHA_256, sequence(SHA_256))))),
        defect(
            "two NULLs behind a digest",
            oid(PSS),
            sequence(field(0, sequence(SHA_256, nothing, nothing)), MASK)),
        defect("parameters of SHA256withRSA", oid("1.2.840.113549.1.1.11"), number(1)),
        defect("NULL of ecdsa-with-SHA256", oid("1.2.840.10045.4.3.2"), nothing));
  }

  private static Arguments defect(String name, ASN1Encodable... fields) {
    return Arguments.of(name, fields);
  }

  /** Two elements in one explicit tag, which Bouncy Castle does not write. */
  @Test
  void refusesTwoElementsInOneField() {
    byte[] der = Constraining.der(sequence(oid(PSS), sequence(field(2, sequence()))));
    // A2 02 30 00 becomes A2 02, and two empty NULLs would be 05 00 05 00; here INTEGER needs 3.
    byte[] two = new byte[der.length + 4];
    System.arraycopy(der, 0, two, 0, der.length - 2);
    System.arraycopy(new byte[] {2, 1, 32, 2, 1, 32}, 0, two, der.length - 2, 6);
    two[1] += 4;
    two[der.length - 5] += 4;
    two[der.length - 3] += 4;

    assertThatThrownBy(
            () -> SignatureScheme.read(two, DerReader.of(two).expect(DerReader.SEQUENCE, "test")))
        .isInstanceOf(MalformedDerException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.840.113549.1.1.11, RSA with SHA-256",
    "1.2.840.10045.4.3.4, EC with SHA-512",
    "1.3.101.112, ED25519",
    "1.2.3.4, 1.2.3.4",
  })
  void isNamedForMessages(String id, String name) {
    assertThat(read(oid(id)).name()).isEqualTo(name);
  }
}
