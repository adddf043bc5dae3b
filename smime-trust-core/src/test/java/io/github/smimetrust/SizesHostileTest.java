package io.github.smimetrust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Few bytes that announce many, and many bytes: read or refused in linear time and space. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SizesHostileTest {
  @Test
  void aHeaderThatDeclaresAGibibyteAllocatesNothing() {
    byte[] header = {0x30, (byte) 0x84, 0x40, 0, 0, 0};
    Hostile.read(header);
    Hostile.read(Pem.ascii(Pem.block("CERTIFICATE", header)));
    Hostile.read(Der.joined(new byte[] {0x30, (byte) 0x80}, header));
    Hostile.read(
        Der.joined(
            new byte[] {0, 0, 0, 0, 'C', 'E', 'R', 'T', 32, 0, 0, 0, 1, 0, 0, 0},
            new byte[] {0, 0, 0, 0x40}));
    assertThat(Reading.refusal(header).found()).contains("1073741824");
  }

  @Test
  void aMegabyteOfAlternativeNamesIsRead() {
    byte[] address = Der.element(0x81, Pem.ascii("somebody@example.org"));
    byte[] names = new byte[50_000 * address.length];
    for (int at = 0; at < names.length; at += address.length) {
      System.arraycopy(address, 0, names, at, address.length);
    }
    byte[] der = HandMade.certificate().ca().with("2.5.29.17", Der.sequence(names)).signed().der();

    Hostile.read(der);

    BundleEntry entry = Reading.strictly(der).entries().get(0);
    assertThat(entry.emailAddresses()).hasSize(50_000).containsOnly("somebody@example.org");
    assertThat(entry.isRoot()).isTrue();
  }

  @Test
  void aNameOfHalfAMegabyteIsRead() {
    String specials = ",+\"\\<>;=\u202e\u0000 ".repeat(40_000);
    Hostile.read(HandMade.certificate().ca().named(Der.commonName(specials)).signed().der());

    byte[] part = Der.rdn("2.5.4.11", Der.utf8("unit"));
    byte[] parts = new byte[30_000 * part.length];
    for (int at = 0; at < parts.length; at += part.length) {
      System.arraycopy(part, 0, parts, at, part.length);
    }
    Hostile.read(HandMade.certificate().ca().named(Der.sequence(parts)).signed().der());
    Hostile.read(HandMade.certificate().named(Der.sequence(Der.set(attributes(parts)))).der());
  }

  /** The attributes of parts that have one each. */
  private static byte[] attributes(byte[] parts) {
    byte[] kept = new byte[parts.length];
    int length = 0;
    for (int at = 0; at < parts.length; at += 2 + parts[at + 1]) {
      System.arraycopy(parts, at + 2, kept, length, parts[at + 1]);
      length += parts[at + 1];
    }
    return Arrays.copyOf(kept, length);
  }

  @Test
  void aHundredThousandBlocksAreReadAndOneMoreIsTooMany() {
    String block = "-----BEGIN X-----\n-----END X-----\n";

    assertThat(Reading.keepingGood(block.repeat(100_000)).problems()).hasSize(100_000);
    assertThatExceptionOfType(UnreadableInputException.class)
        .isThrownBy(() -> Reading.keepingGood(block.repeat(100_001)))
        .withMessageContaining("more than 100000 objects");
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("hyphens", "-".repeat(1_000_000)),
        Arguments.of("BEGIN", "-----BEGIN ".repeat(90_000)),
        Arguments.of("END", "-----END ".repeat(90_000)),
        Arguments.of("BEGIN X", "-----BEGIN X-----".repeat(30_000)),
        Arguments.of("line ends", "-----BEGIN CERTIFICATE-----" + "\n".repeat(1_000_000)),
        Arguments.of("one block", Pem.block("CERTIFICATE", new byte[750_000])),
        Arguments.of("zeros", "0".repeat(1_000_000)),
        Arguments.of("lines without DER", "A\n".repeat(99_999)),
        Arguments.of("Base64", "MIIB".repeat(250_000)),
        Arguments.of("lines of DER", "MAA=\n".repeat(20_000)),
        Arguments.of("blank lines", "\n".repeat(1_000_000)),
        Arguments.of("blanks", " ".repeat(1_000_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void aMegabyteOfTextIsReadInLinearTime(String name, String text) {
    Hostile.read(Pem.ascii(text));
  }
}
