package io.github.smimetrust;

import io.github.smimetrust.fixture.TestPki;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes PEM as RFC 7468 shows it, for tests that then change one thing. */
final class Pem {
  private Pem() {}

  static String of(TestPki certificate) {
    return block("CERTIFICATE", certificate.der());
  }

  static String block(String label, byte[] content) {
    return "-----BEGIN " + label + "-----\n" + lines(content) + "-----END " + label + "-----\n";
  }

  /** Base64 in lines of 64 characters, each with its end. */
  static String lines(byte[] content) {
    return Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n";
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
