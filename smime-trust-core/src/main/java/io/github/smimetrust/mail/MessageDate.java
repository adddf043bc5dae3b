package io.github.smimetrust.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Date field of a message (RFC 5322 section 3.6.1). */
final class MessageDate {
  private static final int MOST_CHARACTERS = 100;
  private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern UNIVERSAL = Pattern.compile(" (UT|UTC|Z)$");

  private MessageDate() {}

  /** Null if it is not there once, or cannot be read. */
  static @Nullable Instant of(Headers headers) {
    List<String> values = headers.all("date");
    if (values.size() != 1 || values.get(0).length() > MOST_CHARACTERS) {
      return null;
    }
    // Many programs write the zone once more as a comment.
    String given = COMMENT.matcher(values.get(0)).replaceAll("").strip();
    String value = UNIVERSAL.matcher(SPACE.matcher(given).replaceAll(" ")).replaceFirst(" GMT");
    try {
      return OffsetDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
