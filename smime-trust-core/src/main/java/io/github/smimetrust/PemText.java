package io.github.smimetrust;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Writes PEM in the strict form of RFC 7468 section 3. */
final class PemText {
  static final String LF = "\n";

  /** What Windows writes, and its editors show. */
  static final String CRLF = "\r\n";

  /** All hyphens of a run but its last four. */
  private static final Pattern LONG_RUN = Pattern.compile("-(?=-{4})");

  private PemText() {}

  static String block(BundleEntry entry, String lineEnd) {
    byte[] end = lineEnd.getBytes(StandardCharsets.US_ASCII);
    return "-----BEGIN CERTIFICATE-----"
        + lineEnd
        + Base64.getMimeEncoder(64, end).encodeToString(entry.der())
        + lineEnd
        + "-----END CERTIFICATE-----"
        + lineEnd;
  }

  static byte[] commented(List<BundleEntry> entries) {
    StringBuilder text = new StringBuilder();
    for (BundleEntry entry : entries) {
      text.append("# ")
          .append(comment(entry))
          .append("\n# valid ")
          .append(entry.notBefore())
          .append(" to ")
          .append(entry.notAfter())
          .append("\n# SHA-256 ")
          .append(entry.fingerprint())
          .append(LF)
          .append(block(entry, LF));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Whoever chose the name must not begin or end a block with it. */
  private static String comment(BundleEntry entry) {
    String subject = Texts.harmless(entry.subject());
    return LONG_RUN.matcher(subject).replaceAll("\\\\u{2d}");
  }
}
