package io.github.smimetrust.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message or a part of one: where it lies in the bytes as they came, its header fields, its type.
 * Nothing is copied, since what is signed are these bytes. Immutable.
 */
final class MimeEntity {
  private final byte[] bytes;
  private final int from;
  private final int to;
  private final Headers headers;
  private final @Nullable ContentType type;

  private MimeEntity(byte[] bytes, int from, int to, Headers headers) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.headers = headers;
    List<String> types = headers.all("content-type");
    this.type =
        switch (types.size()) {
          case 0 -> ContentType.TEXT;
          case 1 -> ContentType.parse(types.get(0));
          default -> null;
        };
  }

  /**
   * Reads the header fields of an entity.
   *
   * @throws MailLimitReached if they are too large
   */
  static MimeEntity read(byte[] bytes, int from, int to) {
    return new MimeEntity(bytes, from, to, Headers.read(bytes, from, to));
  }

  /**
   * The parts of a multipart; what stands before the first delimiter and after the last is no part.
   * A part without a delimiter after it ends with the multipart.
   *
   * @param budget pays for each part
   * @return the parts; null if the boundary is missing or unusable, or never occurs
   */
  @Nullable List<MimeEntity> parts(PartBudget budget) {
    Boundary boundary = type == null ? null : Boundary.of(type.parameter("boundary"));
    if (boundary == null) {
      return null;
    }
    List<MimeEntity> parts = new ArrayList<>();
    Boundary.Delimiter before = boundary.find(bytes, headers.end(), to);
    while (before != null && !before.last()) {
      budget.pay();
      Boundary.Delimiter after = boundary.find(bytes, before.next(), to);
      // The line break before a delimiter may be the one that ends the delimiter above it.
      int end = after == null ? to : Math.max(before.next(), after.contentEnd());
      parts.add(read(bytes, before.next(), end));
      before = after;
    }
    return parts.isEmpty() ? null : parts;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where the header fields begin. */
  int from() {
    return from;
  }

  int bodyFrom() {
    return headers.end();
  }

  int to() {
    return to;
  }

  Headers headers() {
    return headers;
  }

  /** The type; {@link ContentType#TEXT} if none is named or it cannot be read. */
  ContentType type() {
    return type == null ? ContentType.TEXT : type;
  }

  /** Are there header fields that mail programs could read in more than one way? */
  boolean isAmbiguous() {
    return type == null
        || headers.isMalformed()
        || headers.all("content-transfer-encoding").size() > 1;
  }

  /** The transfer encoding in lower case; 7bit if none is named. */
  String encoding() {
    String value = headers.only("content-transfer-encoding");
    String token = value == null ? null : new FieldTokens(value).token(";");
    return token == null ? "7bit" : token.toLowerCase(Locale.ROOT);
  }

  /** The file name that a part has, by either of the fields that may name it. */
  String fileName() {
    String disposition = headers.only("content-disposition");
    if (disposition != null) {
      FieldTokens tokens = new FieldTokens(disposition);
      tokens.token(";");
      var parameters = Parameters.parse(tokens);
      if (parameters != null && parameters.containsKey("filename")) {
        return parameters.getOrDefault("filename", "");
      }
    }
    return type().parameter("name");
  }
}
