package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Public keys are measured before anything computes with them (RFC 3279 section 2.3). */
class SubjectKeyTest {
  private static final ASN1Encodable RSA = new ASN1ObjectIdentifier("1.2.840.113549.1.1.1");
  private static final ASN1Encodable DSA = new ASN1ObjectIdentifier("1.2.840.10040.4.1");

  private static DERSequence sequence(ASN1Encodable... elements) {
    return new DERSequence(elements);
  }

  private static ASN1Encodable bits(int length) {
    return new ASN1Integer(BigInteger.ONE.shiftLeft(length - 1).setBit(0));
  }

  private static ASN1Encodable number(long value) {
    return new ASN1Integer(value);
  }

  private static SubjectKey read(ASN1Encodable info) {
    byte[] der = Constraining.der(info);
    return SubjectKey.read(der, DerReader.of(der).expect(DerReader.SEQUENCE, "test"));
  }

  private static DERSequence rsa(ASN1Encodable... key) {
    return sequence(sequence(RSA, DERNull.INSTANCE), string(sequence(key)));
  }

  private static DERBitString string(ASN1Encodable key) {
    return new DERBitString(Constraining.der(key));
  }

  private static DERSequence dsa(ASN1Encodable... parameters) {
    return sequence(sequence(DSA, sequence(parameters)), string(number(2)));
  }

  @Test
  void measuresRsa() {
    SubjectKey key = read(rsa(bits(2_048), number(65_537)));

    assertThat(key.name()).isEqualTo("RSA 2048");
    assertThat(key.kind()).isEqualTo(SubjectKey.Kind.RSA);
    assertThat(key.bits()).isEqualTo(2_048);
    assertThat(key.exponentBits()).isEqualTo(17);
    assertThat(key.oddExponent()).isTrue();
    assertThat(read(rsa(bits(2_048), number(4))).oddExponent()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"160, DSA, DSA 1024", "256, DSA, DSA 1024", "257, OTHER, ~"})
  void dsaHasAnOrderOf256BitsAtMost(int order, SubjectKey.Kind kind, String name) {
    SubjectKey key = read(dsa(bits(1_024), bits(order), number(2)));

    assertThat(key.kind()).isEqualTo(kind);
    assertThat(key.name()).isEqualTo(name.equals("~") ? "DSA with an order of 257 bits" : name);
  }

  @Test
  void dsaWithoutParametersOfItsOwnIsNotChecked() {
    SubjectKey key = read(sequence(sequence(DSA), string(number(2))));

    assertThat(key.kind()).isEqualTo(SubjectKey.Kind.OTHER);
    assertThat(key.name()).isEqualTo("DSA without parameters");
  }

  @ParameterizedTest
  @MethodSource
  void refuses(String defect, ASN1Encodable info) {
    assertThatThrownBy(() -> read(info)).isInstanceOf(MalformedDerException.class);
  }

  static Stream<Arguments> refuses() {
    ASN1Encodable nothing = DERNull.INSTANCE;
    return Stream.of(
        Arguments.of("negative modulus", rsa(number(-3), number(3))),
        Arguments.of("negative exponent", rsa(bits(2_048), number(-3))),
        Arguments.of("a third number", rsa(bits(2_048), number(3), number(1))),
        Arguments.of(
            "more behind the key",
            sequence(sequence(RSA, nothing), string(sequence(bits(2_048), number(3))), nothing)),
        Arguments.of("DSA with negative p", dsa(number(-7), bits(160), number(2))),
        Arguments.of("DSA with negative q", dsa(bits(1_024), number(-7), number(2))));
  }

  @Test
  void refusesMoreBehindTheNumbers() {
    byte[] key = Constraining.der(sequence(bits(2_048), number(3)));
    byte[] more = Arrays.copyOf(key, key.length + 2);
    more[key.length] = 5;

    assertThatThrownBy(
            () -> read(sequence(sequence(RSA, DERNull.INSTANCE), new DERBitString(more))))
        .isInstanceOf(MalformedDerException.class);
  }
}
