package io.github.smimetrust;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The directory of a zip archive (APPNOTE.TXT sections 4.3 and 4.4). The members must lie one
 * behind the other as the directory says, each with the name and method that it says: readers
 * differ in which of the two they believe, and nothing is to be lost or found between them.
 */
final class ZipArchive {
  private static final int LOCAL_HEADER = 0x04034B50;
  private static final int DIRECTORY_HEADER = 0x02014B50;
  private static final int END = 0x06054B50;
  private static final int LOCAL_BYTES = 30;
  private static final int DIRECTORY_BYTES = 46;
  private static final int END_BYTES = 22;
  private static final int MOST_COMMENT = 0xFFFF;

  private static final int HAS_DESCRIPTOR = 1 << 3;

  private final ByteBuffer bytes;
  private final Origin origin;

  private ZipArchive(byte[] bytes, Origin origin) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.origin = origin;
  }

  /** One member; {@code start} is where its packed bytes begin. */
  record Member(
      String name,
      int madeBy,
      int flags,
      int method,
      long crc,
      int packed,
      int size,
      int attributes,
      int header,
      int start) {
    private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
    private static final int UNIX = 3;

    boolean isFolder() {
      return name.endsWith("/") || name.endsWith("\\");
    }

    boolean isEncrypted() {
      return (flags & ENCRYPTED) != 0;
    }

    boolean isLink() {
      return madeBy >> 8 == UNIX && (attributes >>> 16 & 0xF000) == 0xA000;
    }
  }

  /** Does this begin like a zip archive, perhaps an empty one? */
  static boolean isZip(byte[] bytes) {
    if (bytes.length < 4) {
      return false;
    }
    int first = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return first == LOCAL_HEADER || first == END;
  }

  /** The members in the order in which they lie. */
  static List<Member> members(byte[] bytes, Origin origin) {
    return new ZipArchive(bytes, origin).members();
  }

  private List<Member> members() {
    int end = end();
    int count = u2(end + 10);
    long directory = u4(end + 16);
    long directoryBytes = u4(end + 12);
    if (count == 0xFFFF || directory == 0xFFFFFFFFL || directoryBytes == 0xFFFFFFFFL) {
      throw broken(end, "a ZIP64 archive", "an ordinary one, which is enough up to 4 GiB");
    }
    if (u2(end + 4) != 0 || u2(end + 6) != 0 || u2(end + 8) != count) {
      throw broken(end, "a part of an archive in several files", "an archive in one file");
    }
    if (directory + directoryBytes != end) {
      throw broken(end, "a directory that does not end here", "a directory in its place");
    }
    List<Member> members = new ArrayList<>(count);
    int at = (int) directory;
    for (int i = 0; i < count; i++) {
      if (end - at < DIRECTORY_BYTES || bytes.getInt(at) != DIRECTORY_HEADER) {
        throw broken(at, "no entry of the directory", count + " entries, this is " + (i + 1));
      }
      int next = at + DIRECTORY_BYTES + u2(at + 28) + u2(at + 30) + u2(at + 32);
      if (next > end) {
        throw broken(at, "an entry of the directory that is cut off", "a whole one");
      }
      members.add(member(at, (int) directory));
      at = next;
    }
    if (at != end) {
      throw broken(at, (end - at) + " more bytes", "the end of the directory");
    }
    members.sort(Comparator.comparingInt(Member::header));
    checkLayout(members, (int) directory);
    return members;
  }

  /** The last record; a comment may follow, and is the reason for looking. */
  private int end() {
    int last = bytes.capacity() - END_BYTES;
    for (int at = last; at >= 0 && at >= last - MOST_COMMENT; at--) {
      if (bytes.getInt(at) == END && at + END_BYTES + u2(at + 20) == bytes.capacity()) {
        return at;
      }
    }
    throw broken(
        bytes.capacity(), "a zip archive without its directory", "a whole one; it may be cut off");
  }

  private Member member(int at, int directory) {
    int nameBytes = u2(at + 28);
    long packed = u4(at + 20);
    long header = u4(at + 42);
    if (header + LOCAL_BYTES > directory || bytes.getInt((int) header) != LOCAL_HEADER) {
      throw broken(at, "an entry of the directory that leads nowhere", "the place of a file");
    }
    int local = (int) header;
    long start = header + LOCAL_BYTES + u2(local + 26) + u2(local + 28);
    if (start + packed > directory || u4(at + 24) > Integer.MAX_VALUE) {
      throw broken(local, "a file that runs into the directory", "one that ends before it");
    }
    if (u2(local + 8) != u2(at + 10)
        || u2(local + 26) != nameBytes
        || !bytes
            .slice(local + LOCAL_BYTES, nameBytes)
            .equals(bytes.slice(at + DIRECTORY_BYTES, nameBytes))) {
      throw broken(
          local, "a file with another name or method than in the directory", "the same in both");
    }
    return new Member(
        name(at + DIRECTORY_BYTES, nameBytes),
        u2(at + 4),
        u2(at + 8),
        u2(at + 10),
        u4(at + 16),
        (int) packed,
        (int) u4(at + 24),
        bytes.getInt(at + 38),
        local,
        (int) start);
  }

  /** Nothing between the members but the descriptors that writers of streams put there. */
  private void checkLayout(List<Member> members, int directory) {
    int expected = 0;
    boolean descriptor = false;
    for (Member member : members) {
      checkGap(expected, member.header, descriptor);
      expected = member.start + member.packed;
      descriptor = (member.flags & HAS_DESCRIPTOR) != 0;
    }
    checkGap(expected, directory, descriptor);
  }

  private void checkGap(int from, int to, boolean descriptor) {
    int gap = to - from;
    // CRC and two sizes of 4 or 8 bytes, with or without a signature (section 4.3.9).
    boolean asDescriptor = gap == 12 || gap == 16 || gap == 20 || gap == 24;
    if (descriptor ? !asDescriptor : gap != 0) {
      throw broken(
          from,
          gap < 0 ? "files that overlap" : gap + " bytes that are not in the directory",
          "files one behind the other");
    }
  }

  /** UTF-8 where it is; otherwise each byte is shown, whatever the writer's code page was. */
  private String name(int at, int length) {
    ByteBuffer name = bytes.slice(at, length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(name).toString();
    } catch (CharacterCodingException e) {
      return StandardCharsets.ISO_8859_1.decode(name.rewind()).toString();
    }
  }

  private int u2(int at) {
    return bytes.getShort(at) & 0xFFFF;
  }

  private long u4(int at) {
    return bytes.getInt(at) & 0xFFFFFFFFL;
  }

  private UnreadableInputException broken(int at, String found, String expected) {
    return new UnreadableInputException(origin.at("byte " + at), found, expected);
  }
}
