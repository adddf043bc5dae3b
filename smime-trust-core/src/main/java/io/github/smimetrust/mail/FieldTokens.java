package io.github.smimetrust.mail;

import org.jspecify.annotations.Nullable;

/** Steps through a structured header field; comments and blanks count for nothing. */
final class FieldTokens {
  private static final int MOST_COMMENT_DEPTH = 16;

  private final String text;
  private int at;

  FieldTokens(String text) {
    this.text = text;
  }

  boolean atEnd() {
    skipBlanks();
    return at == text.length();
  }

  boolean nextIs(char c) {
    skipBlanks();
    return at < text.length() && text.charAt(at) == c;
  }

  /** Steps over a character if it comes next. */
  boolean skip(char c) {
    if (!nextIs(c)) {
      return false;
    }
    at++;
    return true;
  }

  /** Reads up to a blank, a comment, a quote or one of the delimiters; null if nothing is there. */
  @Nullable String token(String delimiters) {
    skipBlanks();
    int start = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c <= ' ' || c == '(' || c == '"' || delimiters.indexOf(c) >= 0) {
        break;
      }
      at++;
    }
    return at == start ? null : text.substring(start, at);
  }

  /** Reads a quoted string; null if none is next, or it does not end. */
  @Nullable String quoted() {
    skipBlanks();
    if (at == text.length() || text.charAt(at) != '"') {
      return null;
    }
    StringBuilder value = new StringBuilder();
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        at = i + 1;
        return value.toString();
      }
      if (c == '\\' && i + 1 < text.length()) {
        c = text.charAt(++i);
      }
      value.append(c);
    }
    return null;
  }

  private void skipBlanks() {
    while (at < text.length()) {
      if (text.charAt(at) <= ' ') {
        at++;
      } else if (text.charAt(at) != '(' || !skipComment()) {
        return;
      }
    }
  }

  /** Comments nest. One without an end is no comment. */
  private boolean skipComment() {
    int depth = 0;
    for (int i = at; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\\' -> i++;
        case '(' -> depth++;
        case ')' -> depth--;
        default -> {}
      }
      if (depth > MOST_COMMENT_DEPTH) {
        return false;
      }
      if (depth == 0) {
        at = i + 1;
        return true;
      }
    }
    return false;
  }
}
