package io.github.smimetrust.chain;

/** The base of one GeneralSubtree of a name constraint. */
sealed interface Subtree
    permits DirectoryName.Below,
        DnsName.Domain,
        IpAddress.Network,
        MailSubtree,
        OpaqueName,
        UriName.Hosts {
  NameForm form();

  /** For messages: shortened, without characters that mislead. */
  String text();

  /** Does a permitted subtree let a name of the same form pass? */
  boolean permits(GeneralName name);

  /**
   * Does an excluded subtree keep a name of the same form, or a part of what it stands for, out?
   */
  default boolean excludes(GeneralName name) {
    return permits(name);
  }
}
