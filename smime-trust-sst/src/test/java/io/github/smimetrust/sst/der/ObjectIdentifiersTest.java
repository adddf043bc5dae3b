package io.github.smimetrust.sst.der;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectIdentifiersTest {
  @ParameterizedTest
  @CsvSource({
    "2a864886f70d010701, 1.2.840.113549.1.7.1",
    "2b06010505070304, 1.3.6.1.5.5.7.3.4",
    "2b0601040182373c0101, 1.3.6.1.4.1.311.60.1.1",
    "550f, 2.5.15",
    // X.690 8.19.5 has this one.
    "883703, 2.999.3",
    "00, 0.0",
    "27, 0.39",
    "28, 1.0",
    "3f, 1.23",
    "40, 1.24",
    "4f, 1.39",
    "50, 2.0",
    "77, 2.39",
    "78, 2.40",
    "7f, 2.47",
    "8100, 2.48",
    "2a8fffffffffffffff7f, 1.2.1152921504606846975",
    "2a81808080808080808000, 1.2.9223372036854775808",
    // X.667: UUID arcs have up to 128 bits, the largest in 19 bytes.
    "6983f09da7ebcfdee0c7a1a7b2c0948cc8f9d776," + " 2.25.329800735698586629295641978511506172918",
    "6983ffffffffffffffffffffffffffffffffff7f," + " 2.25.340282366920938463463374607431768211455",
  })
  void readsTheDottedForm(String content, String dotted) {
    assertThat(read(HexFormat.of().parseHex(content))).isEqualTo(dotted);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0, 0 bytes",
    "81, 0, 1 bytes",
    "2a86, 0, 2 bytes",
    "80, 0, 1 bytes",
    "8001, 0, a padded arc",
    "2a8001, 1, a padded arc",
    "2a86488001, 3, a padded arc",
  })
  void refusesWhatIsCutOrPadded(String content, int offset, String found) {
    MalformedDerException e =
        catchThrowableOfType(
            MalformedDerException.class, () -> read(HexFormat.of().parseHex(content)));

    // Three bytes stand before the content: one of ours, tag and length.
    assertThat(e.offset()).isEqualTo(3 + offset);
    assertThat(e.found()).contains(found);
  }

  @ParameterizedTest
  @CsvSource({"127, true", "128, true", "129, false", "4096, false"})
  void readsUpTo128Bytes(int length, boolean accepted) {
    byte[] content = new byte[length];
    Arrays.fill(content, (byte) 0xFF);
    content[length - 1] = 1;

    if (accepted) {
      BigInteger arc = BigInteger.ONE.shiftLeft(7 * (length - 1)).subtract(BigInteger.ONE);
      BigInteger first = arc.shiftLeft(7).add(BigInteger.ONE);
      assertThat(read(content)).isEqualTo("2." + first.subtract(BigInteger.valueOf(80)));
    } else {
      assertThatExceptionOfType(MalformedDerException.class)
          .isThrownBy(() -> read(content))
          .satisfies(e -> assertThat(e.expected()).contains("128 bytes"));
    }
  }

  @Property
  void readsWhatWasEncoded(@ForAll("arcs") List<BigInteger> arcs) {
    String dotted = arcs.stream().map(BigInteger::toString).collect(Collectors.joining("."));

    assertThat(read(encode(arcs))).isEqualTo(dotted);
  }

  @Property
  void anyContentIsReadOrRefused(@ForAll byte[] content) {
    try {
      String dotted = read(content);
      List<BigInteger> arcs = Arrays.stream(dotted.split("\\.")).map(BigInteger::new).toList();
      assertThat(encode(arcs)).isEqualTo(content);
    } catch (MalformedDerException e) {
      assertThat(e.offset()).isBetween(3, 3 + content.length + 2);
    }
  }

  @Provide
  Arbitrary<List<BigInteger>> arcs() {
    Arbitrary<BigInteger> any =
        Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.ONE.shiftLeft(128));
    Arbitrary<BigInteger> below40 =
        Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.valueOf(39));
    Arbitrary<List<BigInteger>> head =
        Arbitraries.of(0, 1, 2)
            .flatMap(
                root ->
                    (root == 2 ? any : below40)
                        .map(second -> List.of(BigInteger.valueOf(root), second)));
    return Combinators.combine(head, any.list().ofMaxSize(5))
        .as(
            (first, rest) -> {
              List<BigInteger> all = new java.util.ArrayList<>(first);
              all.addAll(rest);
              return all;
            });
  }

  /** X.690 section 8.19, from the arcs to the bytes. */
  private static byte[] encode(List<BigInteger> arcs) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    append(out, arcs.get(0).multiply(BigInteger.valueOf(40)).add(arcs.get(1)));
    arcs.subList(2, arcs.size()).forEach(arc -> append(out, arc));
    return out.toByteArray();
  }

  private static void append(ByteArrayOutputStream out, BigInteger value) {
    for (int shift = (Math.max(value.bitLength(), 1) - 1) / 7 * 7; shift >= 0; shift -= 7) {
      int septet = value.shiftRight(shift).intValue() & 0x7F;
      out.write(shift == 0 ? septet : septet | 0x80);
    }
  }

  private static String read(byte[] content) {
    byte[] header =
        content.length < 0x80
            ? new byte[] {(byte) 0xEE, 0x06, (byte) content.length}
            : content.length < 0x100
                ? new byte[] {(byte) 0xEE, 0x06, (byte) 0x81, (byte) content.length}
                : new byte[] {
                  (byte) 0xEE,
                  0x06,
                  (byte) 0x82,
                  (byte) (content.length >> 8),
                  (byte) content.length
                };
    byte[] bytes = Arrays.copyOf(header, header.length + content.length);
    System.arraycopy(content, 0, bytes, header.length, content.length);
    DerReader reader = DerReader.of(bytes, 1, bytes.length);
    reader.expect(DerReader.OBJECT_IDENTIFIER, "identifier");
    return ObjectIdentifiers.read(bytes, reader);
  }
}
