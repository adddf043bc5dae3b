package io.github.smimetrust.sst;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Any bytes are a store or a {@link MalformedStoreException}, and which of the two they are, and
 * where they stop, is what the plain reader says.
 */
class CodecHostileTest {
  private static final List<byte[]> SEEDS = seeds();

  @Property
  void whatIsWrittenIsReadAgain(@ForAll("stores") List<StoreElement> elements) {
    SerializedStore written = SerializedStore.of(elements);

    SerializedStore read = SerializedStore.decode(written.encode());

    assertThat(read.elements()).isEqualTo(elements);
    assertThat(read).isEqualTo(written);
    for (StoreElement element : elements) {
      assertThat(StoreElement.decode(element.encode())).isEqualTo(element);
    }
  }

  @Property
  void anyBytesAreJudgedAsThePlainReaderDoes(@ForAll byte[] bytes) {
    judge(bytes);
  }

  /** Random records behind a good header get further than random bytes. */
  @Property
  void anyRecordsAreJudgedAsThePlainReaderDoes(@ForAll("records") byte[] bytes) {
    judge(bytes);
  }

  @Property
  void mutatedStoresAreJudgedAsThePlainReaderDoes(@ForAll Random random) {
    byte[] bytes = SEEDS.get(random.nextInt(SEEDS.size())).clone();
    for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
      int at = random.nextInt(Math.min(bytes.length, 2_000));
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes = Arrays.copyOf(bytes, at);
        default -> bytes = spliced(bytes, at, random);
      }
    }
    judge(bytes);
  }

  /** Takes a piece out and puts it in elsewhere. */
  private static byte[] spliced(byte[] bytes, int at, Random random) {
    int length = random.nextInt(Math.min(64, bytes.length - at) + 1);
    int to = random.nextInt(bytes.length - length + 1);
    byte[] rest = new byte[bytes.length - length];
    System.arraycopy(bytes, 0, rest, 0, at);
    System.arraycopy(bytes, at + length, rest, at, rest.length - at);
    byte[] result = new byte[bytes.length];
    System.arraycopy(rest, 0, result, 0, to);
    System.arraycopy(bytes, at, result, to, length);
    System.arraycopy(rest, to, result, to + length, rest.length - to);
    return result;
  }

  @Example
  void everyTruncationOfASmallStoreIsJudgedRight() {
    for (byte[] bytes : SEEDS) {
      if (bytes.length <= 4_096) {
        for (int length = 0; length < bytes.length; length++) {
          judge(Arrays.copyOf(bytes, length));
        }
      }
    }
  }

  @Example
  void everyRecordBoundaryOfALargeStoreIsJudgedRight() {
    for (byte[] bytes : SEEDS) {
      if (bytes.length > 4_096 && PlainReader.strict(bytes).accepted()) {
        List<PlainReader.Entry> records = PlainReader.entries(bytes);
        // All of the first records, then fewer: the cost grows with the square of the size.
        for (int i = 0; i < records.size(); i += i < 24 ? 1 : records.size() / 16 + 1) {
          for (int cut = -1; cut <= 1; cut++) {
            Agreement.check(Arrays.copyOf(bytes, records.get(i).offset() + cut));
          }
        }
      }
    }
  }

  @Example
  void everyLengthFieldMayLie() {
    int[] lengths = {0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF};
    for (byte[] bytes : SEEDS) {
      if (PlainReader.strict(bytes).accepted()) {
        List<PlainReader.Entry> records = PlainReader.entries(bytes);
        for (int i = 0; i < records.size(); i += i < 24 ? 1 : records.size() / 8 + 1) {
          byte[] lying = bytes.clone();
          for (int length : lengths) {
            ByteBuffer.wrap(lying)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(records.get(i).offset() + 8, length);
            Agreement.check(lying);
          }
        }
      }
    }
  }

  /** A store of 64 MiB minus one byte of nothing but empty elements: the limit, not the heap. */
  @Example
  void manyEmptyElementsMeetTheLimit() {
    byte[] bytes = new byte[8 + 12 * 200_000];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(0).putInt(0x54524543);
    while (buffer.hasRemaining()) {
      buffer.putInt(0x20).putInt(1).putInt(0);
    }

    MalformedStoreException e = Refusal.strict(bytes);

    assertThat(e.offset()).isEqualTo(8 + 12 * 100_000);
    assertThat(e.expected()).contains("SstLimits.maxElements");
  }

  /** Judges the bytes as a store and as an element alone; everything readable is read. */
  private static void judge(byte[] bytes) {
    if (Agreement.check(bytes).accepted()) {
      readAll(SerializedStore.decode(bytes));
    }
    try {
      StoreElement element = StoreElement.decode(bytes);
      assertThat(element.encode()).isEqualTo(bytes);
      readAll(SerializedStore.of(List.of(element)));
    } catch (MalformedStoreException e) {
      assertThat(e.offset()).isBetween(0L, (long) bytes.length);
    }
  }

  private static void readAll(SerializedStore store) {
    assertThat(store.findings()).doesNotContainNull();
    for (StoreElement element : store.elements()) {
      for (StoreProperty property : element.properties()) {
        readTyped(property);
      }
    }
  }

  private static void readTyped(StoreProperty property) {
    try {
      Object value =
          switch (property.id().valueType()) {
            case TEXT -> property.text();
            case FILETIME -> property.fileTime();
            case OBJECT_IDENTIFIERS -> property.objectIdentifiers();
            case POLICIES -> property.policies();
            case KEY_PROVIDER -> property.keyProviderInfo();
            case HASH, NUMBER, BYTES -> property.value();
          };
      assertThat(value).isNotNull();
    } catch (MalformedStoreException e) {
      assertThat(e.source()).isEqualTo("property " + property.id());
    }
  }

  @Provide
  Arbitrary<List<StoreElement>> stores() {
    Arbitrary<byte[]> values = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
    Arbitrary<Integer> ids =
        Arbitraries.oneOf(
            Arbitraries.of(2, 3, 9, 11, 13, 83, 98, 104, 105, 122, 126, 127),
            Arbitraries.integers().between(1, 0xFFFF).filter(id -> id < 0x20 || id > 0x22));
    Arbitrary<StoreProperty> properties =
        Combinators.combine(ids.map(PropertyId::new), Arbitraries.integers(), values)
            .as(StoreProperty::of);
    return Combinators.combine(
            Arbitraries.of(StoreElement.Kind.class), values, properties.list().ofMaxSize(5))
        .as(StoreElement::of)
        .list()
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<byte[]> records() {
    Arbitrary<Long> ids =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.of(0x20L, 0x21L, 0x22L)),
            Tuple.of(6, Arbitraries.of(2L, 3L, 9L, 11L, 83L, 104L, 126L)),
            Tuple.of(1, Arbitraries.longs().between(0, 0xFFFFFFFFL)));
    Arbitrary<byte[]> record =
        Combinators.combine(
                ids,
                Arbitraries.of(-1, 0, 0, 0, 0, 0, 0, 1),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(20))
            .as(
                (id, lie, value) ->
                    StoreBytes.alone().record(id, 1, value.length + lie, value).cut());
    return record
        .list()
        .ofMaxSize(8)
        .map(
            all -> {
              StoreBytes store = StoreBytes.store();
              for (byte[] one : all) {
                for (byte octet : one) {
                  store.raw(octet);
                }
              }
              return all.size() % 3 == 0 ? store.cut() : store.end();
            });
  }

  /** Made here, and where they are present real ones, malformed ones and Wine's. */
  private static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    byte[] root = Der.root("R");
    seeds.add(StoreBytes.store().end());
    seeds.add(
        StoreBytes.store()
            .property(126)
            .property(11, 'A', 0, 0, 0)
            .record(9, Der.hex("300a06082b06010505070304"))
            .certificate(root)
            .crl(Der.crl("R"))
            .ctl(Der.ctl())
            .end());
    seeds.add(StoreBytes.alone().property(11, 0, 0).certificate(root).cut());
    Set<String> large =
        Set.of("GeekDuanLian_root.sst", "GeekDuanLian_pinrules.sst", "rootsupd2013_authroots.sst");
    for (String folder : List.of("real", "malformed", "oracle/vectors")) {
      for (String ending : List.of(".sst", ".bin")) {
        for (Path file : SharedStores.files(folder, ending)) {
          byte[] bytes = SharedStores.bytes(file);
          if (bytes.length < 4_096 || large.contains(file.getFileName().toString())) {
            seeds.add(bytes);
          }
        }
      }
    }
    return seeds;
  }
}
