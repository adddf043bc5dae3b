package io.github.smimetrust.chain;

import org.jspecify.annotations.Nullable;

/**
 * A dNSName, perhaps with a wildcard for its first label.
 *
 * @param host in lower case, without the wildcard
 * @param wildcard whether it stands for all names that are one label longer
 */
record DnsName(String host, boolean wildcard) implements GeneralName {
  static @Nullable DnsName parse(String text) {
    boolean wildcard = text.startsWith("*.");
    String host = HostName.parse(wildcard ? text.substring(2) : text);
    return host == null ? null : new DnsName(host, wildcard);
  }

  @Override
  public NameForm form() {
    return NameForm.DNS_NAME;
  }

  @Override
  public String text() {
    return wildcard ? "*." + host : host;
  }

  /**
   * A constraint: a name and everything below it; the empty one is everything. A dot at the start
   * is not in RFC 5280 for this form, and read in two ways by those who allow it.
   */
  record Domain(String domain) implements Subtree {
    static @Nullable Domain parse(String text) {
      if (text.isEmpty()) {
        return new Domain("");
      }
      String domain = HostName.parse(text);
      return domain == null ? null : new Domain(domain);
    }

    @Override
    public NameForm form() {
      return NameForm.DNS_NAME;
    }

    @Override
    public boolean permits(GeneralName name) {
      return name instanceof DnsName given
          && (domain.isEmpty() || HostName.isWithin(given.host, domain));
    }

    /** A wildcard is kept out if one of the names that it stands for is. */
    @Override
    public boolean excludes(GeneralName name) {
      return permits(name) || name instanceof DnsName given && given.wildcard && standsFor(given);
    }

    /** Is the domain a wildcard's host with one label before it? */
    private boolean standsFor(DnsName wildcard) {
      return domain.substring(domain.indexOf('.') + 1).equals(wildcard.host);
    }

    @Override
    public String text() {
      return domain.isEmpty() ? "every name" : domain;
    }
  }
}
