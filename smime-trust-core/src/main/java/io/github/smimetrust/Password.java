package io.github.smimetrust;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The caller's password for key stores, in a copy of its own that no text shows. Every format
 * spells it its own way; who asks for a spelling wipes it after use.
 */
final class Password {
  private final char[] chars;

  Password(char[] chars) {
    this.chars = chars.clone();
  }

  boolean isEmpty() {
    return chars.length == 0;
  }

  /**
   * For PKCS #12: a BMPString with two zero bytes behind it (RFC 7292 appendix B.1). There are two
   * traditions of spelling the empty one, those zero bytes alone and no bytes at all.
   */
  List<byte[]> bmpSpellings() {
    byte[] text = encoded(StandardCharsets.UTF_16BE);
    byte[] spelling = Arrays.copyOf(text, text.length + 2);
    Arrays.fill(text, (byte) 0);
    return isEmpty() ? List.of(spelling, new byte[0]) : List.of(spelling);
  }

  /** For PKCS #5 (RFC 8018) within PKCS #12. */
  byte[] utf8() {
    return encoded(StandardCharsets.UTF_8);
  }

  /** For JKS and JCEKS. */
  byte[] utf16() {
    return encoded(StandardCharsets.UTF_16BE);
  }

  /** Not {@link String#getBytes}, which would leave a copy in a text that cannot be wiped. */
  private byte[] encoded(Charset charset) {
    byte[] room = new byte[4 * chars.length];
    ByteBuffer bytes = ByteBuffer.wrap(room);
    charset
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .encode(CharBuffer.wrap(chars), bytes, true);
    byte[] encoded = Arrays.copyOf(room, bytes.position());
    Arrays.fill(room, (byte) 0);
    return encoded;
  }
}
