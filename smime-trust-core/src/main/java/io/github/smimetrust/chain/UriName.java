package io.github.smimetrust.chain;

import org.jspecify.annotations.Nullable;

/**
 * The host of a uniformResourceIdentifier, to which alone constraints apply (RFC 5280 section
 * 4.2.1.10). A URI without a host name, such as one with an address, passes no constraint.
 *
 * @param host in lower case
 */
record UriName(String host) implements GeneralName {
  static @Nullable UriName parse(String text) {
    int colon = text.indexOf(':');
    if (colon <= 0 || !isScheme(text, colon) || !text.startsWith("//", colon + 1)) {
      return null;
    }
    int from = colon + 3;
    int to = from;
    while (to < text.length() && "/?#".indexOf(text.charAt(to)) < 0) {
      to++;
    }
    String authority = text.substring(from, to);
    int at = authority.indexOf('@');
    if (authority.lastIndexOf('@') != at) {
      return null;
    }
    String[] hostAndPort = authority.substring(at + 1).split(":", 2);
    if (hostAndPort.length > 1 && !hostAndPort[1].chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    String host = HostName.parse(hostAndPort[0]);
    return host == null || authority.indexOf('\\') >= 0 ? null : new UriName(host);
  }

  private static boolean isScheme(String text, int end) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && (i == 0 || !(c >= '0' && c <= '9' || "+-.".indexOf(c) >= 0))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public NameForm form() {
    return NameForm.URI;
  }

  @Override
  public String text() {
    return "a URI at " + host;
  }

  /** A constraint: one host, or, with a dot at the start, all hosts below a domain. */
  record Hosts(String host, boolean below) implements Subtree {
    static @Nullable Hosts parse(String text) {
      boolean below = text.startsWith(".");
      String host = HostName.parse(below ? text.substring(1) : text);
      return host == null ? null : new Hosts(host, below);
    }

    @Override
    public NameForm form() {
      return NameForm.URI;
    }

    @Override
    public boolean permits(GeneralName name) {
      return name instanceof UriName given
          && (below ? HostName.isBelow(given.host, host) : given.host.equals(host));
    }

    @Override
    public String text() {
      return below ? "." + host : host;
    }
  }
}
