package io.github.smimetrust.exchange;

import io.github.smimetrust.exchange.transport.TenantIdentity;
import io.github.smimetrust.format.JsonFields;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.format.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the JSON forms of plans and receipts have in common. */
final class RecordFields {
  private RecordFields() {}

  static Map<String, Object> tenant(TenantIdentity tenant) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", tenant.id());
    fields.put("domain", tenant.domain());
    return fields;
  }

  static TenantIdentity tenant(JsonFields tenant) {
    return parsed(tenant, "domain", domain -> new TenantIdentity(tenant.text("id"), domain));
  }

  /** A list of certificates with the digest that tells whether somebody changed it. */
  static Map<String, Object> list(byte[] bytes) {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("sha256", Sha256.of(bytes));
    list.put("sst", bytes);
    return list;
  }

  static byte[] list(JsonFields list) {
    byte[] bytes = list.bytes("sst");
    if (!Sha256.of(bytes).equals(list.text("sha256"))) {
      throw list.fault("sst", "bytes with another digest", "the digest in sha256; it was changed");
    }
    return bytes;
  }

  /** A text that a constructor of ours judges. */
  static <T> T parsed(JsonFields fields, String name, Function<String, T> parse) {
    return parsed(fields, name, fields.text(name), parse);
  }

  /** A text that is shown to who approves: it must not look like something else. */
  static String plain(JsonFields fields, String name) {
    return parsed(fields, name, RecordFields::requirePlain);
  }

  /** Such a text that may be missing. */
  static Optional<String> optionalPlain(JsonFields fields, String name) {
    return fields
        .optionalText(name)
        .map(text -> parsed(fields, name, text, RecordFields::requirePlain));
  }

  private static String requirePlain(String text) {
    if (!PlainText.isPlain(text)) {
      throw new IllegalArgumentException("characters that mislead in '" + PlainText.of(text) + "'");
    }
    return text;
  }

  /** Texts that a constructor of ours judges, each. */
  static <T> List<T> parsedTexts(JsonFields fields, String name, Function<String, T> parse) {
    List<T> values = new ArrayList<>();
    for (String text : fields.texts(name)) {
      values.add(parsed(fields, name, text, parse));
    }
    return values;
  }

  /** A whole number from 0 on that fits an int. */
  static int parsedNumber(JsonFields fields, String name) {
    long number = fields.number(name);
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw fields.fault(name, String.valueOf(number), "a number from 0 to " + Integer.MAX_VALUE);
    }
    return (int) number;
  }

  private static <T> T parsed(
      JsonFields fields, String name, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw fields.fault(
          name, String.valueOf(e.getMessage()), "what this version of the library writes");
    }
  }
}
