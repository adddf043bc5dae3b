package io.github.smimetrust.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text in CommonMark and GitHub's dialect of it, in which nothing becomes markup. What could start
 * some has a backslash before it, which both dialects allow for ASCII punctuation (CommonMark
 * section 2.4).
 */
final class MarkdownText {
  /**
   * Emphasis, code, links, HTML, entities, tables, strikethrough, headings that close, mathematics
   * of GitHub, mail addresses; the colon of {@code http://} and the full stop of {@code www.},
   * which GitHub makes links of (its sections 6.9 and following).
   */
  private static final Pattern SPECIAL =
      Pattern.compile("[\\\\`*_\\[\\]<>&|~$#@]|:(?=/)|(?<=[wW]{3})\\.");

  /** Lists, headings by underlining, rules, tables by their second line. */
  private static final Pattern AT_START =
      Pattern.compile("^(?:[-+=:]|(?<number>[0-9]{1,9})(?<mark>[.)]))");

  private MarkdownText() {}

  /** Within a line, after something else. */
  static String inline(String line) {
    String escaped =
        SPECIAL.matcher(line).replaceAll(m -> Matcher.quoteReplacement("\\" + m.group()));
    return blanks(escaped);
  }

  /** At the start of a line. */
  static String block(String line) {
    Matcher start = AT_START.matcher(line);
    if (!start.find()) {
      return inline(line);
    }
    String number = start.group("number");
    if (number == null) {
      String escaped = inline(line);
      // The colon of "://" has its backslash already.
      return escaped.startsWith("\\") ? escaped : "\\" + escaped;
    }
    return number + "\\" + start.group("mark") + inline(line.substring(start.end()));
  }

  /** A paragraph whose lines stay lines. */
  static String paragraph(List<String> lines) {
    List<String> blocks = new ArrayList<>();
    for (String line : lines) {
      blocks.add(line.isBlank() ? "" : block(line));
    }
    // An empty line ends a paragraph; what stands before a line is held by a hard break.
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < blocks.size(); i++) {
      out.append(blocks.get(i));
      if (i + 1 < blocks.size()) {
        boolean both = !blocks.get(i).isEmpty() && !blocks.get(i + 1).isEmpty();
        out.append(both ? "\\\n" : "\n");
      }
    }
    return out.append('\n').toString();
  }

  /** Text shown as it is, between fences longer than any in it. */
  static String fenced(List<String> lines) {
    int longest = 2;
    for (String line : lines) {
      Matcher run = Pattern.compile("`+").matcher(line);
      while (run.find()) {
        longest = Math.max(longest, run.end() - run.start());
      }
    }
    String fence = "`".repeat(longest + 1);
    return fence + "text\n" + String.join("\n", lines) + "\n" + fence + "\n";
  }

  /** Blanks at the ends, which would be dropped or indent. */
  private static String blanks(String text) {
    int from = 0;
    while (from < text.length() && text.charAt(from) == ' ') {
      from++;
    }
    int to = text.length();
    while (to > from && text.charAt(to - 1) == ' ') {
      to--;
    }
    return "&#32;".repeat(from) + text.substring(from, to) + "&#32;".repeat(text.length() - to);
  }
}
