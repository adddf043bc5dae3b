package io.github.smimetrust.mail;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lines "From " in the body of a message that lies in an mbox file. Programs put a "&gt;" before
 * them, since such a line would begin the next message; RFC 4155 leaves open which lines, and no
 * file says so: every line of "&gt;" and "From " (mboxrd), or "From " alone (mboxo), which loses
 * the difference to a "&gt;From " that was there before.
 */
final class FromLines {
  private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

  private FromLines() {}

  /** What the message was before, by either custom; empty if no line looks escaped. */
  static List<byte[]> unescaped(byte[] message) {
    List<byte[]> forms = new ArrayList<>();
    byte[] everyLevel = unescaped(message, Integer.MAX_VALUE);
    byte[] firstLevel = unescaped(message, 1);
    if (everyLevel.length < message.length) {
      forms.add(everyLevel);
    }
    if (firstLevel.length < message.length && firstLevel.length > everyLevel.length) {
      forms.add(firstLevel);
    }
    return forms;
  }

  /** Takes one "&gt;" from each line of the body that has no more than so many. */
  private static byte[] unescaped(byte[] message, int most) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(message.length);
    boolean inBody = false;
    int at = 0;
    while (at < message.length) {
      int next = LineEnds.next(message, at, message.length);
      int marks = 0;
      while (at + marks < next && message[at + marks] == '>') {
        marks++;
      }
      int from = inBody && marks > 0 && marks <= most && isFrom(message, at + marks) ? at + 1 : at;
      out.write(message, from, next - from);
      inBody |= LineEnds.trimmed(message, at, next) == at;
      at = next;
    }
    return out.toByteArray();
  }

  private static boolean isFrom(byte[] message, int at) {
    return at + FROM.length <= message.length
        && Arrays.equals(message, at, at + FROM.length, FROM, 0, FROM.length);
  }
}
