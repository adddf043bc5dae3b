package io.github.smimetrust;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import java.io.ByteArrayOutputStream;

/**
 * Gives BER with indefinite lengths (X.690 section 8.1.3.6) definite ones, so that the DER reader
 * takes it. Everything else stays as it is, and so does each element that has a definite length,
 * with all that is inside: certificates keep their bytes.
 */
final class DefiniteLengths {
  private static final int INDEFINITE = 0x80;

  private final byte[] ber;
  private int at;

  private DefiniteLengths(byte[] ber) {
    this.ber = ber;
  }

  /** Is the length of the outermost element an indefinite one? */
  static boolean areMissing(byte[] ber) {
    return ber.length >= 2 && (ber[1] & 0xFF) == INDEFINITE;
  }

  /**
   * Rewrites one element.
   *
   * @return the array itself where the outermost length is definite
   * @throws MalformedDerException if an indefinite length has no end or nests deeper than 64
   */
  static byte[] of(byte[] ber) {
    if (!areMissing(ber)) {
      return ber;
    }
    DefiniteLengths rewriting = new DefiniteLengths(ber);
    ByteArrayOutputStream out = new ByteArrayOutputStream(ber.length);
    rewriting.element(out, 0);
    if (rewriting.at != ber.length) {
      throw new MalformedDerException(
          rewriting.at, (ber.length - rewriting.at) + " more bytes", "the end");
    }
    return out.toByteArray();
  }

  private void element(ByteArrayOutputStream out, int depth) {
    if (at + 1 < ber.length && (ber[at + 1] & 0xFF) == INDEFINITE && (ber[at] & 0x1F) != 0x1F) {
      if (depth == DerReader.MAX_DEPTH || (ber[at] & 0x20) == 0) {
        throw new MalformedDerException(
            at,
            "an indefinite length that is primitive or nested too deep",
            "at most " + DerReader.MAX_DEPTH + " levels");
      }
      int identifier = ber[at];
      at += 2;
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      while (!atEndOfContents()) {
        element(content, depth + 1);
      }
      at += 2;
      out.write(identifier);
      writeLength(out, content.size());
      out.writeBytes(content.toByteArray());
      return;
    }
    DerReader reader = DerReader.of(ber, at, ber.length);
    reader.next();
    out.write(ber, at, reader.end() - at);
    at = reader.end();
  }

  private boolean atEndOfContents() {
    if (at + 1 >= ber.length) {
      throw new MalformedDerException(at, "the end", "the end of an indefinite length (00 00)");
    }
    return ber[at] == 0 && ber[at + 1] == 0;
  }

  static void writeLength(ByteArrayOutputStream out, int length) {
    if (length < 0x80) {
      out.write(length);
      return;
    }
    int octets = (39 - Integer.numberOfLeadingZeros(length)) / 8;
    out.write(0x80 | octets);
    for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
      out.write(length >> shift);
    }
  }
}
