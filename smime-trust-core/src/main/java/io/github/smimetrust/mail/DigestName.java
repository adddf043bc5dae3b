package io.github.smimetrust.mail;

import org.jspecify.annotations.Nullable;

/** The digests of RFC 5754, and the old ones, as the JDK calls them. */
final class DigestName {
  private DigestName() {}

  /** Null for others. */
  static @Nullable String of(String identifier) {
    return switch (identifier) {
      case "2.16.840.1.101.3.4.2.1" -> "SHA-256";
      case "2.16.840.1.101.3.4.2.2" -> "SHA-384";
      case "2.16.840.1.101.3.4.2.3" -> "SHA-512";
      case "1.3.14.3.2.26" -> "SHA-1";
      case "1.2.840.113549.2.5" -> "MD5";
      default -> null;
    };
  }
}
