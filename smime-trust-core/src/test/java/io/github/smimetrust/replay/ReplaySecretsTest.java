package io.github.smimetrust.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.BundleReader;
import io.github.smimetrust.Origin;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.revocation.RevocationPolicy;
import io.github.smimetrust.sst.PropertyId;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.StoreProperty;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a caller's files hold besides certificates leaves no trace. */
class ReplaySecretsTest {
  private static final String SECRET = "alice-laptop";

  @TempDir Path folder;

  private static void assertNoTrace(byte[] zip, byte[]... secrets) {
    String bytes = new String(zip, StandardCharsets.ISO_8859_1);
    for (byte[] secret : secrets) {
      assertThat(secret).isNotEmpty();
      assertThat(bytes.contains(new String(secret, StandardCharsets.ISO_8859_1))).isFalse();
    }
    assertThat(bytes)
        .doesNotContainIgnoringCase(SECRET)
        .doesNotContain(System.getProperty("user.dir"))
        .doesNotContain(System.getProperty("java.io.tmpdir") + "/");
    assertThat(bytes.contains(new String(utf16(SECRET), StandardCharsets.ISO_8859_1))).isFalse();
  }

  private static byte[] utf16(String text) {
    return text.getBytes(StandardCharsets.UTF_16LE);
  }

  private static ChainValidator validator(TrustBundle bundle) {
    return ChainValidator.trusting(bundle)
        .purpose(Purpose.EMAIL_PROTECTION)
        .revocation(RevocationPolicy.notChecked())
        .build();
  }

  @Test
  void propertiesOfStoresLeaveNone() throws Exception {
    StoreProperty[] properties = {
      StoreProperty.of(PropertyId.KEY_PROV_INFO, utf16(SECRET)),
      StoreProperty.ofText(PropertyId.FRIENDLY_NAME, SECRET),
      StoreProperty.ofText(PropertyId.DESCRIPTION, SECRET),
      StoreProperty.of(new PropertyId(0x8001), SECRET.getBytes(StandardCharsets.US_ASCII)),
      StoreProperty.of(PropertyId.ENHKEY_USAGE, SECRET.getBytes(StandardCharsets.US_ASCII)),
      StoreProperty.of(PropertyId.NOT_BEFORE_FILETIME, utf16(SECRET))
    };
    Path file = folder.resolve(SECRET + ".sst");
    Files.write(
        file,
        SerializedStore.of(
                List.of(
                    StoreElement.certificate(Recorded.ROOT.der(), properties),
                    StoreElement.certificate(Recorded.ISSUER.der(), properties),
                    StoreElement.certificate(Recorded.LEAF.der(), properties)))
            .encode());
    TrustBundle bundle = TrustBundle.load(file);
    BundleEntry leaf = bundle.entries().stream().filter(e -> !e.isCa()).findFirst().orElseThrow();
    assertThat(leaf.properties()).hasSize(properties.length);
    Replay replay =
        Replay.of(
            validator(bundle)
                .record(
                    Evidence.of(leaf).accompaniedBy(bundle.entries()).from("/home/" + SECRET),
                    TestPki.NOW));

    assertNoTrace(replay.encode());
    assertThat(replay.verify().isSame()).isTrue();
    assertThat(replay.verify().explain() + replay + replay.leaf().origin()).doesNotContain(SECRET);
  }

  @Test
  void keyStoresLeaveNone() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        SECRET,
        Recorded.LEAF.privateKey(),
        SECRET.toCharArray(),
        Recorded.LEAF.path().stream().map(TestPki::certificate).toArray(Certificate[]::new));
    Path file = folder.resolve(SECRET + ".p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, SECRET.toCharArray());
    }
    TrustBundle bundle =
        BundleReader.strict()
            .password(SECRET.toCharArray())
            .takingKeyEntryChains()
            .read(file)
            .bundle();
    Replay replay =
        Replay.of(
            validator(bundle)
                .record(
                    Evidence.of(BundleEntry.of(Recorded.LEAF.der(), new Origin(SECRET, SECRET))),
                    TestPki.NOW));

    byte[] key = Recorded.LEAF.privateKey().getEncoded();
    // PKCS #8 of an EC key: the number is within, and in no other form.
    byte[] number = ((ECPrivateKey) Recorded.LEAF.privateKey()).getS().toByteArray();
    assertNoTrace(replay.encode(), key, number);
    assertThat(replay.verify().isSame()).isTrue();
  }
}
