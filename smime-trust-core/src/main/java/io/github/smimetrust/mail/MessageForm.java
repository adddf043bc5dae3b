package io.github.smimetrust.mail;

import io.github.smimetrust.Origin;
import io.github.smimetrust.UnreadableInputException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Tells messages from bare signatures and from files of other kinds, by their first bytes. */
final class MessageForm {
  /** Compound File Binary, in which Outlook keeps messages ([MS-CFB] section 2.2). */
  private static final byte[] COMPOUND_FILE = HexFormat.of().parseHex("d0cf11e0a1b11ae1");

  private static final byte[] BYTE_ORDER_MARK = HexFormat.of().parseHex("efbbbf");
  private static final byte[] PEM = "-----BEGIN ".getBytes(StandardCharsets.US_ASCII);

  /** How much of the first line tells base64. */
  private static final int FIRST_CHARACTERS = 40;

  private MessageForm() {}

  /**
   * Refuses what is no message and looks like one in a mail program.
   *
   * @throws UnreadableInputException for a message as Outlook saves it
   */
  static void check(byte[] bytes, String source) {
    if (startsWith(bytes, COMPOUND_FILE)) {
      throw new UnreadableInputException(
          new Origin(source, ""),
          "an Outlook message (.msg), in which the signed bytes are no longer as they were sent",
          "the message as it was sent (.eml): drag it out of Outlook on the web or the new Outlook,"
              + " or have it forwarded as an attachment and save that",
          null);
    }
  }

  /** The CMS object if that is all there is: DER or BER, PEM, or bare base64; else null. */
  static byte @Nullable [] bareCms(byte[] bytes) {
    if (isSequence(bytes)) {
      return bytes;
    }
    int from = 0;
    int to = bytes.length;
    if (startsWith(bytes, PEM)) {
      from = LineEnds.next(bytes, 0, to);
      String label = new String(bytes, 0, Math.min(from, 64), StandardCharsets.US_ASCII).strip();
      if (!label.equals("-----BEGIN PKCS7-----") && !label.equals("-----BEGIN CMS-----")) {
        return null;
      }
      int end = from;
      while (end < to && bytes[end] != '-') {
        end = LineEnds.next(bytes, end, to);
      }
      to = end;
    } else if (!looksLikeBase64(bytes)) {
      return null;
    }
    byte[] decoded = TransferEncoding.base64(bytes, from, to);
    return decoded != null && isSequence(decoded) ? decoded : null;
  }

  /** The same for one that does not fit into memory: DER or BER, or bare base64; else null. */
  static @Nullable InputStream bareCms(byte[] head, InputStream rest) {
    boolean isBase64 = looksLikeBase64(head);
    if (!isBase64 && !isSequence(head)) {
      return null;
    }
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), rest);
    return isBase64 ? new Base64Stream(whole) : whole;
  }

  /** Where the message begins: some programs put a mark before it. */
  static int start(byte[] bytes) {
    return startsWith(bytes, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  }

  /** A SEQUENCE of 128 bytes or more, or of indefinite length; no header field begins so. */
  private static boolean isSequence(byte[] bytes) {
    return bytes.length > 2 && bytes[0] == BerReader.SEQUENCE && bytes[1] < 0;
  }

  private static boolean looksLikeBase64(byte[] bytes) {
    if (bytes.length < FIRST_CHARACTERS || bytes[0] != 'M' || bytes[1] != 'I') {
      return false;
    }
    for (int i = 0; i < FIRST_CHARACTERS; i++) {
      byte b = bytes[i];
      if (!(b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= '0' && b <= '9')
          && b != '+'
          && b != '/'
          && b != '\r'
          && b != '\n') {
        return false;
      }
    }
    return true;
  }

  private static boolean startsWith(byte[] bytes, byte[] mark) {
    return bytes.length >= mark.length
        && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
  }
}
