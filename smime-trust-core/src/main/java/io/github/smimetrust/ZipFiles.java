package io.github.smimetrust;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads a zip archive like a folder: its files in the order of their names, hidden ones left out.
 */
final class ZipFiles {
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  /** All files together, unpacked: as much as a file may have. */
  private static final long MOST_BYTES = InputFile.MOST_BYTES;

  /** Certificates hardly pack at all; the ratio is that of esig/dss. */
  private static final int MOST_RATIO = 100;

  private static final int FREE_OF_RATIO = 1 << 20;

  private final byte[] bytes;
  private final Origin origin;
  private final Intake intake;
  private long unpacked;

  private ZipFiles(byte[] bytes, Origin origin, Intake intake) {
    this.bytes = bytes;
    this.origin = origin;
    this.intake = intake;
  }

  static void read(byte[] bytes, Origin origin, Intake intake) {
    List<ZipArchive.Member> members;
    try {
      members = ZipArchive.members(bytes, origin);
    } catch (UnreadableInputException e) {
      intake.problem(e);
      return;
    }
    InputFile.checkCount(members.size(), origin);
    List<ZipArchive.Member> files =
        members.stream()
            .filter(m -> !isLeftOut(m))
            .sorted(Comparator.comparing(ZipArchive.Member::name))
            .toList();
    if (files.isEmpty()) {
      intake.problem(origin, "a zip archive without files", "files of certificates");
    }
    ZipFiles zip = new ZipFiles(bytes, origin, intake);
    files.forEach(zip::read);
  }

  private static boolean isLeftOut(ZipArchive.Member member) {
    if (member.isFolder() && member.size() == 0) {
      return true;
    }
    for (String part : member.name().split("[/\\\\]", -1)) {
      if (!part.equals(".") && !part.equals("..") && FolderFiles.isHidden(part)) {
        return true;
      }
    }
    return false;
  }

  private void read(ZipArchive.Member member) {
    Origin place = origin.at("entry " + Texts.harmless(member.name()));
    if (member.isEncrypted()) {
      intake.problem(place, "an encrypted file", "one that is not; unpack the archive first");
    } else if (member.isLink()) {
      intake.problem(place, "a link", "the file that it points to");
    } else if (member.method() != STORED && member.method() != DEFLATED) {
      intake.problem(
          place,
          "compression method " + member.method(),
          "0 (stored) or 8 (deflated); unpack the archive first");
    } else {
      checkSize(member, place);
      readContent(member, place);
    }
  }

  /** Nothing is unpacked beyond the size that is named, so that size is what counts. */
  private void checkSize(ZipArchive.Member member, Origin place) {
    // Limits are no problems to skip over: the rest would be lost.
    if (member.size() > MOST_BYTES - unpacked) {
      throw new UnreadableInputException(
          place, "more than " + MOST_BYTES + " bytes, unpacked", "files of certificates");
    }
    if (member.size() > FREE_OF_RATIO && member.size() > (long) MOST_RATIO * member.packed()) {
      throw new UnreadableInputException(
          place,
          member.size() + " bytes packed into " + member.packed(),
          "at most " + MOST_RATIO + " times as many");
    }
    unpacked += member.size();
  }

  private void readContent(ZipArchive.Member member, Origin place) {
    byte[] content;
    try {
      content = member.method() == STORED ? stored(member) : inflated(member);
    } catch (DataFormatException e) {
      intake.problem(
          new UnreadableInputException(
              place, "a damaged file", "one that unpacks to its size and checksum", e));
      return;
    }
    if (ZipArchive.isZip(content)) {
      intake.problem(
          place, "a zip archive in a zip archive", "files of certificates; unpack the inner one");
    } else {
      intake.hold(content.length, place);
      Content.read(content, place, intake);
    }
  }

  private byte[] stored(ZipArchive.Member member) throws DataFormatException {
    if (member.packed() != member.size()) {
      throw new DataFormatException("two sizes");
    }
    return checked(
        Arrays.copyOfRange(bytes, member.start(), member.start() + member.size()), member);
  }

  private byte[] inflated(ZipArchive.Member member) throws DataFormatException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(bytes, member.start(), member.packed());
      // One byte more, to see whether there is more than was named.
      byte[] content = new byte[member.size() + 1];
      int length = 0;
      while (!inflater.finished() && length < content.length) {
        int more = inflater.inflate(content, length, content.length - length);
        if (more == 0 && !inflater.finished()) {
          throw new DataFormatException("cut off, or packed with a dictionary");
        }
        length += more;
      }
      if (length != member.size() || inflater.getRemaining() > 0) {
        throw new DataFormatException("another size");
      }
      return checked(Arrays.copyOf(content, length), member);
    } finally {
      inflater.end();
    }
  }

  private static byte[] checked(byte[] content, ZipArchive.Member member)
      throws DataFormatException {
    CRC32 crc = new CRC32();
    crc.update(content);
    if (crc.getValue() != member.crc()) {
      throw new DataFormatException("another checksum");
    }
    return content;
  }
}
