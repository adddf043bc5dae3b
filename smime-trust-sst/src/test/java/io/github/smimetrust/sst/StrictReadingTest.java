package io.github.smimetrust.sst;

import static io.github.smimetrust.sst.StoreBytes.ascii;
import static io.github.smimetrust.sst.StoreBytes.bytes;
import static io.github.smimetrust.sst.StoreBytes.ones;
import static io.github.smimetrust.sst.StoreBytes.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictReadingTest {
  private static final byte[] DER = Der.root("R");

  @Test
  void aHeaderAndAnEndAreAnEmptyStore() {
    SerializedStore store = SerializedStore.decode(store().end());

    assertThat(store.elements()).isEmpty();
    assertThat(store.findings()).isEmpty();
    assertThat(store.size()).isEqualTo(20);
  }

  @Test
  void elementsComeInFileOrderWithTheirPropertiesInOrder() {
    byte[] other = Der.root("Other");
    byte[] crl = Der.crl("R");
    byte[] ctl = Der.ctl();

    SerializedStore store =
        SerializedStore.decode(
            store()
                .certificate(DER)
                .property(200, 1, 2, 3)
                .property(11, 'A', 0, 0, 0)
                .certificate(other)
                .property(13, 0, 0)
                .crl(crl)
                .ctl(ctl)
                .end());

    assertThat(store.elements())
        .extracting(StoreElement::kind)
        .containsExactly(
            StoreElement.Kind.CERTIFICATE,
            StoreElement.Kind.CERTIFICATE,
            StoreElement.Kind.CRL,
            StoreElement.Kind.CTL);
    assertThat(store.elements())
        .extracting(StoreElement::content)
        .containsExactly(DER, other, crl, ctl);
    assertThat(store.elements())
        .extracting(e -> e.properties().stream().map(p -> p.id().number()).toList())
        .containsExactly(List.of(), List.of(200, 11), List.of(13), List.of());
    assertThat(store.elements().get(1).properties())
        .extracting(StoreProperty::value)
        .containsExactly(bytes(1, 2, 3), bytes('A', 0, 0, 0));
  }

  @Test
  void keepsEveryByteOfWhatItDoesNotKnow() {
    byte[] bytes =
        store()
            .record(0x7FFF, 0xFFFFFFFFL, 3, bytes(9, 9, 9))
            .record(0xFFFF, 0, 0, bytes())
            .record(11, 2, 1, bytes(1))
            .record(11, 1, 1, bytes(2))
            .record(0x20, 0x10001, 4, ascii("junk"))
            .record(0x20, 1, 4, ascii("junk"))
            .record(0x22, 0x80000000L, 0, bytes())
            .end();

    SerializedStore store = SerializedStore.decode(bytes);

    assertThat(store.encode()).isEqualTo(bytes);
    assertThat(store.elements()).hasSize(3);
    assertThat(store.elements().get(0).encodingType()).isEqualTo(0x10001);
    assertThat(store.elements().get(2).encodingType()).isEqualTo(0x80000000);
    assertThat(store.elements().get(0).properties())
        .extracting(StoreProperty::encodingType)
        .containsExactly(-1, 0, 2, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 0x1F, 0x23, 0x7F, 0x7FFF, 0x8000, 0xFFFF})
  void everyOtherIdUpTo0xFFFFIsAProperty(int id) {
    SerializedStore store = SerializedStore.decode(store().property(id, 7).certificate(DER).end());

    assertThat(store.elements()).hasSize(1);
    assertThat(store.elements().get(0).properties())
        .singleElement()
        .satisfies(p -> assertThat(p.id().number()).isEqualTo(id))
        .satisfies(p -> assertThat(p.value()).containsExactly(7));
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0x10000, 0x10020, 0x1000000, 0x20000000, 0x7FFFFFFF, 0x80000000L, 0xFFFFFFFFL})
  void anIdAbove0xFFFFIsRefused(long id) {
    StoreBytes before = store().certificate(DER).property(3, 1).property(4, 2);

    MalformedStoreException e = Refusal.strict(before.record(id, bytes(5)).certificate(DER).end());

    assertThat(e.offset()).isEqualTo(8 + 12 + DER.length + 13 + 13);
    assertThat(e.record()).isEqualTo("element 2 record 3");
    assertThat(e.found()).isEqualTo("record id 0x" + Long.toHexString(id));
    assertThat(e.source()).isEqualTo("bytes");
    assertThat(e)
        .hasMessageStartingWith(
            "bytes, byte " + e.offset() + ", element 2 record 3: found record id")
        .hasMessageContaining(", expected a property id of 1 to 0xFFFF");
  }

  static Stream<Arguments> headers() {
    byte[] good = store().certificate(DER).end();
    byte[] levelDb = Arrays.copyOf(ascii("some table"), 80);
    ByteBuffer.wrap(levelDb).order(ByteOrder.LITTLE_ENDIAN).putLong(72, 0xdb4775248b80fb57L);
    byte[] rocksDb = levelDb.clone();
    ByteBuffer.wrap(rocksDb).order(ByteOrder.LITTLE_ENDIAN).putLong(72, 0x88e241b785f4cff7L);
    return Stream.of(
        arguments("nothing", bytes(), "empty"),
        arguments("one byte", bytes(0), "00"),
        arguments("seven bytes", Arrays.copyOf(good, 7), "00 00 00 00 43 45 52"),
        arguments("version 1", with(good, 0, 1), "version 1"),
        arguments("version 0x80000000", with(good, 3, 0x80), "version 2147483648"),
        arguments("another magic", with(good, 4, 'c'), "00 00 00 00 63 45 52 54"),
        arguments("big-endian magic", ascii("\0\0\0\0TREC"), "00 00 00 00 54 52 45 43"),
        arguments("PEM", ascii("-----BEGIN CERTIFICATE-----"), "PEM"),
        arguments("DER", DER, "DER"),
        arguments("LevelDB", levelDb, "LevelDB"),
        arguments("RocksDB", rocksDb, "RocksDB"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("headers")
  void whatHasNoHeaderIsRefusedAndNamed(String name, byte[] bytes, String found) {
    for (MalformedStoreException e : List.of(Refusal.strict(bytes), Refusal.lenient(bytes))) {
      assertThat(e.offset()).isZero();
      assertThat(e.record()).isEqualTo("the header");
      assertThat(e.found()).contains(found);
      assertThat(e.expected()).startsWith("00 00 00 00 43 45 52 54");
    }
  }

  @Test
  void emptyValuesAreNotTheEnd() {
    SerializedStore store =
        SerializedStore.decode(
            store()
                .property(126)
                .record(104, 0, 0, bytes())
                .certificate(DER)
                .certificate(bytes())
                .property(19)
                .certificate(DER)
                .end());

    assertThat(store.elements()).hasSize(3);
    assertThat(store.elements().get(0).properties()).hasSize(2);
    assertThat(store.elements().get(1).content()).isEmpty();
    assertThat(store.elements().get(2).properties()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 7, 8, 11})
  void anEndThatIsNotAllZeroIsRefused(int octet) {
    byte[] bytes = store().certificate(DER).end();
    int end = bytes.length - 12;
    bytes[end + octet] = 1;

    MalformedStoreException e = Refusal.strict(bytes);

    assertThat(e.offset()).isEqualTo(end);
    assertThat(e.record()).isEqualTo("the end record");
    assertThat(e.expected()).isEqualTo("12 zero bytes");
    assertThat(Refusal.lenient(bytes)).hasMessage(e.getMessage());
  }

  @Test
  void propertiesAtTheEndBelongToNothing() {
    StoreBytes before = store().certificate(DER);
    int offset = before.size();

    MalformedStoreException e = Refusal.strict(before.property(11, 0, 0).property(13).end());

    assertThat(e.offset()).isEqualTo(offset);
    assertThat(e.record()).isEqualTo("element 2 record 1");
    assertThat(e.found()).isEqualTo("properties (2) without an object after them");
  }

  @Test
  void aMissingEndIsRefusedWithAPointerToLenientReading() {
    byte[] bytes = store().certificate(DER).cut();

    MalformedStoreException e = Refusal.strict(bytes);

    assertThat(e.offset()).isEqualTo(bytes.length);
    assertThat(e.record()).isEqualTo("the end record");
    assertThat(e.found()).isEqualTo("nothing");
    assertThat(e.expected()).contains("12 zero bytes", "leniently");
  }

  @Test
  void bytesAfterTheEndAreRefusedWithAPointerToLenientReading() {
    byte[] good = store().certificate(DER).end();

    MalformedStoreException e = Refusal.strict(Arrays.copyOf(good, good.length + 16));

    assertThat(e.offset()).isEqualTo(good.length);
    assertThat(e.record()).isEqualTo("after the end record");
    assertThat(e.found()).isEqualTo("16 more bytes");
    assertThat(e.expected()).contains("nothing", "leniently");
  }

  @Test
  void theEndCountsWhereItStandsAndNotWhereTheFileStops() {
    byte[] whole = store().certificate(DER).end();
    byte[] bytes = Arrays.copyOf(whole, whole.length * 2);
    System.arraycopy(whole, 0, bytes, whole.length, whole.length);

    assertThat(Refusal.strict(bytes).offset()).isEqualTo(whole.length);
  }

  @Test
  void everyTruncationIsRefusedWhereTheFormatSays() {
    byte[] bytes =
        store()
            .property(126)
            .property(200, 1, 2, 3)
            .certificate(DER)
            .certificate(bytes())
            .property(11, 'A', 0, 0, 0)
            .crl(Der.crl("R"))
            .end();

    for (int length = 0; length < bytes.length; length++) {
      Agreement.check(Arrays.copyOf(bytes, length));
    }
  }

  static Stream<Arguments> lengths() {
    long[] values = {0, 1, 0x7FFFFFFF, 0x80000000L, 0xFFFFFFFFL};
    return PlainReader.entries(lengthSample()).stream()
        .flatMap(entry -> Arrays.stream(values).mapToObj(value -> arguments(entry, value)));
  }

  private static byte[] lengthSample() {
    return store()
        .property(200, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF)
        .record(0x20, ones(40))
        .record(201, ones(5))
        .record(202, ones(300))
        .record(0x21, ones(41))
        .record(0x22, ones(42))
        .end();
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void aLengthThatIsNotTheValuesIsRefused(PlainReader.Entry entry, long length) {
    byte[] bytes = lengthSample();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(entry.offset() + 8, (int) length);

    MalformedStoreException e = Refusal.strict(bytes);

    if (length > 1) {
      // It is the record that lies; the length is told as the unsigned number that it is.
      assertThat(e.offset()).isEqualTo(entry.offset());
      assertThat(e.found()).isEqualTo("a value of " + length + " bytes");
      assertThat(e.expected()).startsWith("at most " + (bytes.length - entry.offset() - 12));
    } else {
      // Too short a length makes the next record begin among the ones of the value.
      assertThat(e.offset()).isEqualTo(entry.offset() + 12 + length);
      assertThat(e.found()).isEqualTo("record id 0xffffffff");
    }
    Agreement.check(bytes);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 0x7FFFFFFF, 0x80000000L, 0xFFFFFFFFL})
  void anEndWithALengthIsRefused(long length) {
    byte[] bytes = store().certificate(DER).end();
    int end = bytes.length - 12;
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(end + 8, (int) length);

    assertThat(Refusal.strict(bytes).offset()).isEqualTo(end);
    Agreement.check(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void aLastValueMayReachTheLastByteAndNoFurther(int more) {
    // Strict reading still wants the end; what differs is which record is at fault.
    byte[] value = ones(30);
    byte[] bytes = store().certificate(DER).record(0x20, 1, 30 + more, value).cut();
    int record = 8 + 12 + DER.length;

    MalformedStoreException e = Refusal.strict(bytes);

    switch (more) {
      case -1 -> assertThat(e.found()).isEqualTo("1 bytes, too few for a record");
      case 0 -> assertThat(e.record()).isEqualTo("the end record");
      default -> {
        assertThat(e.offset()).isEqualTo(record);
        assertThat(e.found()).isEqualTo("a value of 31 bytes");
        assertThat(e.expected()).startsWith("at most 30");
      }
    }
  }

  @Test
  void theArrayThatWasReadMayChangeAfterwards() {
    byte[] bytes = store().certificate(DER).end();
    byte[] kept = bytes.clone();
    SerializedStore store = SerializedStore.decode(bytes);

    Arrays.fill(bytes, (byte) 0);
    store.encode()[0] = 99;
    store.elements().get(0).content()[0] = 99;

    assertThat(store.encode()).isEqualTo(kept);
    assertThat(store.elements().get(0).content()).isEqualTo(DER);
  }

  private static byte[] with(byte[] bytes, int at, int octet) {
    byte[] changed = bytes.clone();
    changed[at] = (byte) octet;
    return changed;
  }
}
