package io.github.smimetrust.report.document;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Writes HTML. Whatever comes from outside goes through {@link #text} or an attribute's value, and
 * both escape; names of elements and attributes are the code's own.
 */
final class Html {
  /** A line of the file ends after these, so that it can be read and compared. */
  private static final Set<String> LINES =
      Set.of(
          "article",
          "aside",
          "dd",
          "details",
          "div",
          "dl",
          "fieldset",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "head",
          "header",
          "html",
          "li",
          "main",
          "nav",
          "ol",
          "option",
          "p",
          "pre",
          "script",
          "section",
          "select",
          "style",
          "summary",
          "table",
          "tbody",
          "thead",
          "title",
          "tr",
          "ul",
          "body");

  private final StringBuilder out = new StringBuilder(1 << 16);

  /**
   * Begins an element.
   *
   * @param attributes names and values in turn; an empty value is written without one
   */
  Html open(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]);
      if (!attributes[i + 1].isEmpty()) {
        out.append("=\"");
        escape(attributes[i + 1]);
        out.append('"');
      }
    }
    out.append('>');
    return this;
  }

  Html close(String element) {
    out.append("</").append(element).append('>');
    if (LINES.contains(element)) {
      out.append('\n');
    }
    return this;
  }

  /** An element with text in it. */
  Html element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close(element);
  }

  Html text(String text) {
    escape(text);
    return this;
  }

  /** Text in which line ends stay what they are, for {@code pre}. */
  Html lines(String text) {
    for (String line : text.split("\r\n|[\r\n]", -1)) {
      escape(line);
      out.append('\n');
    }
    return this;
  }

  /** Markup that the library itself brings: a resource, never something read. */
  Html own(String markup) {
    out.append(markup);
    return this;
  }

  /** Ends a line of the file, where that has no meaning in the page. */
  Html line() {
    out.append('\n');
    return this;
  }

  /** One of the page's symbols; says nothing to those who do not see, so words stand beside it. */
  Html icon(String name) {
    return own("<svg class=\"icon ")
        .text(name)
        .own("\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#i-")
        .text(name)
        .own("\"/></svg>");
  }

  byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> plain(c);
      }
    }
  }

  /** What would reorder or hide its surroundings is shown by its number, as in plain text. */
  private void plain(int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          out.append("\\u{").append(Integer.toHexString(c)).append('}');
      default -> out.appendCodePoint(c);
    }
  }
}
