package io.github.smimetrust.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Entities from text, for tests. A line feed stands for CRLF. */
final class Mime {
  private Mime() {}

  static byte[] bytes(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  static MimeEntity entity(byte[] bytes) {
    return MimeEntity.read(bytes, 0, bytes.length);
  }

  static MimeEntity entity(String text) {
    return entity(bytes(text));
  }

  /** An entity as it came, header fields included. */
  static String text(MimeEntity entity) {
    return new String(
        entity.bytes(), entity.from(), entity.to() - entity.from(), StandardCharsets.UTF_8);
  }

  static List<String> parts(MimeEntity entity) {
    return Objects.requireNonNull(entity.parts(new PartBudget())).stream().map(Mime::text).toList();
  }
}
