package io.github.smimetrust.sst;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our stores as crypt32 (Wine's) reads them, and its stores as we do. Runs where {@code
 * smimetrust.oracle} names the program that drives crypt32. Known faults of Wine are gone round:
 * {@code dump} only for stores whose first record is an object, {@code elements} for the others.
 */
@EnabledIfSystemProperty(named = "smimetrust.oracle", matches = ".+")
class WineOracleTest {
  private static final Pattern SHA256 = Pattern.compile("\\b([0-9a-fA-F]{64})\\b");

  @TempDir private Path folder;

  @Test
  void readsOurBareCertificates() throws Exception {
    List<byte[]> certificates = List.of(vector("a.der"), vector("b.der"), vector("c.der"));
    Path file = folder.resolve("bare.sst");
    SerializedStore.ofCertificates(certificates).writeTo(file);

    assertThat(sha256(oracle("dump", file)))
        .containsExactlyInAnyOrderElementsOf(hashes(certificates));
    assertThat(sha256(oracle("dump-mem", file)))
        .containsExactlyInAnyOrderElementsOf(hashes(certificates));
  }

  @Test
  void readsOurCrlsAndCtls() throws Exception {
    Path file = folder.resolve("mixed.sst");
    SerializedStore.of(
            List.of(
                StoreElement.certificate(vector("a.der")),
                StoreElement.of(StoreElement.Kind.CRL, vector("a.crl"), List.of()),
                StoreElement.of(StoreElement.Kind.CTL, vector("authroot.stl"), List.of())))
        .writeTo(file);

    assertThat(oracle("dump", file)).contains("total certs 1 crls 1 ctls 1");
    assertThat(oracle("elements", file)).contains("total certs 1 crls 1 ctls 1");
  }

  @Test
  void readsOurPropertiesElementByElement() throws Exception {
    Path file = folder.resolve("named.sst");
    StoreElement named =
        StoreElement.certificate(
            vector("b.der"), StoreProperty.ofText(PropertyId.FRIENDLY_NAME, "Contoso ルート"));
    SerializedStore.of(List.of(named, StoreElement.certificate(vector("c.der")))).writeTo(file);

    String output = oracle("elements", file);

    assertThat(sha256(output))
        .containsExactlyInAnyOrderElementsOf(hashes(List.of(vector("b.der"), vector("c.der"))));
    String name = HexFormat.of().formatHex("Contoso ルート\0".getBytes(StandardCharsets.UTF_16LE));
    assertThat(output).contains("prop 11 len 24 " + name).doesNotContain("refused");
  }

  @Test
  void readsARealStoreAsWeWriteItBare() throws Exception {
    SerializedStore real =
        SerializedStore.read(SharedStores.folder("real").resolve("GeekDuanLian_root.sst"));
    Path file = folder.resolve("slim.sst");
    SerializedStore.of(
            real.elements(), SstOptions.bareCertificates().droppingRestrictions().rootsFirst())
        .writeTo(file);

    assertThat(sha256(oracle("dump", file)))
        .containsExactlyInAnyOrderElementsOf(
            hashes(real.elements().stream().map(StoreElement::content).toList()))
        .hasSize(507);
  }

  @Test
  void writesStoresThatWeRead() throws Exception {
    Path file = folder.resolve("theirs.sst");
    oracle(
        "make",
        file,
        "--friendly",
        "Größe",
        vectorPath("a.der"),
        "--no-props",
        vectorPath("b.der"),
        "--crl",
        vectorPath("a.crl"));

    SerializedStore store = SerializedStore.read(file);

    assertThat(store.elements())
        .extracting(StoreElement::content)
        .containsExactly(vector("b.der"), vector("a.der"), vector("a.crl"));
    assertThat(store.elements().get(1).property(PropertyId.FRIENDLY_NAME).orElseThrow().text())
        .isEqualTo("Größe");
  }

  @Test
  void bareCertificatesGiveTheSameFileAsCertSaveStore() throws Exception {
    Path theirs = folder.resolve("theirs.sst");
    oracle("make", theirs, vectorPath("a.der"), vectorPath("b.der"));

    assertThat(SerializedStore.ofCertificates(List.of(vector("b.der"), vector("a.der"))).encode())
        .isEqualTo(Files.readAllBytes(theirs));
  }

  @Test
  void anElementAloneIsTheSameBytes() throws Exception {
    Path theirs = folder.resolve("theirs.bin");
    oracle("element", vectorPath("a.der"), theirs, "--friendly", "Contoso");

    byte[] blob = Files.readAllBytes(theirs);

    assertThat(StoreElement.decode(blob).encode()).isEqualTo(blob);
    assertThat(StoreElement.decode(blob).content()).isEqualTo(vector("a.der"));
    assertThat(StoreElement.decode(blob).property(PropertyId.FRIENDLY_NAME).orElseThrow().text())
        .isEqualTo("Contoso");
  }

  private static String oracle(Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("smimetrust.oracle"));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static List<String> sha256(String output) {
    List<String> found = new ArrayList<>();
    Matcher matcher = SHA256.matcher(output);
    while (matcher.find()) {
      found.add(matcher.group(1).toLowerCase(Locale.ROOT));
    }
    return found;
  }

  private static List<String> hashes(List<byte[]> certificates) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return certificates.stream().map(c -> HexFormat.of().formatHex(digest.digest(c))).toList();
  }

  private static Path vectorPath(String name) {
    return SharedStores.folder("oracle/vectors").resolve(name).toAbsolutePath();
  }

  private static byte[] vector(String name) {
    return SharedStores.bytes(vectorPath(name));
  }
}
