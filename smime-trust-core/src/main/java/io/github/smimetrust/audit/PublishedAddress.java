package io.github.smimetrust.audit;

import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Text;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address at which something is published, taken apart without a look at the network. Only as
 * much of RFC 3986 is asked for as a client needs to connect: real addresses hold blanks.
 *
 * @param text as it stands in the certificate, fit for a message
 * @param kind how it would be fetched
 * @param isInternal does its host exist within an organisation alone?
 */
record PublishedAddress(Text text, Kind kind, boolean isInternal) {
  private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,30}):(.*)");
  private static final Pattern AUTHORITY =
      Pattern.compile("//(?:[^/?#@]*@)?(\\[[^\\]/?#@]*\\]|[^:/?#@\\[\\]]*)(?::([0-9]{0,5}))?");

  /** How an address would be fetched. */
  enum Kind {
    HTTP,
    HTTPS,
    LDAP,
    /** Another scheme, or nothing that can be taken apart. */
    NO_URL,
    /** A name that is no URI, such as that of an entry in a directory. */
    NAME
  }

  /** A name of another kind, or none at all. */
  static PublishedAddress name(Text text) {
    return new PublishedAddress(text, Kind.NAME, false);
  }

  static PublishedAddress of(String text) {
    Text shown = Text.verbatim(PlainText.of(text));
    PublishedAddress none = new PublishedAddress(shown, Kind.NO_URL, false);
    Matcher url = URL.matcher(text);
    if (!url.matches()) {
      return none;
    }
    Kind kind =
        switch (url.group(1).toLowerCase(Locale.ROOT)) {
          case "http" -> Kind.HTTP;
          case "https" -> Kind.HTTPS;
          case "ldap", "ldaps" -> Kind.LDAP;
          default -> Kind.NO_URL;
        };
    Matcher authority = AUTHORITY.matcher(url.group(2));
    if (kind == Kind.NO_URL || !authority.lookingAt() || !endsThere(url.group(2), authority)) {
      return none;
    }
    String host = authority.group(1);
    if (kind == Kind.LDAP && host.isEmpty()) {
      // Active Directory writes ldap:///CN=..., which is whatever directory the client is in.
      return new PublishedAddress(shown, kind, true);
    }
    return InternalHosts.isHost(host)
        ? new PublishedAddress(shown, kind, InternalHosts.contains(host))
        : none;
  }

  private static boolean endsThere(String rest, Matcher authority) {
    return authority.end() == rest.length() || "/?#".indexOf(rest.charAt(authority.end())) >= 0;
  }

  /** Over HTTP, where anybody can resolve the name. */
  boolean isReachable() {
    return kind == Kind.HTTP && !isInternal;
  }

  boolean isWeb() {
    return kind == Kind.HTTP || kind == Kind.HTTPS;
  }
}
