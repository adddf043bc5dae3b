package io.github.smimetrust.sst;

import static io.github.smimetrust.sst.StoreBytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorePropertyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "A", "Contoso Root", "\u200EMicrosoft", "認証局ルート", "\uD83D\uDD11", "\uD83D"})
  void textIsUtf16LittleEndianWithANul(String text) {
    StoreProperty property = StoreProperty.ofText(PropertyId.FRIENDLY_NAME, text);

    assertThat(property.text()).isEqualTo(text);
    assertThat(property.encodingType()).isEqualTo(1);
    if (!text.equals("\uD83D")) {
      // The JDK's encoder replaces half a surrogate pair, which Windows keeps.
      assertThat(property.value()).isEqualTo((text + "\0").getBytes(StandardCharsets.UTF_16LE));
    }
  }

  @Test
  void textEndsAtTheFirstNulOrWithTheValue() {
    assertThat(text('A', 0, 'B', 0)).isEqualTo("AB");
    assertThat(text('A', 0, 0, 0, 'B', 0, 0, 0)).isEqualTo("A");
    assertThat(text('A', 0, 'B')).isEqualTo("A");
    assertThat(text()).isEmpty();
    assertThat(text(0x3D, 0xD8)).isEqualTo("\uD83D");
  }

  private static String text(int... value) {
    return StoreProperty.of(PropertyId.DESCRIPTION, bytes(value)).text();
  }

  @Test
  void refusesTextThatWouldBeCutAndIdsThatHoldNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoreProperty.ofText(PropertyId.FRIENDLY_NAME, "A\0B"))
        .withMessageContaining("character 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoreProperty.ofText(PropertyId.SHA1_HASH, "A"));
  }

  /** The values of MS-DTYP 2.3.3 and of the Win32 documentation: steps of 100 ns since 1601. */
  @ParameterizedTest
  @CsvSource({
    "0, 1601-01-01T00:00:00Z",
    "1, 1601-01-01T00:00:00.000000100Z",
    "116444736000000000, 1970-01-01T00:00:00Z",
    "132223104000000000, 2020-01-01T00:00:00Z",
    "9223372036854775807, 30828-09-14T02:48:05.477580700Z",
    "-1, 60056-05-28T05:36:10.955161500Z"
  })
  void fileTimesCountFrom1601(long ticks, String expected) {
    byte[] value = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(ticks).array();
    Instant instant = Instant.parse(expected.charAt(4) == '-' ? expected : "+" + expected);

    assertThat(StoreProperty.of(PropertyId.DISALLOWED_FILETIME, value).fileTime())
        .contains(instant);
  }

  @Test
  void anEmptyFileTimeIsNoDate() {
    assertThat(StoreProperty.of(PropertyId.NOT_BEFORE_FILETIME, bytes()).fileTime()).isEmpty();
    assertThat(
            Refusal.of(
                () -> StoreProperty.of(PropertyId.NOT_BEFORE_FILETIME, new byte[7]).fileTime()))
        .hasMessageContaining("7 bytes")
        .hasMessageContaining("126 NOT_BEFORE_FILETIME");
  }

  @Test
  void purposesAreAListOfObjectIdentifiers() {
    // id-kp-emailProtection and 2.999.3 (X.660 A.2)
    byte[] value =
        Der.hex("300e 06082b06010505070304 0603883703".replace("0603883703", "06028837"));

    assertThat(StoreProperty.of(PropertyId.ENHKEY_USAGE, value).objectIdentifiers())
        .containsExactly("1.3.6.1.5.5.7.3.4", "2.999");
    assertThat(
            StoreProperty.of(PropertyId.DISALLOWED_ENHKEY_USAGE, Der.hex("3000"))
                .objectIdentifiers())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30", "0500", "3003020101", "30000500", "308000", "30020600"})
  void refusesWhatIsNoListOfObjectIdentifiers(String hex) {
    StoreProperty property = StoreProperty.of(PropertyId.ENHKEY_USAGE, Der.hex(hex));

    MalformedStoreException e = Refusal.of(property::objectIdentifiers);

    assertThat(e.source()).isEqualTo("property 9 ENHKEY_USAGE");
    assertThat(e.record()).isEqualTo("value");
  }

  @Test
  void policiesHaveTheFlagsOfTheRootProgramme() {
    byte[] granted =
        Der.sequence(
            Der.sequence(
                Der.hex("0603550403"),
                Der.sequence(
                    Der.sequence(Der.hex("060a2b0601040182373c0101"), Der.hex("030200c0")))),
            Der.sequence(Der.hex("0603550404")));

    assertThat(StoreProperty.of(PropertyId.ROOT_PROGRAM_CERT_POLICIES, granted).policies())
        .containsExactly(
            new RootProgramPolicy("2.5.4.3", 0xC0), new RootProgramPolicy("2.5.4.4", 0));
  }

  @Test
  void theKeyContainerIsFoundByOffsetInAnyOrder() {
    byte[] container = "box\0".getBytes(StandardCharsets.UTF_16LE);
    byte[] provider = "Provider\0".getBytes(StandardCharsets.UTF_16LE);
    ByteBuffer value = ByteBuffer.allocate(28 + 18 + 6 + 8).order(ByteOrder.LITTLE_ENDIAN);
    value.putInt(28 + 18 + 6).putInt(28).putInt(24).putInt(0x20).putInt(0).putInt(0).putInt(-1);
    value.put(provider).put(new byte[6]).put(container);

    assertThat(StoreProperty.of(PropertyId.KEY_PROV_INFO, value.array()).keyProviderInfo())
        .isEqualTo(new KeyProviderInfo("box", "Provider", 24, 0x20, 0xFFFFFFFFL));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 27, 61, 0x7FFFFFFF, 0x80000000, -1})
  void refusesStringsOutsideTheKeyProviderInfo(int offset) {
    byte[] value =
        ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN).putInt(28).putInt(offset).array();
    StoreProperty property = StoreProperty.of(PropertyId.KEY_PROV_INFO, value);

    assertThat(Refusal.of(property::keyProviderInfo).found())
        .isEqualTo("a string at offset " + Integer.toUnsignedString(offset));
    assertThat(
            Refusal.of(
                () -> StoreProperty.of(PropertyId.KEY_PROV_INFO, new byte[27]).keyProviderInfo()))
        .hasMessageContaining("27 bytes");
  }

  @Test
  void aViewThatIsNotOfTheIdsKindIsAMistakeOfTheCaller() {
    StoreProperty name = StoreProperty.ofText(PropertyId.FRIENDLY_NAME, "A");
    StoreProperty unknown = StoreProperty.of(new PropertyId(200), bytes(1));

    assertThatIllegalStateException()
        .isThrownBy(name::fileTime)
        .withMessage("property 11 FRIENDLY_NAME holds TEXT, not FILETIME");
    assertThatIllegalStateException().isThrownBy(name::objectIdentifiers);
    assertThatIllegalStateException().isThrownBy(name::policies);
    assertThatIllegalStateException().isThrownBy(name::keyProviderInfo);
    assertThatIllegalStateException().isThrownBy(unknown::text);
  }

  @Test
  void equalityIsIdEncodingTypeAndValue() {
    StoreProperty one = StoreProperty.of(new PropertyId(200), bytes(1, 2));
    StoreProperty read =
        StoreElement.decode(StoreBytes.alone().property(200, 1, 2).certificate(bytes(5)).cut())
            .properties()
            .get(0);

    assertThat(one).isEqualTo(read).hasSameHashCodeAs(read).hasToString("property 200 of 2 bytes");
    assertThat(one)
        .isNotEqualTo(StoreProperty.of(new PropertyId(201), bytes(1, 2)))
        .isNotEqualTo(StoreProperty.of(new PropertyId(200), bytes(1, 3)))
        .isNotEqualTo(StoreProperty.of(new PropertyId(200), 2, bytes(1, 2)));
  }
}
