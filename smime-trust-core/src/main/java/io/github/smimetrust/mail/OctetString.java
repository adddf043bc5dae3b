package io.github.smimetrust.mail;

import io.github.smimetrust.sst.der.MalformedDerException;
import java.io.ByteArrayOutputStream;
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
    ByteArrayOutputStream joined =
        new ByteArrayOutputStream(reader.contentEnd() - reader.contentStart());
    join(bytes, reader.enter(), joined, 1);
    byte[] all = joined.toByteArray();
    return new ContentInMemory(all, 0, all.length);
  }

  private static void join(
      byte[] bytes, BerReader pieces, ByteArrayOutputStream joined, int depth) {
    while (pieces.hasNext()) {
      int tag = pieces.next();
      if (tag == BerReader.OCTET_STRING) {
        joined.write(bytes, pieces.contentStart(), pieces.contentEnd() - pieces.contentStart());
      } else if (tag == BerReader.CONSTRUCTED_STRING && depth < MOST_DEPTH) {
        join(bytes, pieces.enter(), joined, depth + 1);
      } else {
        throw new MalformedDerException(pieces.start(), "another element", "OCTET STRING");
      }
    }
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
