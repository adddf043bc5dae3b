package io.github.smimetrust.mail;

import io.github.smimetrust.sst.der.MalformedDerException;
import java.io.IOException;

/** An OCTET STRING, which BER may cut into pieces (X.690 section 8.7.3). */
final class OctetString {
  /** Pieces of pieces are allowed and not in use. */
  private static final int MOST_DEPTH = 4;

  private OctetString() {}

  /** The bytes of the string that a reader stands on; a view where it is in one piece. */
  static ContentInMemory read(byte[] bytes, BerReader reader) {
    if (reader.tag() == BerReader.OCTET_STRING) {
      return new ContentInMemory(bytes, reader.contentStart(), reader.contentEnd());
    }
    if (reader.tag() != BerReader.CONSTRUCTED_STRING) {
      throw new MalformedDerException(
          reader.start(), "another element", "OCTET STRING in one piece or in several");
    }
    byte[] joined = new byte[reader.contentEnd() - reader.contentStart()];
    return new ContentInMemory(joined, 0, join(bytes, reader.enter(), joined, 0, 1));
  }

  /** Appends the pieces to what is joined up to a position; returns the position behind them. */
  private static int join(byte[] bytes, BerReader pieces, byte[] joined, int from, int depth) {
    int at = from;
    while (pieces.hasNext()) {
      int tag = pieces.next();
      if (tag == BerReader.OCTET_STRING) {
        int length = pieces.contentEnd() - pieces.contentStart();
        System.arraycopy(bytes, pieces.contentStart(), joined, at, length);
        at += length;
      } else if (tag == BerReader.CONSTRUCTED_STRING && depth < MOST_DEPTH) {
        at = join(bytes, pieces.enter(), joined, at, depth + 1);
      } else {
        throw new MalformedDerException(pieces.start(), "another element", "OCTET STRING");
      }
    }
    return at;
  }

  /** Gives the bytes of the string that a stream stands on, in pieces. */
  static void read(BerStream in, BerStream.Receiver receiver) throws IOException {
    read(in, receiver, 0);
  }

  private static void read(BerStream in, BerStream.Receiver receiver, int depth)
      throws IOException {
    if (in.tag() == BerReader.OCTET_STRING) {
      in.content(receiver);
      return;
    }
    if (in.tag() != BerReader.CONSTRUCTED_STRING || depth == MOST_DEPTH) {
      throw in.malformed("another element", "OCTET STRING in one piece or in several");
    }
    in.enter();
    while (in.next()) {
      read(in, receiver, depth + 1);
    }
  }
}
