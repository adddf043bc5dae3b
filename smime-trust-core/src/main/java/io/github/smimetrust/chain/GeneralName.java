package io.github.smimetrust.chain;

/** One name of a subject, in the form in which constraints are held against it. */
sealed interface GeneralName
    permits DirectoryName, DnsName, IpAddress, Mailbox, OpaqueName, UriName {
  NameForm form();

  /** For messages: shortened, without characters that mislead. */
  String text();
}
