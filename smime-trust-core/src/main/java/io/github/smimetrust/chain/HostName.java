package io.github.smimetrust.chain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Host names as they may stand in certificates: labels of ASCII letters, digits, hyphens and
 * underscores between single dots. Internationalised names are there as A-labels (RFC 9549), which
 * are such labels, so nothing is converted and two hosts are the same if their octets are, but for
 * case.
 *
 * <p>What others read in different ways is no host name here: a dot at the end, empty labels,
 * address literals, dotted numbers.
 */
final class HostName {
  private static final int LONGEST_NAME = 253;
  private static final int LONGEST_LABEL = 63;

  private HostName() {}

  /** The host in lower case; null if it is none. */
  static @Nullable String parse(String text) {
    if (text.isEmpty() || text.length() > LONGEST_NAME) {
      return null;
    }
    int label = 0;
    boolean number = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        if (label == 0) {
          return null;
        }
        label = 0;
        number = true;
      } else if (isAllowed(c) && label < LONGEST_LABEL) {
        label++;
        number &= c >= '0' && c <= '9';
      } else {
        return null;
      }
    }
    // A last label of digits makes it an IPv4 address to many (WHATWG URL section 3.5).
    return label == 0 || number ? null : text.toLowerCase(Locale.ROOT);
  }

  private static boolean isAllowed(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '_';
  }

  /** Is a host the domain itself or below it? Both in lower case. */
  static boolean isWithin(String host, String domain) {
    return host.equals(domain) || isBelow(host, domain);
  }

  /** Is a host below a domain, by one label or more? Both in lower case. */
  static boolean isBelow(String host, String domain) {
    return host.length() > domain.length() + 1
        && host.endsWith(domain)
        && host.charAt(host.length() - domain.length() - 1) == '.';
  }
}
