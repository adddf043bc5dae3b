package io.github.smimetrust.report.document;

/** Content lines of iCalendar: escaped, folded, ended by CRLF (RFC 5545 section 3.1). */
final class CalendarLines {
  /** Octets of a line without its end. */
  private static final int MOST = 75;

  private final StringBuilder out = new StringBuilder();

  /** A property whose value is text (section 3.3.11). */
  void text(String name, String value) {
    line(
        name
            + ":"
            + value
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n"));
  }

  /** A line, folded between characters, never within the octets of one. */
  void line(String line) {
    int octets = 0;
    int at = 0;
    while (at < line.length()) {
      int c = line.codePointAt(at);
      int length = utf8Length(c);
      if (octets + length > MOST) {
        out.append("\r\n ");
        octets = 1;
      }
      out.appendCodePoint(c);
      octets += length;
      at += Character.charCount(c);
    }
    out.append("\r\n");
  }

  private static int utf8Length(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    } else if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
