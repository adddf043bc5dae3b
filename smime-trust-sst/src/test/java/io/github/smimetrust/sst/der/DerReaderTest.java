package io.github.smimetrust.sst.der;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerReaderTest {
  @Test
  void stepsThroughElementsWithoutEnteringThem() {
    DerReader reader = DerReader.of(hex("0201 05 3003 0101ff 0500"));

    assertThat(reader.hasNext()).isTrue();
    assertThat(reader.peek()).isEqualTo(DerReader.INTEGER);
    assertThat(reader.next()).isEqualTo(DerReader.INTEGER);
    assertThat(reader.tag()).isEqualTo(DerReader.INTEGER);
    assertThat(reader.start()).isZero();
    assertThat(reader.contentStart()).isEqualTo(2);
    assertThat(reader.end()).isEqualTo(3);
    assertThat(reader.length()).isEqualTo(1);
    assertThat(reader.next()).isEqualTo(DerReader.SEQUENCE);
    assertThat(reader.start()).isEqualTo(3);
    assertThat(reader.length()).isEqualTo(3);
    assertThat(reader.next()).isEqualTo(5);
    assertThat(reader.length()).isZero();
    assertThat(reader.hasNext()).isFalse();
    assertThat(reader.peek()).isEqualTo(-1);
  }

  @Test
  void enteringLeavesTheOuterReaderWhereItIs() {
    DerReader outer = DerReader.of(hex("3003 0101ff 0500")).expect(DerReader.SEQUENCE, "outer");

    DerReader inner = outer.enter();
    inner.expect(DerReader.BOOLEAN, "flag").expectEnd("inner");

    assertThat(inner.start()).isEqualTo(2);
    assertThat(inner.hasNext()).isFalse();
    assertThat(outer.end()).isEqualTo(5);
    assertThat(outer.next()).isEqualTo(5);
  }

  @Test
  void offsetsAreThoseOfTheWholeArray() {
    byte[] bytes = hex("ffff 3003 020107 ffff");

    DerReader inner = DerReader.of(bytes, 2, 7).expect(DerReader.SEQUENCE, "outer").enter();

    assertThat(inner.next()).isEqualTo(DerReader.INTEGER);
    assertThat(inner.start()).isEqualTo(4);
    assertThat(inner.contentStart()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 0x7F, 0x80, 0xFF, 0x100, 0xFFFF, 0x10000})
  void readsLengthsInTheFewestOctets(int length) {
    byte[] bytes = element(0x04, length);

    DerReader reader = DerReader.of(bytes).expect(DerReader.OCTET_STRING, "string");

    assertThat(reader.length()).isEqualTo(length);
    assertThat(reader.end()).isEqualTo(bytes.length);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        arguments("", 0, "the end", "another element"),
        arguments("02", 1, "the end", "the length of an element"),
        arguments("0201", 0, "an element of 1 content bytes", "at most 0"),
        arguments("0405 01020304", 0, "an element of 5 content bytes", "at most 4"),
        arguments("3080 0000", 0, "an indefinite length (BER)", "a definite length (DER)"),
        arguments("0481", 2, "the end", "a length of 1 bytes"),
        arguments("0482 01", 2, "the end", "a length of 2 bytes"),
        arguments("04ff 01", 2, "the end", "a length of 127 bytes"),
        arguments("0481 7f" + "00".repeat(127), 0, "a length in more bytes than needed", "(DER)"),
        arguments("0482 0080" + "00".repeat(128), 0, "a length in more bytes than needed", "(DER)"),
        arguments("0481 00", 0, "a length in more bytes than needed", "(DER)"),
        arguments("0484 00000001 00", 0, "a length in more bytes than needed", "(DER)"),
        arguments("0484 7fffffff 00", 0, "an element of 2147483647 content", "at most 1"),
        arguments("0484 80000000 00", 0, "a length of 2 GiB or more", "that fits"),
        arguments("0484 ffffffff 00", 0, "a length of 2 GiB or more", "that fits"),
        arguments("0485 0100000000 00", 0, "a length of 2 GiB or more", "that fits"),
        arguments("0488 ffffffffffffffff 00", 0, "a length of 2 GiB or more", "that fits"),
        arguments("1f", 0, "tag number", "a tag number"),
        arguments("1f81", 0, "tag number", "a tag number"),
        arguments("bf84808000 00", 0, "tag number", "below 2^23"),
        arguments("bfffffffffff7f 00", 0, "tag number", "below 2^23"),
        // X.690 8.1.2.4.2 c: no leading zeros; 8.1.2.2: numbers below 31 take one octet.
        arguments("1f8020 00", 0, "tag number", "a tag number"),
        arguments("1f1e 00", 0, "tag number", "a tag number"),
        arguments("1f00 00", 0, "tag number", "a tag number"),
        arguments("1f1f", 2, "the end", "the length of an element"));
  }

  @ParameterizedTest(name = "[{0}]")
  @MethodSource("broken")
  void refusesWhatIsNotDerWithItsOffset(String hex, int offset, String found, String expected) {
    // Two bytes before and the complement behind show that only the named part is read.
    byte[] bytes = hex("aaaa" + hex + "bbbbbbbb");

    MalformedDerException e = refusal(() -> DerReader.of(bytes, 2, bytes.length - 4).next());

    assertThat(e.offset()).isEqualTo(2 + offset);
    assertThat(e.found()).contains(found);
    assertThat(e.expected()).contains(expected);
    assertThat(e)
        .hasMessage(
            "at byte " + e.offset() + ": found " + e.found() + ", expected " + e.expected());
  }

  @Test
  void anElementMayNotRunPastItsParent() {
    DerReader inner = DerReader.of(hex("3003 0402aa bb")).expect(DerReader.SEQUENCE, "s").enter();

    assertThat(refusal(inner::next).offset()).isEqualTo(2);
  }

  @Test
  void highTagNumbersStandAboveTheirOctet() {
    assertThat(DerReader.of(hex("5f1f00")).next()).isEqualTo(31 << 8 | 0x5F);
    assertThat(DerReader.of(hex("bf8100 00")).next()).isEqualTo(128 << 8 | 0xBF);
    assertThat(DerReader.of(hex("bf83ffff7f 00")).next()).isEqualTo(0x7FFFFF << 8 | 0xBF);
  }

  @Test
  void expectationsNameWhatWasWanted() {
    DerReader reader = DerReader.of(hex("020105 3000"));

    MalformedDerException other =
        refusal(() -> reader.expect(DerReader.OBJECT_IDENTIFIER, "a policy"));
    assertThat(other.offset()).isZero();
    assertThat(other.found()).isEqualTo("INTEGER");
    assertThat(other.expected()).isEqualTo("a policy (OBJECT IDENTIFIER)");

    reader.expect(DerReader.SEQUENCE, "list");
    MalformedDerException none = refusal(() -> reader.expect(DerReader.INTEGER, "version"));
    assertThat(none.offset()).isEqualTo(5);
    assertThat(none.found()).isEqualTo("the end");
    assertThat(none.expected()).isEqualTo("version");
  }

  static Stream<Arguments> names() {
    return Stream.of(
        arguments("0100", "BOOLEAN"),
        arguments("0200", "INTEGER"),
        arguments("0300", "BIT STRING"),
        arguments("0400", "OCTET STRING"),
        arguments("0600", "OBJECT IDENTIFIER"),
        arguments("1700", "UTCTime"),
        arguments("1800", "GeneralizedTime"),
        arguments("3000", "SEQUENCE"),
        arguments("3100", "SET"),
        arguments("a300", "an element with identifier 0xa3"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void elementsAreNamedInMessages(String hex, String name) {
    assertThat(refusal(() -> DerReader.of(hex(hex)).expect(5, "NULL")).found()).isEqualTo(name);
  }

  @Test
  void leftoversAreRefused() {
    DerReader reader = DerReader.of(hex("0500 aabbcc"));
    reader.next();

    MalformedDerException e = refusal(() -> reader.expectEnd("the value"));

    assertThat(e.offset()).isEqualTo(2);
    assertThat(e.found()).isEqualTo("3 more bytes");
    assertThat(e.expected()).isEqualTo("the end of the value");
  }

  @Test
  void primitiveElementsCannotBeEntered() {
    DerReader reader = DerReader.of(hex("ffff 040130"), 2, 5);
    reader.next();

    MalformedDerException e = refusal(reader::enter);

    assertThat(e.offset()).isEqualTo(2);
    assertThat(e.found()).isEqualTo("OCTET STRING");
    assertThat(e.expected()).isEqualTo("a constructed element");
  }

  @Test
  void descendsIntoStringsThatHoldDer() {
    DerReader octets = DerReader.of(hex("0403 020107")).expect(DerReader.OCTET_STRING, "extension");
    assertThat(octets.enterString().expect(DerReader.INTEGER, "n").start()).isEqualTo(2);

    DerReader bits = DerReader.of(hex("0304 00020107")).expect(DerReader.BIT_STRING, "key");
    assertThat(bits.enterString().expect(DerReader.INTEGER, "n").start()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0300", "0302 0180", "3003 020107", "0203 020107"})
  void otherStringsHoldNoDer(String hex) {
    DerReader reader = DerReader.of(hex(hex));
    reader.next();

    assertThatExceptionOfType(MalformedDerException.class).isThrownBy(reader::enterString);
  }

  @Test
  void descendsSixtyFourLevelsAndNoFurther() {
    assertThat(descend(nested(64))).isEqualTo(64);

    MalformedDerException e = refusal(() -> descend(nested(65)));

    // The 65th SEQUENCE lies under 64 headers; those near the top have longer ones.
    byte[] bytes = nested(65);
    assertThat(bytes[e.offset()]).isEqualTo((byte) 0x30);
    assertThat(Arrays.copyOfRange(bytes, e.offset(), bytes.length)).isEqualTo(nested(1));
    assertThat(e.found()).contains("deeper than 64");
  }

  @Test
  void stringsCountAsLevels() {
    byte[] bytes = hex("0402 3000");
    for (int i = 0; i < 62; i++) {
      bytes = wrap(0x30, bytes);
    }
    DerReader reader = DerReader.of(bytes);
    for (int i = 0; i < 62; i++) {
      reader.next();
      reader = reader.enter();
    }
    reader.next();
    reader = reader.enterString();
    reader.next();
    assertThat(reader.enter().hasNext()).isFalse();

    DerReader deep = DerReader.of(wrap(0x30, wrap(0x30, bytes)));
    for (int i = 0; i < 64; i++) {
      deep.next();
      deep = deep.enter();
    }
    deep.next();
    assertThatExceptionOfType(MalformedDerException.class).isThrownBy(deep::enterString);
  }

  @Test
  void checksNestingDownToSixtyFourLevels() {
    assertThatCode(() -> checkNesting(nested(64))).doesNotThrowAnyException();
    assertThatCode(() -> checkNesting(hex("020107"))).doesNotThrowAnyException();
    assertThat(refusal(() -> checkNesting(nested(65))).found()).contains("deeper than 64");
  }

  @Test
  void checksEveryElementInside() {
    // The bad length is in the second branch, three levels down.
    MalformedDerException e = refusal(() -> checkNesting(hex("300b 3003020101 3004 31020405")));
    assertThat(e.offset()).isEqualTo(11);
    assertThat(refusal(() -> checkNesting(hex("3000 00"))).found()).isEqualTo("1 more bytes");
    assertThat(refusal(() -> checkNesting(hex(""))).found()).isEqualTo("the end");
    assertThatCode(() -> checkNesting(hex("3004 0402ffff"))).doesNotThrowAnyException();
  }

  @Test
  void checksHundredThousandLevelsInASmallStack() throws InterruptedException {
    byte[] bytes = nested(100_000);
    AtomicReference<Throwable> thrown = new AtomicReference<>();

    Thread small = new Thread(null, () -> checkNesting(bytes), "small stack", 128 << 10);
    small.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
    small.start();
    small.join();

    assertThat(thrown.get()).isInstanceOf(MalformedDerException.class);
  }

  @Test
  void countsTheBitsOfAnInteger() {
    assertThat(bits("0200")).isZero();
    assertThat(bits("020100")).isZero();
    assertThat(bits("020101")).isEqualTo(1);
    assertThat(bits("02017f")).isEqualTo(7);
    assertThat(bits("02020080")).isEqualTo(8);
    assertThat(bits("02020100")).isEqualTo(9);
    assertThat(bits("0203010001")).isEqualTo(17);
    assertThat(bits("0204000000ff")).isEqualTo(8);
  }

  @Test
  void refusesARangeOutsideTheArray() {
    byte[] bytes = new byte[4];

    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> DerReader.of(bytes, 2, 5));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> DerReader.of(bytes, 3, 2));
  }

  private static int bits(String hex) {
    return DerReader.of(hex(hex)).expect(DerReader.INTEGER, "number").bitLength();
  }

  private static int descend(byte[] bytes) {
    DerReader reader = DerReader.of(bytes);
    int levels = 0;
    while (reader.hasNext()) {
      reader.next();
      reader = reader.enter();
      levels++;
    }
    return levels;
  }

  private static void checkNesting(byte[] bytes) {
    DerReader.checkNesting(bytes, 0, bytes.length);
  }

  /** SEQUENCEs in each other, the innermost empty; built from the inside, which comes last. */
  private static byte[] nested(int levels) {
    byte[] reversed = new byte[levels * 5];
    int length = 0;
    for (int i = 0; i < levels; i++) {
      int content = length;
      if (content < 0x80) {
        reversed[length++] = (byte) content;
      } else {
        int octets = (32 - Integer.numberOfLeadingZeros(content) + 7) / 8;
        for (int o = 0; o < octets; o++) {
          reversed[length++] = (byte) (content >> 8 * o);
        }
        reversed[length++] = (byte) (0x80 | octets);
      }
      reversed[length++] = 0x30;
    }
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = reversed[length - 1 - i];
    }
    return bytes;
  }

  private static byte[] wrap(int tag, byte[] content) {
    byte[] bytes = element(tag, content.length);
    System.arraycopy(content, 0, bytes, bytes.length - content.length, content.length);
    return bytes;
  }

  /** An element with a content of zeros. */
  private static byte[] element(int tag, int length) {
    String header;
    if (length < 0x80) {
      header = "%02x%02x".formatted(tag, length);
    } else if (length < 0x100) {
      header = "%02x81%02x".formatted(tag, length);
    } else if (length < 0x10000) {
      header = "%02x82%04x".formatted(tag, length);
    } else {
      header = "%02x83%06x".formatted(tag, length);
    }
    byte[] bytes = hex(header);
    return Arrays.copyOf(bytes, bytes.length + length);
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static MalformedDerException refusal(ThrowingCallable reading) {
    MalformedDerException e = catchThrowableOfType(MalformedDerException.class, reading);
    assertThat(e).isNotNull();
    return e;
  }
}
