package io.github.smimetrust.report.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in letters of one width, of which East Asian ones take two places in a terminal. */
final class TextTable {
  /** A column is not padded further: one long name would push all others out of sight. */
  private static final int WIDEST = 48;

  private TextTable() {}

  static List<String> lines(List<String> head, List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>(Collections.nCopies(head.size(), 0));
    widen(widths, head);
    rows.forEach(r -> widen(widths, r));
    List<String> lines = new ArrayList<>();
    lines.add(line(widths, head));
    lines.add(line(widths, widths.stream().map("-"::repeat).toList()));
    rows.forEach(r -> lines.add(line(widths, r)));
    return lines;
  }

  private static void widen(List<Integer> widths, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      widths.set(i, Math.max(widths.get(i), Math.min(WIDEST, width(cells.get(i)))));
    }
  }

  private static String line(List<Integer> widths, List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      line.append(cell);
      if (i + 1 < cells.size()) {
        line.append(" ".repeat(Math.max(0, widths.get(i) - width(cell)) + 2));
      }
    }
    return line.toString().stripTrailing();
  }

  /** How many places a text takes in a terminal. */
  static int width(String text) {
    return text.codePoints().map(TextTable::places).sum();
  }

  private static int places(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean fullWidth = c >= 0xFF01 && c <= 0xFF60 || c >= 0xFFE0 && c <= 0xFFE6;
    boolean halfWidth = c >= 0xFF61 && c <= 0xFFDC;
    if (fullWidth || c >= 0x3000 && c <= 0x303E || c >= 0x1F300 && c <= 0x1FAFF) {
      return 2;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> halfWidth ? 1 : 2;
      // The mark of a long vowel, which kana share.
      default -> c == 0x30FC ? 2 : 1;
    };
  }
}
