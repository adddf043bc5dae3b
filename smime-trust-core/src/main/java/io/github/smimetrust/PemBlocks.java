package io.github.smimetrust;

import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Reads the blocks of a PEM text (RFC 7468): any number, any text between them. Lines may be of any
 * length and indented; what stands between the markers must be Base64 and nothing else.
 */
final class PemBlocks {
  static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  private final String text;
  private final Origin origin;
  private final Intake intake;
  private int number;

  /** How far lines were counted, so that counting stays linear. */
  private int counted;

  private int line = 1;

  private PemBlocks(String text, Origin origin, Intake intake) {
    this.text = text;
    this.origin = origin;
    this.intake = intake;
  }

  static void read(String text, Origin origin, Intake intake) {
    new PemBlocks(text, origin, intake).readAll();
  }

  private void readAll() {
    int begin = text.indexOf(BEGIN);
    while (begin >= 0) {
      number++;
      Origin block = origin.at("block " + number + " (line " + lineOf(begin) + ")");
      int labelEnd = text.indexOf(DASHES, begin + BEGIN.length());
      int next = text.indexOf(BEGIN, begin + BEGIN.length());
      int lineEnd = text.indexOf('\n', begin);
      if (labelEnd < 0 || lineEnd >= 0 && labelEnd > lineEnd) {
        intake.problem(block, "a broken BEGIN line", "-----BEGIN CERTIFICATE-----");
        begin = next;
        continue;
      }
      String label = text.substring(begin + BEGIN.length(), labelEnd);
      int end = text.indexOf(END + label + DASHES, labelEnd);
      if (end < 0 || next >= 0 && next < end) {
        intake.problem(
            block,
            Texts.harmless(label) + " without its END line",
            END + Texts.harmless(label) + DASHES + "; the file may be cut off");
        begin = next;
        continue;
      }
      readBlock(label, text.substring(labelEnd + DASHES.length(), end), block);
      begin = text.indexOf(BEGIN, end);
    }
  }

  private int lineOf(int position) {
    while (counted < position) {
      if (text.charAt(counted++) == '\n') {
        line++;
      }
    }
    return line;
  }

  private void readBlock(String label, String body, Origin block) {
    if (label.endsWith("PRIVATE KEY")) {
      intake.problem(
          block,
          "a private key (" + Texts.harmless(label) + ")",
          "certificates alone; keep keys out of trust lists");
      return;
    }
    byte[] der;
    try {
      der = Base64.getDecoder().decode(withoutBlanks(body));
    } catch (IllegalArgumentException e) {
      intake.problem(
          block, "text that is not Base64 (" + Texts.harmless(e.getMessage()) + ")", "Base64");
      return;
    }
    switch (label) {
      case "CERTIFICATE", "X509 CERTIFICATE" -> intake.certificate(der, block);
      case "TRUSTED CERTIFICATE" -> readOpenSslTrusted(der, block);
      case "PKCS7", "CMS", "PKCS #7 SIGNED DATA" -> Pkcs7Certificates.read(der, block, intake);
      case "X509 CRL" ->
          intake.otherObject(StoreElement.of(StoreElement.Kind.CRL, der, List.of()), block);
      default ->
          intake.problem(
              block, Texts.harmless(label), "CERTIFICATE, PKCS7, CMS or X509 CRL");
    }
  }

  /** OpenSSL appends its own trust settings to the certificate; to drop them would be silent. */
  private void readOpenSslTrusted(byte[] der, Origin block) {
    try {
      DerReader reader = DerReader.of(der);
      reader.next();
      if (reader.hasNext()) {
        intake.problem(
            block,
            "a certificate with trust settings of OpenSSL",
            "a plain one: openssl x509 -in FILE -out PLAIN");
      } else {
        intake.certificate(der, block);
      }
    } catch (MalformedDerException e) {
      intake.problem(block, e.found() + " at byte " + e.offset(), e.expected());
    }
  }

  static byte[] withoutBlanks(String base64) {
    byte[] kept = new byte[base64.length()];
    int length = 0;
    for (int i = 0; i < base64.length(); i++) {
      char c = base64.charAt(i);
      if (c != '\n' && c != '\r' && c != ' ' && c != '\t' && c != '\f' && c != 0x0B) {
        // Anything above ASCII becomes what no Base64 decoder takes.
        kept[length++] = c < 0x80 ? (byte) c : (byte) '?';
      }
    }
    return Arrays.copyOf(kept, length);
  }
}
