package io.github.smimetrust.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.chain.Limits;
import io.github.smimetrust.chain.Recording;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.format.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is no replay, or none any more. */
class ReplayRefusalsTest {
  private static final byte[] ZIP = Replay.of(Recorded.trusted()).encode();

  private static Map<String, byte[]> files() {
    return new LinkedHashMap<>(StoredZip.decode(ZIP, "r", 100));
  }

  private static void assertRefused(byte[] zip, String... said) {
    assertThatThrownBy(() -> Replay.decode(zip, "case.zip"))
        .isInstanceOf(UnreadableInputException.class)
        .hasMessageStartingWith("case.zip")
        .satisfies(e -> assertThat(List.of(said)).allMatch(e.getMessage()::contains));
  }

  /** The files after a change, zipped again, with a manifest that names them as they are. */
  private static byte[] changed(Consumer<Map<String, byte[]>> change) {
    Map<String, byte[]> files = files();
    change.accept(files);
    String manifest = text(files.get("manifest.json"));
    StringBuilder named = new StringBuilder();
    files.forEach(
        (name, content) -> {
          if (!name.equals("manifest.json")) {
            named
                .append(named.isEmpty() ? "" : ",")
                .append("\n    {\n      \"name\" : \"" + name + "\",\n")
                .append("      \"sha256\" : \"" + Sha256.of(content) + "\"\n    }");
          }
        });
    String head = manifest.substring(0, manifest.indexOf("\"files\""));
    files.put(
        "manifest.json",
        (head + "\"files\" : [" + named + "\n  ]\n}\n").getBytes(StandardCharsets.UTF_8));
    return StoredZip.encode(files);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] withManifest(String from, String to) {
    String manifest = text(files().get("manifest.json"));
    assertThat(manifest).contains(from);
    return changed(
        f -> f.put("manifest.json", manifest.replace(from, to).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void theChangesBelowAreReadWhereNothingIsChanged() {
    byte[] same = changed(f -> {});

    assertThat(text(StoredZip.decode(same, "r", 100).get("manifest.json")))
        .isEqualTo(text(files().get("manifest.json")));
    assertThat(Replay.decode(same, "r").verify().isSame()).isTrue();
  }

  @Test
  void everyChangedByteIsRefused() {
    for (int i = 0; i < ZIP.length; i++) {
      for (int bit : new int[] {1, 0x80}) {
        byte[] changed = ZIP.clone();
        changed[i] ^= (byte) bit;
        assertRefused(changed);
      }
    }
  }

  @Test
  void everyFileThatIsCutOffOrTooLongIsRefused() {
    for (int length = 0; length < ZIP.length; length += 7) {
      assertRefused(Arrays.copyOf(ZIP, length));
    }
    assertRefused(Arrays.copyOf(ZIP, ZIP.length + 1));
  }

  @Property(tries = 200)
  void anyBytesAreRefused(@ForAll byte[] bytes) {
    assertRefused(bytes);
  }

  @Test
  void aFileTooManyIsRefusedWhetherItIsNamedOrNot() {
    byte[] key = "-----BEGIN PRIVATE KEY-----".getBytes(StandardCharsets.UTF_8);

    assertRefused(changed(f -> f.put("key.pem", key)), "key.pem", "a file of another name");
    Map<String, byte[]> files = files();
    files.put("key.pem", key);
    assertRefused(StoredZip.encode(files), "key.pem", "that the manifest does not name");
    assertRefused(changed(f -> f.put("../../etc/passwd", key)), "a file of another name");
    assertRefused(changed(f -> f.put("crls/key.crl", key)), "crls/key.crl", "expected a CRL");
    assertRefused(changed(f -> f.put("ocsp/key.ors", key)), "ocsp/key.ors", "an OCSP response");
  }

  @Test
  void aFileTooFewIsRefused() {
    for (String name : List.of("trusted.sst", "leaf.sst", "along.sst")) {
      Map<String, byte[]> files = files();
      files.remove(name);
      assertRefused(StoredZip.encode(files), name, "no such file");
      assertRefused(changed(f -> f.remove(name)), name, "no such file");
    }
    Map<String, byte[]> files = files();
    files.remove("manifest.json");
    assertRefused(StoredZip.encode(files), "no manifest.json");
  }

  @Test
  void anotherDigestIsRefused() {
    Map<String, byte[]> files = files();
    files.put("along.sst", files.get("intermediates.sst"));

    assertRefused(
        StoredZip.encode(files),
        "along.sst",
        "found a file with SHA-256 " + Sha256.of(files.get("along.sst")),
        "expected one with SHA-256 " + Sha256.of(files().get("along.sst")));
  }

  @Test
  void aPrivateKeyInPlaceOfCertificatesIsRefused() {
    byte[] key = Recorded.LEAF.privateKey().getEncoded();

    assertRefused(changed(f -> f.put("trusted.sst", key)), "trusted.sst");
    assertRefused(changed(f -> f.put("crls/" + Sha256.of(key) + ".crl", key)), "expected a CRL");
    assertRefused(
        changed(f -> f.put("ocsp/" + Sha256.of(key) + ".ors", key)), "expected an OCSP response");
  }

  @Test
  void moreThanOneCertificateInQuestionIsRefused() {
    assertRefused(
        changed(f -> f.put("leaf.sst", f.get("intermediates.sst"))), "found 0 certificates");
    assertRefused(changed(f -> f.put("trusted.sst", f.get("intermediates.sst"))), "found no root");
  }

  @Test
  void whatIsNotInItsOneFormIsRefused() {
    assertRefused(withManifest("\"kind\"", "\"note\" : \"my key\",\n  \"kind\""), "another form");
    assertRefused(withManifest("{\n  \"kind\"", "{ \"kind\""), "another form");
    assertRefused(changed(f -> f.put("trusted.sst", f.remove("trusted.sst"))), "another form");
  }

  @Test
  void valuesThatCannotBeAreRefused() {
    assertRefused(withManifest("\"schemaVersion\" : 1", "\"schemaVersion\" : 2"), "found 2");
    assertRefused(withManifest("\"kind\" : \"replay\"", "\"kind\" : \"x\""), "kind");
    assertRefused(withManifest("\"chainLength\" : 8", "\"chainLength\" : 65"), "found 65");
    assertRefused(withManifest("\"chainLength\" : 8", "\"chainLength\" : 4294967296"), "32 bits");
    assertRefused(withManifest("\"leastRsaBits\" : 2048", "\"leastRsaBits\" : 512"), "found 512");
    assertRefused(withManifest("1.3.6.1.5.5.7.3.4", "mail"), "dotted identifier");
    assertRefused(withManifest("\"outcome\" : \"trusted\"", "\"outcome\" : \"fine\""), "fine");
    assertRefused(withManifest("\"library\" : \"0", "\"library\" : \"/home/alice"), "a version");
    assertRefused(withManifest("2026-01-15T00:00:00Z", "yesterday"), "yesterday");
  }

  /** A web of authorities whose paths double with each level keeps a validator busy up to them. */
  @Test
  void limitsThatDoNotLimitAreRefused() {
    assertRefused(
        withManifest("\"buildSteps\" : 5000,", "\"buildSteps\" : 2147483647,"),
        "found a limit of 2147483647 build steps, expected at most 500000");
    assertRefused(
        withManifest("\"signatureChecks\" : 256,", "\"signatureChecks\" : 25601,"), "25600");
    assertRefused(
        withManifest("\"nameComparisons\" : 100000,", "\"nameComparisons\" : 10000001,"),
        "10000000");
    assertRefused(withManifest("\"policyNodes\" : 512,", "\"policyNodes\" : 51201,"), "51200");
    Replay highest =
        Replay.decode(withManifest("\"buildSteps\" : 5000,", "\"buildSteps\" : 500000,"), "r");
    assertThat(highest.verify().isSame()).isTrue();

    Recording unlimited =
        Recorded.trusting(Recorded.ROOT)
            .limits(Limits.defaults().withBuildSteps(500_001))
            .build()
            .record(Recorded.evidence(), TestPki.NOW);
    assertThatThrownBy(() -> Replay.of(unlimited))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found a limit of 500001 build steps");
  }

  @Test
  void archivesOfOtherProgramsAreRefusedWithoutUnpacking() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files().entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }

    assertRefused(out.toByteArray(), "as Replay.writeTo writes it");
  }

  @Test
  void moreFilesThanTheLimitAreRefused() {
    Map<String, byte[]> files = files();
    for (int i = 0; i <= Replay.MOST_ATTACHMENTS; i++) {
      files.put("crls/" + i + ".crl", new byte[0]);
    }

    assertRefused(StoredZip.encode(files), "more than 71 files");
  }

  @Test
  void moreBytesThanTheLimitAreRefused() {
    assertRefused(new byte[Replay.MOST_BYTES + 1], "more than 67108864 bytes");
  }
}
