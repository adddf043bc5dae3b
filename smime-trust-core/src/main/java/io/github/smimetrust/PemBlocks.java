package io.github.smimetrust;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Reads the blocks of a PEM text (RFC 7468): any number, any text between them. Lines may be of any
 * length and indented; what stands between the markers must be Base64 and nothing else. What a
 * certificate's or PKCS #7's label says is not held against its content: certutil labels everything
 * CERTIFICATE.
 */
final class PemBlocks {
  private static final String BEGIN = "-----BEGIN ";
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

  /** Is there the beginning or the end of a block? */
  static boolean isPem(String text) {
    return text.contains(BEGIN) || text.contains(END);
  }

  static void read(String text, Origin origin, Intake intake) {
    new PemBlocks(text, origin, intake).readAll();
  }

  /** A BEGIN or END line; without a label where its last hyphens are missing. */
  private record Marker(boolean begins, @Nullable String label, int start, int end) {}

  /** A block whose END line was not met yet. */
  private record Open(@Nullable String label, int contentStart, Origin place) {}

  private void readAll() {
    Open open = null;
    for (Marker marker = after(0); marker != null; marker = after(marker.end)) {
      if (marker.begins) {
        reportUnended(open);
        open = begin(marker);
      } else if (open == null) {
        intake.problem(
            origin.at("line " + lineOf(marker.start)),
            "an END line without its BEGIN line",
            "-----BEGIN CERTIFICATE----- above it");
      } else {
        end(open, marker);
        open = null;
      }
    }
    reportUnended(open);
  }

  /** The next marker; every character is looked at once or twice, whatever the text. */
  private @Nullable Marker after(int from) {
    for (int at = text.indexOf(DASHES, from); at >= 0; at = text.indexOf(DASHES, at + 1)) {
      boolean begins = text.startsWith(BEGIN, at);
      if (begins || text.startsWith(END, at)) {
        int labelStart = at + (begins ? BEGIN : END).length();
        int labelEnd = labelStart;
        while (labelEnd < text.length() && !endsLabel(labelEnd)) {
          labelEnd++;
        }
        boolean whole = text.startsWith(DASHES, labelEnd);
        return new Marker(
            begins,
            whole ? text.substring(labelStart, labelEnd) : null,
            at,
            whole ? labelEnd + DASHES.length() : labelEnd);
      }
    }
    return null;
  }

  private boolean endsLabel(int at) {
    char c = text.charAt(at);
    return c == '\n' || c == '\r' || c == '-' && text.startsWith(DASHES, at);
  }

  private Open begin(Marker marker) {
    number++;
    Origin place = origin.at("block " + number + " (line " + lineOf(marker.start) + ")");
    if (marker.label == null) {
      intake.problem(place, "a broken BEGIN line", "-----BEGIN CERTIFICATE-----");
    }
    return new Open(marker.label, marker.end, place);
  }

  private void end(Open open, Marker marker) {
    if (open.label == null) {
      return;
    }
    if (!open.label.equals(marker.label)) {
      intake.problem(
          open.place,
          Texts.harmless(open.label)
              + (marker.label == null
                  ? " with a broken END line"
                  : " that ends as " + Texts.harmless(marker.label)),
          END + Texts.harmless(open.label) + DASHES);
      return;
    }
    readBlock(open.label, text.substring(open.contentStart, marker.start), open.place);
  }

  private void reportUnended(@Nullable Open open) {
    if (open != null && open.label != null) {
      intake.problem(
          open.place,
          Texts.harmless(open.label) + " without its END line",
          END + Texts.harmless(open.label) + DASHES + "; the file may be cut off");
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
    switch (label) {
      case "CERTIFICATE",
          "X509 CERTIFICATE",
          "PKCS7",
          "CMS",
          "PKCS #7 SIGNED DATA",
          "PKCS12",
          "X509 CRL" ->
          readObject(body, block);
      case "TRUSTED CERTIFICATE" -> readOpenSslTrusted(body, block);
      default ->
          intake.problem(
              block,
              "a block labelled \"" + Texts.harmless(label) + "\"",
              "CERTIFICATE, PKCS7, CMS or X509 CRL");
    }
  }

  private void readObject(String body, Origin block) {
    byte[] bytes = decoded(body, block);
    if (bytes != null) {
      Content.readObject(bytes, block, intake);
    }
  }

  /** OpenSSL appends its own trust settings to the certificate; to drop them would be silent. */
  private void readOpenSslTrusted(String body, Origin block) {
    byte[] der = decoded(body, block);
    if (der == null) {
      return;
    }
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
      intake.problem(block.at("byte " + e.offset()), e.found(), e.expected());
    }
  }

  /** The bytes of a block, or null where there are none, which is then reported. */
  private byte @Nullable [] decoded(String body, Origin block) {
    if (body.isBlank()) {
      intake.problem(block, "nothing: the block is empty", "Base64");
      return null;
    }
    try {
      return Base64.getDecoder().decode(withoutBlanks(body));
    } catch (IllegalArgumentException e) {
      if (body.indexOf(':') >= 0) {
        intake.problem(block, "header lines (RFC 1421) in the block", "Base64 alone");
      } else {
        intake.problem(
            block,
            "text that is not Base64 (" + Texts.harmless(String.valueOf(e.getMessage())) + ")",
            "Base64");
      }
      return null;
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
