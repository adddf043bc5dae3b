package io.github.smimetrust.mail;

import io.github.smimetrust.format.PlainText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail address for comparison.
 *
 * @param local the local part, without the quotes that it may have had
 * @param domain in lower case, international labels in their ASCII form
 */
record MailAddress(String local, String domain) {
  private static final int MOST_DOMAIN_CHARACTERS = 253;
  private static final int MOST_LABEL_CHARACTERS = 63;
  private static final String READ_IN_TWO_WAYS = "\u00DF\u03C2\u200C\u200D\u3002";
  private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";
  private static final Pattern DOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

  /** Null for a domain that is none: with a final dot, an empty label, or a literal address. */
  static @Nullable MailAddress of(String local, String domain) {
    String ascii = ascii(domain);
    return local.isEmpty()
            || ascii == null
            || ascii.length() > MOST_DOMAIN_CHARACTERS
            || !DOMAIN.matcher(ascii).matches()
        ? null
        : new MailAddress(local, ascii);
  }

  /**
   * The lower-case ASCII form (RFC 9598 section 3): labels of other letters as IDNA 2008 encodes
   * them, composed (NFC) and in lower case. Null where programs read different domains. Whether
   * IDNA allows a letter does not matter here: a name counts only where a certificate holds the
   * same one.
   */
  private static @Nullable String ascii(String domain) {
    String lower = domain.toLowerCase(Locale.ROOT);
    if (lower.length() > MOST_DOMAIN_CHARACTERS || lower.chars().allMatch(c -> c < 0x80)) {
      return lower;
    }
    String composed = Normalizer.normalize(lower, Normalizer.Form.NFC);
    if (isReadInTwoWays(composed)) {
      return null;
    }
    List<String> labels = new ArrayList<>();
    for (String label : Normalizer.normalize(lower, Normalizer.Form.NFC).split("\\.", -1)) {
      if (label.length() > MOST_LABEL_CHARACTERS) {
        return null;
      }
      labels.add(label.chars().allMatch(c -> c < 0x80) ? label : "xn--" + Punycode.of(label));
    }
    return String.join(".", labels);
  }

  /**
   * Does IDNA 2003, which some programs still have, make another domain of it? It maps what has a
   * compatibility form, the four characters of UTS 46 section 7, and full stops of other scripts.
   */
  private static boolean isReadInTwoWays(String composed) {
    return !Normalizer.normalize(composed, Normalizer.Form.NFKC).equals(composed)
        || composed.chars().anyMatch(c -> READ_IN_TWO_WAYS.indexOf(c) >= 0);
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
