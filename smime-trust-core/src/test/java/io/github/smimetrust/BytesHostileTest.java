package io.github.smimetrust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.StoreElement;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Any bytes, good files with faults in them, and huge ones give a bundle or the declared exception.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BytesHostileTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki CA = ROOT.issues("CA");
  private static final List<TestPki> CHAIN = List.of(ROOT, CA, CA.issuesLeaf("a@example.org"));

  /** One good file of each format. */
  private static final Map<String, byte[]> GOOD = new TreeMap<>();

  static {
    byte[] store =
        SerializedStore.of(CHAIN.stream().map(c -> StoreElement.certificate(c.der())).toList())
            .encode();
    byte[] crl = Crl.issuedBy(ROOT);
    GOOD.put("PEM", Pem.ascii(Pem.of(ROOT) + "text\r\n" + Pem.of(CA) + Pem.block("X509 CRL", crl)));
    GOOD.put("UTF-16", ("\ufeff" + Pem.of(ROOT) + Pem.of(CA)).getBytes(StandardCharsets.UTF_16LE));
    GOOD.put(
        "Base64",
        Pem.ascii(
            Pem.lines(ROOT.der()).replace("\n", "")
                + "\n"
                + Pem.lines(CA.der()).replace("\n", "")));
    GOOD.put("Base64 of a store", Pem.ascii(Pem.lines(store)));
    GOOD.put("DER", ROOT.der());
    GOOD.put("DER twice", Der.joined(ROOT.der(), CA.der()));
    GOOD.put("PKCS #7", Pkcs7.certsAndCrls(CHAIN, List.of(crl)));
    GOOD.put("PKCS #7 in BER", Pkcs7.certsOnlyBer(CHAIN));
    GOOD.put("PKCS #7 in PEM", Pem.ascii(Pem.block("PKCS7", Pkcs7.certsOnly(CHAIN))));
    GOOD.put("store", store);
  }

  /** Otherwise the faults would be put into what is refused anyway. */
  @Test
  void theGoodFilesAreGood() {
    GOOD.forEach(
        (name, bytes) ->
            assertThat(BundleReader.strict().decode(bytes, name).bundle().entries())
                .as(name)
                .isNotEmpty());
  }

  @Provide
  Arbitrary<byte[]> good() {
    return Arbitraries.of(GOOD.keySet()).map(GOOD::get);
  }

  /** First bytes that lead into one of the readers. */
  @Provide
  Arbitrary<byte[]> beginnings() {
    return Arbitraries.of(
            "",
            "30",
            "3080",
            "308200",
            "30820100",
            "308006092a864886f70d010702a080",
            "0000000043455254",
            "000000004345525420000000010000",
            "2d2d2d2d2d424547494e2043455254494649434154452d2d2d2d2d0a",
            "fffe",
            "feff",
            "efbbbf",
            "4d494943")
        .map(java.util.HexFormat.of()::parseHex);
  }

  @Property
  void anyBytes(@ForAll byte[] bytes) {
    Hostile.read(bytes);
  }

  @Property
  void anyBytesBehindAGoodBeginning(@ForAll("beginnings") byte[] start, @ForAll byte[] bytes) {
    Hostile.read(Der.joined(start, bytes));
  }

  @Property
  void aGoodFileWithSomeBytesChanged(
      @ForAll("good") byte[] file, @ForAll("changes") List<int[]> changes) {
    byte[] changed = file.clone();
    for (int[] change : changes) {
      changed[change[0] % changed.length] = (byte) change[1];
    }
    Hostile.read(changed);
  }

  /** Half of them within the first 64 bytes, where the headers are. */
  @Provide
  Arbitrary<List<int[]>> changes() {
    Arbitrary<Integer> place =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 63), Arbitraries.integers().between(0, 9_999));
    Arbitrary<Integer> value =
        Arbitraries.oneOf(
            Arbitraries.of(
                0, 1, 2, 3, 4, 5, 6, 0x30, 0x31, 0x7F, 0x80, 0x81, 0x82, 0x84, 0xA0, 0xFF),
            Arbitraries.integers().between(0, 255));
    return Combinators.combine(place, value)
        .as((p, v) -> new int[] {p, v})
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Property
  void aGoodFileCutOff(@ForAll("good") byte[] file, @ForAll("share") double share) {
    Hostile.read(Arrays.copyOf(file, (int) (share * file.length)));
  }

  @Property
  void twoGoodFilesSpliced(
      @ForAll("good") byte[] left,
      @ForAll("good") byte[] right,
      @ForAll("share") double leftShare,
      @ForAll("share") double rightShare) {
    int from = (int) (rightShare * right.length);
    Hostile.read(
        Der.joined(
            Arrays.copyOf(left, (int) (leftShare * left.length)),
            Arrays.copyOfRange(right, from, right.length)));
  }

  @Provide
  Arbitrary<Double> share() {
    return Arbitraries.doubles().between(0, 1);
  }

  @Test
  void everyPrefixOfACertificateIsRefused() {
    byte[] der = ROOT.der();
    for (int length = 0; length < der.length; length++) {
      byte[] cut = Arrays.copyOf(der, length);
      assertThatExceptionOfType(UnreadableInputException.class)
          .isThrownBy(() -> Reading.strictly(cut));
    }
  }

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
  void aNameOfAMegabyteIsRead() {
    String specials = ",+\"\\<>;=\u202e\u0000 ".repeat(70_000);
    Hostile.read(HandMade.certificate().ca().named(Der.commonName(specials)).signed().der());

    byte[] part = Der.rdn("2.5.4.11", Der.utf8("unit"));
    byte[] parts = new byte[60_000 * part.length];
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
    String block = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

    assertThat(Reading.keepingGood(block.repeat(100_000)).problems()).hasSize(100_000);
    assertThatExceptionOfType(UnreadableInputException.class)
        .isThrownBy(() -> Reading.keepingGood(block.repeat(100_001)))
        .withMessageContaining("more than 100000 objects");
    assertThat(Reading.refusal(block.repeat(100_001)).place()).startsWith("block 1 (line 1)");
  }

  @Test
  void aMegabyteOfMarkersIsReadInLinearTime() {
    for (String text :
        List.of(
            "-".repeat(1_000_000),
            "-----BEGIN ".repeat(90_000),
            "-----END ".repeat(90_000),
            "-----BEGIN X-----".repeat(60_000),
            "-----BEGIN CERTIFICATE-----" + "\n".repeat(1_000_000),
            "-----BEGIN CERTIFICATE-----" + "A".repeat(1_000_000) + "-----END CERTIFICATE-----",
            "0".repeat(1_000_000),
            "A\n".repeat(99_999),
            "MIIB".repeat(250_000),
            "MAA=\n".repeat(99_999))) {
      Hostile.read(Pem.ascii(text));
    }
  }
}
