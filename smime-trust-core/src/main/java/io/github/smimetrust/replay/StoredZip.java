package io.github.smimetrust.replay;

import io.github.smimetrust.Origin;
import io.github.smimetrust.UnreadableInputException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Zip archives in one form alone (APPNOTE.TXT sections 4.3.7, 4.3.12, 4.3.16): files that are
 * stored, dated 1980-01-01, one behind the other, and nothing else. So one content has one sequence
 * of bytes, whatever wrote it, and reading needs no limit for what is unpacked.
 */
final class StoredZip {
  private static final int LOCAL_HEADER = 0x04034B50;
  private static final int DIRECTORY_HEADER = 0x02014B50;
  private static final int END = 0x06054B50;
  private static final int LOCAL_BYTES = 30;
  private static final int DIRECTORY_BYTES = 46;
  private static final int END_BYTES = 22;

  /** Version 1.0 of the format is enough for files that are stored (section 4.4.3.2). */
  private static final short VERSION = 10;

  /** The first day that the format can name: year 1980, month 1, day 1 (section 4.4.6). */
  private static final short DATE = 1 << 5 | 1;

  private static final int MOST_NAME = 100;

  private StoredZip() {}

  /** Writes files with names in ASCII, in the order of the map. */
  static byte[] encode(Map<String, byte[]> files) {
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    files.forEach(
        (name, content) -> {
          int header = members.size();
          byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
          members.writeBytes(
              littleEndian(LOCAL_BYTES)
                  .putInt(LOCAL_HEADER)
                  .put(common(ascii, content))
                  .putShort((short) 0)
                  .array());
          members.writeBytes(ascii);
          members.writeBytes(content);
          directory.writeBytes(
              littleEndian(DIRECTORY_BYTES)
                  .putInt(DIRECTORY_HEADER)
                  .putShort(VERSION)
                  .put(common(ascii, content))
                  .position(DIRECTORY_BYTES - Integer.BYTES)
                  .putInt(header)
                  .array());
          directory.writeBytes(ascii);
        });
    int start = members.size();
    members.writeBytes(directory.toByteArray());
    members.writeBytes(
        littleEndian(END_BYTES)
            .putInt(END)
            .putInt(0)
            .putShort((short) files.size())
            .putShort((short) files.size())
            .putInt(directory.size())
            .putInt(start)
            .array());
    return members.toByteArray();
  }

  /** What both headers say: from the version to the length of the name. */
  private static byte[] common(byte[] name, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return littleEndian(24)
        .putShort(VERSION)
        .putShort((short) 0)
        .putShort((short) 0)
        .putShort((short) 0)
        .putShort(DATE)
        .putInt((int) crc.getValue())
        .putInt(content.length)
        .putInt(content.length)
        .putShort((short) name.length)
        .array();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads what {@link #encode} writes, and refuses every archive in another form.
   *
   * @param source what messages call the archive
   * @param mostFiles how many files there may be
   */
  static Map<String, byte[]> decode(byte[] zip, String source, int mostFiles) {
    ByteBuffer in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    Map<String, byte[]> files = new LinkedHashMap<>();
    int at = 0;
    while (zip.length - at >= LOCAL_BYTES && in.getInt(at) == LOCAL_HEADER) {
      long size = in.getInt(at + 18) & 0xFFFFFFFFL;
      int nameBytes = in.getShort(at + 26) & 0xFFFF;
      if (nameBytes > MOST_NAME || zip.length - at - LOCAL_BYTES - nameBytes < size) {
        throw refused(source, at, "a file that is cut off, packed, or has too long a name");
      }
      int start = at + LOCAL_BYTES + nameBytes;
      String name = new String(zip, at + LOCAL_BYTES, nameBytes, StandardCharsets.US_ASCII);
      at = start + (int) size;
      if (files.put(name, Arrays.copyOfRange(zip, start, at)) != null || files.size() > mostFiles) {
        throw refused(source, start, "a file twice, or more than " + mostFiles + " files");
      }
    }
    byte[] same = encode(files);
    int difference = Arrays.mismatch(zip, same);
    if (difference >= 0) {
      throw refused(source, difference, "other bytes than such files give");
    }
    return files;
  }

  private static UnreadableInputException refused(String source, int at, String found) {
    return new UnreadableInputException(
        new Origin(source, "byte " + at),
        found,
        "a zip archive as Replay.writeTo writes it, unchanged",
        null);
  }
}
