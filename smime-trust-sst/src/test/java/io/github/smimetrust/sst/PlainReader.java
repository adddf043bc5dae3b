package io.github.smimetrust.sst;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A second reader of the format, written from its text in the plainest way and without anything of
 * the codec: what it accepts, where it stops and why is what the codec must say.
 */
final class PlainReader {
  record Entry(int offset, long id, long length) {
    int end() {
      return (int) (offset + 12 + length);
    }

    boolean isObject() {
      return id >= 0x20 && id <= 0x22;
    }
  }

  /** Where the bytes stop being a store; the offset is -1 for a store. */
  record Verdict(int offset, String place, int elements) {
    boolean accepted() {
      return offset < 0;
    }
  }

  private final ByteBuffer bytes;

  private PlainReader(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static Verdict strict(byte[] bytes) {
    return new PlainReader(bytes).judge(false);
  }

  static Verdict lenient(byte[] bytes) {
    return new PlainReader(bytes).judge(true);
  }

  private Verdict judge(boolean lenient) {
    if (bytes.capacity() < 8 || unsigned(0) != 0 || unsigned(4) != 0x54524543L) {
      return new Verdict(0, "the header", 0);
    }
    int elements = 0;
    int records = 0;
    int element = 8;
    int at = 8;
    while (bytes.capacity() - at >= 12 && unsigned(at) != 0) {
      Entry entry = entry(at);
      if (entry.id() > 0xFFFF || at + 12 + entry.length() > bytes.capacity()) {
        return new Verdict(at, place(elements, records), elements);
      }
      at = entry.end();
      records++;
      if (entry.isObject()) {
        elements++;
        records = 0;
        element = at;
      }
    }
    if (records > 0) {
      return new Verdict(element, place(elements, 0), elements);
    }
    return judgeEnd(at, elements, lenient);
  }

  private Verdict judgeEnd(int at, int elements, boolean lenient) {
    int left = bytes.capacity() - at;
    boolean zero = IntStream.range(at, at + Math.min(left, 12)).allMatch(i -> bytes.get(i) == 0);
    if (!zero) {
      return new Verdict(at, left < 12 ? place(elements, 0) : "the end record", elements);
    }
    if (left == 12 || lenient) {
      return new Verdict(-1, "", elements);
    }
    return left < 12
        ? new Verdict(at, "the end record", elements)
        : new Verdict(at + 12, "after the end record", elements);
  }

  /** The records of a well-formed store, without the end. */
  static List<Entry> entries(byte[] bytes) {
    PlainReader reader = new PlainReader(bytes);
    List<Entry> entries = new ArrayList<>();
    for (int at = 8; reader.unsigned(at) != 0; at = entries.get(entries.size() - 1).end()) {
      entries.add(reader.entry(at));
    }
    return entries;
  }

  private Entry entry(int at) {
    return new Entry(at, unsigned(at), unsigned(at + 8));
  }

  private long unsigned(int at) {
    return Integer.toUnsignedLong(bytes.getInt(at));
  }

  private static String place(int elements, int records) {
    return "element " + (elements + 1) + " record " + (records + 1);
  }
}
