package io.github.smimetrust.mail;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parameters of a header field, with continuations and charsets (RFC 2231 sections 3, 4). */
final class Parameters {
  private static final int MOST = 64;

  private Parameters() {}

  /** Reads to the end. Null if that is not possible, or a parameter is there twice. */
  static @Nullable Map<String, String> parse(FieldTokens tokens) {
    Map<String, String> plain = new HashMap<>();
    while (!tokens.atEnd()) {
      if (!tokens.skip(';')) {
        return null;
      }
      if (tokens.atEnd()) {
        break;
      }
      String name = tokens.token("=;");
      if (name == null) {
        // Two semicolons in a row; common, and of one meaning.
        continue;
      }
      if (!tokens.skip('=')) {
        return null;
      }
      String value = tokens.quoted();
      if (value == null) {
        value = tokens.token(";");
      }
      if (plain.size() == MOST
          || plain.put(name.toLowerCase(Locale.ROOT), value == null ? "" : value) != null) {
        return null;
      }
    }
    return joined(plain);
  }

  /** Puts {@code name*0}, {@code name*1*} and {@code name*} together as {@code name}. */
  private static @Nullable Map<String, String> joined(Map<String, String> plain) {
    Map<String, String> all = new HashMap<>();
    Map<String, TreeMap<Integer, String>> pieces = new TreeMap<>();
    for (Map.Entry<String, String> entry : plain.entrySet()) {
      String name = entry.getKey();
      int star = name.indexOf('*');
      if (star < 0) {
        all.put(name, entry.getValue());
        continue;
      }
      String rest = name.substring(star + 1);
      boolean encoded = rest.isEmpty() || rest.endsWith("*");
      String number = rest.endsWith("*") ? rest.substring(0, rest.length() - 1) : rest;
      if (!number.matches("|0|[1-9][0-9]?")) {
        return null;
      }
      int index = number.isEmpty() ? 0 : Integer.parseInt(number);
      String value = encoded ? decoded(entry.getValue(), index == 0) : entry.getValue();
      if (value == null
          || pieces.computeIfAbsent(name.substring(0, star), n -> new TreeMap<>()).put(index, value)
              != null) {
        return null;
      }
    }
    for (Map.Entry<String, TreeMap<Integer, String>> entry : pieces.entrySet()) {
      TreeMap<Integer, String> parts = entry.getValue();
      if (parts.firstKey() != 0
          || parts.lastKey() != parts.size() - 1
          || all.put(entry.getKey(), String.join("", parts.values())) != null) {
        return null;
      }
    }
    return Map.copyOf(all);
  }

  /** Undoes {@code charset'language'%xx}. Null if it is not that. */
  private static @Nullable String decoded(String value, boolean first) {
    Charset charset = StandardCharsets.UTF_8;
    String rest = value;
    if (first) {
      int quote = value.indexOf('\'');
      int second = quote < 0 ? -1 : value.indexOf('\'', quote + 1);
      if (second < 0) {
        return null;
      }
      try {
        charset = quote == 0 ? StandardCharsets.UTF_8 : Charset.forName(value.substring(0, quote));
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        return null;
      }
      rest = value.substring(second + 1);
    }
    byte[] bytes = new byte[rest.length()];
    int size = 0;
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      if (c == '%' && i + 2 < rest.length() && isHex(rest, i + 1) && isHex(rest, i + 2)) {
        bytes[size++] = (byte) Integer.parseInt(rest.substring(i + 1, i + 3), 16);
        i += 2;
      } else if (c < 0x80) {
        bytes[size++] = (byte) c;
      } else {
        return null;
      }
    }
    return new String(bytes, 0, size, charset);
  }

  private static boolean isHex(String text, int at) {
    return Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 0x80;
  }
}
