package io.github.smimetrust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.StoreElement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any bytes, and good files with faults in them, give a bundle or the declared exception. */
class FaultsHostileTest {
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
    GOOD.put("PKCS #12", Pkcs12.plain(Pkcs12.certificate(ROOT), Pkcs12.certificate(CA, "CA")));
    GOOD.put("PKCS #12, encrypted", Pkcs12.openssl("legacy-3des.p12"));
    GOOD.put("JKS", javaKeyStore());
    GOOD.put("zip", zip(Map.of("a/root.cer", ROOT.der(), "b.pem", Pem.ascii(Pem.of(CA)))));
  }

  private static byte[] javaKeyStore() {
    try {
      KeyStore store = KeyStore.getInstance("JKS");
      store.load(null, null);
      store.setCertificateEntry("root", ROOT.certificate());
      store.setCertificateEntry("ca", CA.certificate());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      store.store(out, Pkcs12.SECRET);
      return out.toByteArray();
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (String name : new TreeSet<>(files.keySet())) {
        out.putNextEntry(new ZipEntry(name));
        out.write(files.get(name));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  /** Otherwise the faults would be put into what is refused anyway. */
  @Example
  void theGoodFilesAreGood() {
    GOOD.forEach(
        (name, bytes) ->
            assertThat(
                    BundleReader.strict()
                        .password(Pkcs12.SECRET)
                        .decode(bytes, name)
                        .bundle()
                        .entries())
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
            "4d494943",
            "feedfeed00000002",
            "cececece0000000200000001",
            "504b0304",
            "3080020103308006092a864886f70d010701a080")
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

  @Example
  void everyPrefixOfACertificateIsRefused() {
    byte[] der = ROOT.der();
    for (int length = 0; length < der.length; length++) {
      byte[] cut = Arrays.copyOf(der, length);
      assertThatExceptionOfType(UnreadableInputException.class)
          .isThrownBy(() -> Reading.strictly(cut));
    }
  }
}
