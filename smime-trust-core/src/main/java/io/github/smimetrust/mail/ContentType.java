package io.github.smimetrust.mail;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Content-Type field (RFC 2045 section 5.1), read as generously as mail programs read it, but
 * never where they could differ: a parameter that is there twice makes all of it unreadable.
 *
 * @param type in lower case, such as {@code multipart}
 * @param subtype in lower case
 * @param parameters by names in lower case
 */
record ContentType(String type, String subtype, Map<String, String> parameters) {
  /** What an entity without the field is (RFC 2045 section 5.2). */
  static final ContentType TEXT = new ContentType("text", "plain", Map.of());

  /** Null if it cannot be read. */
  static @Nullable ContentType parse(String value) {
    FieldTokens tokens = new FieldTokens(value);
    String type = tokens.token("/;");
    if (type == null || !tokens.skip('/')) {
      return null;
    }
    String subtype = tokens.token(";");
    if (subtype == null) {
      return null;
    }
    Map<String, String> parameters = Parameters.parse(tokens);
    return parameters == null
        ? null
        : new ContentType(
            type.toLowerCase(Locale.ROOT), subtype.toLowerCase(Locale.ROOT), parameters);
  }

  boolean is(String type, String subtype) {
    return this.type.equals(type) && this.subtype.equals(subtype);
  }

  boolean isMultipart() {
    return type.equals("multipart");
  }

  /** The value of a parameter, or an empty text. */
  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** For messages. */
  String name() {
    return type + "/" + subtype;
  }
}
