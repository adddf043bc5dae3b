package io.github.smimetrust.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of a text, and which of them belong together, such as those of a stack trace. */
final class LogLines {
  /** Says where, and never what. */
  private static final Pattern FRAME =
      Pattern.compile("(?:at [\\w.$/@<>~-]+\\(.*|\\.\\.\\. \\d+ (?:more|common frames omitted))");

  private static final List<String> CONTINUATIONS = List.of("Caused by:", "Suppressed:", "... ");

  private final String text;
  private final int[] starts;
  private final int[] blocks;

  private LogLines(String text, int[] starts) {
    this.text = text;
    this.starts = starts;
    this.blocks = new int[starts.length];
    for (int i = 1; i < starts.length; i++) {
      blocks[i] = blocks[i - 1] + (continues(starts[i]) ? 0 : 1);
    }
  }

  static LogLines of(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends = c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1));
      if (ends) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = i + 1;
      }
    }
    return new LogLines(text, Arrays.copyOf(starts, count));
  }

  /** Is the line that begins at an index a part of what the one before it says? */
  private boolean continues(int start) {
    return start < text.length()
        && (Character.isWhitespace(text.charAt(start))
            || CONTINUATIONS.stream().anyMatch(c -> text.startsWith(c, start)));
  }

  int count() {
    return starts.length;
  }

  /** The number of the line that holds a character, from 0. */
  int at(int index) {
    int found = Arrays.binarySearch(starts, index);
    return found >= 0 ? found : -found - 2;
  }

  /** The number of the group of lines that a line belongs to. */
  int block(int line) {
    return blocks[line];
  }

  /** Does a line say something? Empty ones and the frames of a stack do not. */
  boolean says(int line) {
    int end = line + 1 < starts.length ? starts[line + 1] : text.length();
    int begin = starts[line];
    while (begin < end && Character.isWhitespace(text.charAt(begin))) {
      begin++;
    }
    return begin < end && !FRAME.matcher(text.substring(begin, end).strip()).matches();
  }
}
