package io.github.smimetrust.chain;

import java.util.Arrays;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;

/** Shows a Name in messages (RFC 2253), shortened; never for comparison. */
final class NameText {
  private NameText() {}

  static String of(byte[] der, int from, int to) {
    try {
      return PlainText.of(
          new X500Principal(Arrays.copyOfRange(der, from, to)).getName(X500Principal.RFC2253));
    } catch (IllegalArgumentException e) {
      // The JDK refuses some names that are DER.
      return "#" + PlainText.of(HexFormat.of().formatHex(der, from, to));
    }
  }
}
