package io.github.smimetrust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Elements in elements in elements, at each place where one can stand. */
class NestingHostileTest {
  private static final List<Integer> DEPTHS = List.of(33, 64, 65, 1_000, 5_000, 100_000);

  /** SEQUENCE { SEQUENCE { ... NULL } } with definite lengths, built from the inside. */
  private static byte[] definite(int depth) {
    byte[] reversed = new byte[6 * depth + 2];
    int length = 0;
    reversed[length++] = 0;
    reversed[length++] = 5;
    for (int i = 0; i < depth; i++) {
      int content = length;
      if (content < 0x80) {
        reversed[length++] = (byte) content;
      } else {
        int octets = 0;
        for (int rest = content; rest > 0; rest >>= 8) {
          reversed[length++] = (byte) rest;
          octets++;
        }
        reversed[length++] = (byte) (0x80 | octets);
      }
      reversed[length++] = 0x30;
    }
    byte[] nested = new byte[length];
    for (int i = 0; i < length; i++) {
      nested[i] = reversed[length - 1 - i];
    }
    return nested;
  }

  private static byte[] indefinite(int depth) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < depth; i++) {
      out.write(0x30);
      out.write(0x80);
    }
    out.write(5);
    out.write(0);
    out.writeBytes(new byte[2 * depth]);
    return out.toByteArray();
  }

  private static byte[] unended(int depth) {
    byte[] bytes = new byte[2 * depth];
    for (int i = 0; i < bytes.length; i += 2) {
      bytes[i] = 0x30;
      bytes[i + 1] = (byte) 0x80;
    }
    return bytes;
  }

  private static byte[] inKey(byte[] nested) {
    HandMade certificate = HandMade.certificate().ca();
    certificate.key =
        Der.sequence(
            Der.sequence(Der.oid("1.2.840.113549.1.1.1"), Der.nothing()), Der.bits(nested));
    return certificate.der();
  }

  private static byte[] inParameters(byte[] nested) {
    HandMade certificate = HandMade.certificate().ca();
    certificate.algorithm = Der.sequence(Der.oid("1.2.840.113549.1.1.10"), nested);
    certificate.key = Der.sequence(certificate.algorithm, Der.bits(new byte[1]));
    return certificate.der();
  }

  private static byte[] inExtension(String identifier, byte[] nested) {
    return HandMade.certificate().ca().with(identifier, nested).der();
  }

  private static byte[] inCms(byte[] nested) {
    return Der.sequence(
        Der.oid("1.2.840.113549.1.7.2"),
        Der.element(
            0xA0,
            Der.sequence(
                Der.integer(1),
                Der.set(),
                Der.sequence(Der.oid("1.2.840.113549.1.7.1")),
                Der.element(0xA0, nested),
                Der.set())));
  }

  private static byte[] pem(byte[] nested) {
    return Pem.ascii(Pem.block("CERTIFICATE", nested));
  }

  static Stream<Arguments> inputs() {
    Stream.Builder<Arguments> inputs = Stream.builder();
    for (int depth : DEPTHS) {
      add(inputs, "definite " + depth, definite(depth));
      add(inputs, "indefinite " + depth, indefinite(depth));
      add(inputs, "without end " + depth, unended(depth));
    }
    return inputs.build();
  }

  private static void add(Stream.Builder<Arguments> inputs, String name, byte[] nested) {
    add(inputs, name + " as a file", nested, bytes -> bytes);
    add(inputs, name + " in PEM", nested, NestingHostileTest::pem);
    add(inputs, name + " in Base64", nested, bytes -> Pem.ascii(Pem.lines(bytes)));
    add(inputs, name + " in PKCS #7", nested, NestingHostileTest::inCms);
    add(inputs, name + " in PKCS #7 in PEM", nested, bytes -> pem(inCms(bytes)));
    add(inputs, name + " in a key", nested, NestingHostileTest::inKey);
    add(inputs, name + " in parameters", nested, NestingHostileTest::inParameters);
    for (String extension :
        List.of("2.5.29.17", "2.5.29.14", "2.5.29.35", "2.5.29.32", "2.5.29.31", "1.2.3.4")) {
      add(inputs, name + " in " + extension, nested, bytes -> inExtension(extension, bytes));
    }
  }

  private static void add(
      Stream.Builder<Arguments> inputs, String name, byte[] nested, UnaryOperator<byte[]> place) {
    inputs.add(Arguments.of(name, place.apply(nested)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  void endsInABundleOrInTheDeclaredException(String name, byte[] input) {
    byte[] before = input.clone();

    Hostile.read(input);

    assertThat(Arrays.equals(input, before)).isTrue();
  }
}
