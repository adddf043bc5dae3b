package io.github.smimetrust.mail;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Origin;
import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.format.PlainText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A PKCS #12 file with the private key of a signer. */
final class KeyFile {
  private static final int MOST_BYTES = 1 << 20;

  private final Path path;
  private final char[] password;

  KeyFile(Path path, char[] password) {
    this.path = path;
    this.password = password.clone();
  }

  /**
   * A private key with its certificates.
   *
   * @param key the key
   * @param entries the signer's certificate, then those above it
   * @param digest for this kind of key, as the JDK calls it
   */
  record Signer(PrivateKey key, List<BundleEntry> entries, String digest) {}

  Signer read() {
    byte[] bytes = bytes();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes), password);
      List<String> names = new ArrayList<>();
      for (String name : Collections.list(store.aliases())) {
        if (store.isKeyEntry(name)) {
          names.add(name);
        }
      }
      if (names.size() == 1
          && store.getKey(names.get(0), password) instanceof PrivateKey key
          && store.getCertificateChain(names.get(0)) != null) {
        return new Signer(key, entries(store.getCertificateChain(names.get(0))), digest(key));
      }
      throw unreadable(names.size() + " private keys");
    } catch (IOException | GeneralSecurityException e) {
      throw unreadable(PlainText.of(String.valueOf(e.getMessage())));
    }
  }

  private byte[] bytes() {
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw unreadable("more than " + MOST_BYTES + " bytes");
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + ": " + e, e);
    }
  }

  private static List<BundleEntry> entries(Certificate[] chain) {
    List<BundleEntry> entries = new ArrayList<>();
    for (Certificate each : chain) {
      entries.add(BundleEntry.of((X509Certificate) each));
    }
    return List.copyOf(entries);
  }

  private String digest(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA-256";
      case "EC" -> {
        int bits = key instanceof ECKey ec ? ec.getParams().getOrder().bitLength() : 0;
        yield bits > 384 ? "SHA-512" : bits > 256 ? "SHA-384" : "SHA-256";
      }
      // RFC 8419 section 2.2.
      case "EdDSA", "Ed25519" -> "SHA-512";
      default -> throw unreadable("a private key for " + PlainText.of(key.getAlgorithm()));
    };
  }

  private UnreadableInputException unreadable(String found) {
    return new UnreadableInputException(
        new Origin(path.toString(), ""),
        found,
        "PKCS #12 with one private key (RSA, EC or Ed25519), its certificate and this password",
        null);
  }
}
