package io.github.smimetrust.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, read whole, each asked for by the type that it must have. Fields
 * that nobody asks for do not matter. Immutable and thread-safe.
 *
 * <p>Limits: {@value #MOST_BYTES} bytes, {@value #MOST_NESTED} levels; a repeated name is refused.
 *
 * @since 0.1.0
 */
public final class JsonFields {
  /** Enough for both lists of a receipt in Base64, each at the size limit of the store codec. */
  public static final int MOST_BYTES = 256 << 20;

  private static final int MOST_NESTED = 16;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxDocumentLength(MOST_BYTES)
                  .maxStringLength(MOST_BYTES)
                  .maxNestingDepth(MOST_NESTED)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private final String path;
  private final Map<?, ?> fields;

  private JsonFields(String path, Map<?, ?> fields) {
    this.path = path;
    this.fields = fields;
  }

  /**
   * Reads an object of a kind that this library writes.
   *
   * @param utf8 the whole document
   * @param kind what its field {@code kind} must say
   * @param version what its field {@code schemaVersion} must say
   * @return its fields
   * @throws MalformedJsonException if it is anything else
   */
  public static JsonFields read(byte[] utf8, String kind, long version) {
    JsonFields fields = new JsonFields("", parse(utf8));
    String found = fields.text("kind");
    if (!found.equals(kind)) {
      throw new MalformedJsonException("kind", '"' + PlainText.of(found) + '"', '"' + kind + '"');
    }
    long foundVersion = fields.number("schemaVersion");
    if (foundVersion != version) {
      throw new MalformedJsonException(
          "schemaVersion",
          String.valueOf(foundVersion),
          version + ", which this version of the library reads");
    }
    return fields;
  }

  private static Map<?, ?> parse(byte[] utf8) {
    try (JsonParser parser = FACTORY.createParser(utf8)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedJsonException("start", "no object", "a JSON object");
      }
      Map<?, ?> object = object(parser);
      if (parser.nextToken() != null) {
        throw new MalformedJsonException("end", "more than one value", "one JSON object");
      }
      return object;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new MalformedJsonException(
          at == null ? "start" : "line " + at.getLineNr() + " column " + at.getColumnNr(),
          PlainText.of(e.getOriginalMessage()),
          "JSON as this library writes it");
    } catch (IOException e) {
      // UTF-8 that is cut off or wrong is reported as an I/O error.
      throw new MalformedJsonException(
          "text", PlainText.of(String.valueOf(e.getMessage())), "JSON in UTF-8");
    }
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return fields;
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield items;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NULL -> null;
      default ->
          throw new MalformedJsonException(
              "line " + parser.currentLocation().getLineNr(),
              "the token " + parser.currentToken(),
              "text, a whole number, true, false, null, an object or an array");
    };
  }

  /**
   * A field that is text.
   *
   * @param name its name
   * @return the text
   * @throws MalformedJsonException if it is missing or something else
   */
  public String text(String name) {
    return value(name, String.class, "text");
  }

  /**
   * A field that is text, null or missing.
   *
   * @param name its name
   * @return the text
   * @throws MalformedJsonException if it is something else
   */
  public Optional<String> optionalText(String name) {
    return fields.get(name) == null ? Optional.empty() : Optional.of(text(name));
  }

  /**
   * A field that is a whole number.
   *
   * @param name its name
   * @return the number
   * @throws MalformedJsonException if it is missing or something else
   */
  public long number(String name) {
    return value(name, Long.class, "a whole number");
  }

  /**
   * A field that is true or false.
   *
   * @param name its name
   * @return which
   * @throws MalformedJsonException if it is missing or something else
   */
  public boolean flag(String name) {
    return value(name, Boolean.class, "true or false");
  }

  /**
   * A field that is an instant in the form of ISO 8601.
   *
   * @param name its name
   * @return the instant
   * @throws MalformedJsonException if it is missing or something else
   */
  public Instant instant(String name) {
    String text = text(name);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw fault(name, '"' + PlainText.of(text) + '"', "an instant such as 2026-01-15T00:00:00Z");
    }
  }

  /**
   * A field that is Base64.
   *
   * @param name its name
   * @return the bytes, a new array
   * @throws MalformedJsonException if it is missing or something else
   */
  public byte[] bytes(String name) {
    try {
      return Base64.getDecoder().decode(text(name));
    } catch (IllegalArgumentException e) {
      throw fault(name, "text that is not Base64", "Base64 (RFC 4648 section 4)");
    }
  }

  /**
   * A field that is an object.
   *
   * @param name its name
   * @return its fields
   * @throws MalformedJsonException if it is missing or something else
   */
  public JsonFields object(String name) {
    return new JsonFields(path + name + ".", value(name, Map.class, "an object"));
  }

  /**
   * A field that is an object, null or missing.
   *
   * @param name its name
   * @return its fields
   * @throws MalformedJsonException if it is something else
   */
  public Optional<JsonFields> optionalObject(String name) {
    return fields.get(name) == null ? Optional.empty() : Optional.of(object(name));
  }

  /**
   * A field that is an array of objects.
   *
   * @param name its name
   * @return the fields of each
   * @throws MalformedJsonException if it is missing or something else
   */
  public List<JsonFields> objects(String name) {
    List<JsonFields> objects = new ArrayList<>();
    for (Object item : value(name, List.class, "an array of objects")) {
      if (!(item instanceof Map<?, ?> object)) {
        throw fault(name, "an item that is no object", "an array of objects");
      }
      objects.add(new JsonFields(path + name + "[" + objects.size() + "].", object));
    }
    return objects;
  }

  /**
   * A field that is an array of texts.
   *
   * @param name its name
   * @return the texts
   * @throws MalformedJsonException if it is missing or something else
   */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object item : value(name, List.class, "an array of texts")) {
      if (!(item instanceof String text)) {
        throw fault(name, "an item that is no text", "an array of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  /**
   * All fields as they were read.
   *
   * @return names and values: String, Long, Boolean, List, Map or null; not to be changed
   */
  public Map<?, ?> values() {
    return fields;
  }

  /**
   * A fault of a field that only the caller can see.
   *
   * @param name the field's name
   * @param found what is there
   * @param expected what should be there
   * @return the exception to throw
   */
  public MalformedJsonException fault(String name, String found, String expected) {
    return new MalformedJsonException(path + name, found, expected);
  }

  private <T> T value(String name, Class<T> type, String expected) {
    Object value = fields.get(name);
    if (value == null) {
      throw fault(name, fields.containsKey(name) ? "null" : "nothing", expected);
    }
    if (!type.isInstance(value)) {
      throw fault(name, "a value of another type", expected);
    }
    return type.cast(value);
  }
}
