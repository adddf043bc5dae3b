package io.github.smimetrust.mail;

import io.github.smimetrust.format.PlainText;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail address for comparison.
 *
 * @param local the local part, without the quotes that it may have had
 * @param domain in lower case, international labels in their ASCII form
 */
record MailAddress(String local, String domain) {
  private static final int MOST_DOMAIN_CHARACTERS = 253;
  private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";

  /** Null for a domain that is none: with a final dot, an empty label, or a literal address. */
  static @Nullable MailAddress of(String local, String domain) {
    String ascii = ascii(domain);
    return local.isEmpty()
            || ascii == null
            || ascii.length() > MOST_DOMAIN_CHARACTERS
            || !ascii.matches(LABEL + "(\\." + LABEL + ")*")
        ? null
        : new MailAddress(local, ascii);
  }

  /**
   * The lower-case ASCII form (RFC 9598 section 3). The JDK's mapping is that of IDNA 2003, which
   * makes other domains of some (ß becomes ss), so a name counts only if the way back leads to it.
   */
  private static @Nullable String ascii(String domain) {
    String lower = domain.toLowerCase(Locale.ROOT);
    if (lower.length() > MOST_DOMAIN_CHARACTERS || lower.chars().allMatch(c -> c < 0x80)) {
      return lower;
    }
    try {
      String ascii = IDN.toASCII(lower).toLowerCase(Locale.ROOT);
      return IDN.toUnicode(ascii).equals(Normalizer.normalize(lower, Normalizer.Form.NFC))
          ? ascii
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** How local parts are compared. */
  enum LocalParts {
    /** RFC 5321 section 2.4: only the host knows what they mean. */
    EXACT,
    /** As nearly every host does it. */
    IGNORING_CASE
  }

  boolean matches(MailAddress other, LocalParts localParts) {
    return domain.equals(other.domain)
        && (localParts == LocalParts.EXACT
            ? local.equals(other.local)
            : local.equalsIgnoreCase(other.local));
  }

  /** For people. */
  String text() {
    return PlainText.of(local + "@" + domain);
  }
}
