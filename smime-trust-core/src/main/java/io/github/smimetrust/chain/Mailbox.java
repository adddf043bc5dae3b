package io.github.smimetrust.chain;

import org.jspecify.annotations.Nullable;

/**
 * A mail address: an rfc822Name, a SmtpUTF8Mailbox (RFC 9598) or an emailAddress attribute of the
 * subject.
 *
 * @param local the part before the "@", as it stands there
 * @param host the part after it, in lower case
 * @param origin where it stands
 */
record Mailbox(String local, String host, Origin origin) implements GeneralName {
  /** Where an address stands in a certificate; that decides how its local part is compared. */
  enum Origin {
    /** An rfc822Name: RFC 5280 section 7.5 compares the local part exactly. */
    RFC822_NAME,
    /** A SmtpUTF8Mailbox, whose local part no constraint can name (RFC 9598 section 6). */
    SMTP_UTF8_MAILBOX,
    /** An attribute of the subject, whose equality ignores case (RFC 2985 section 5.2.1). */
    SUBJECT
  }

  /**
   * Reads an ASCII address: one "@", a local part without quotes, a host name. Null for anything
   * else.
   */
  static @Nullable Mailbox parse(String text, Origin origin) {
    int at = text.indexOf('@');
    if (at <= 0 || text.lastIndexOf('@') != at) {
      return null;
    }
    String local = text.substring(0, at);
    String host = HostName.parse(text.substring(at + 1));
    return host == null || !local.chars().allMatch(Mailbox::isLocal)
        ? null
        : new Mailbox(local, host, origin);
  }

  /**
   * Reads a SmtpUTF8Mailbox: a local part with at least one character that is not ASCII, a host
   * name in lower case (RFC 9598 section 3). Null for anything else: an address in ASCII belongs
   * into an rfc822Name, where constraints of others find it.
   */
  static @Nullable Mailbox parseInternational(String text) {
    int at = text.indexOf('@');
    if (at == -1 || text.lastIndexOf('@') != at) {
      return null;
    }
    String local = text.substring(0, at);
    String given = text.substring(at + 1);
    String host = HostName.parse(given);
    if (host == null
        || !host.equals(given)
        || local.chars().allMatch(Mailbox::isAscii)
        || !local.codePoints().allMatch(Mailbox::isInternationalLocal)) {
      return null;
    }
    return new Mailbox(local, host, Origin.SMTP_UTF8_MAILBOX);
  }

  /** atext of RFC 5322 section 3.2.3 and the dot; dots at odd places are compared as they are. */
  private static boolean isLocal(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || "!#$%&'*+-/=?^_`{|}~.".indexOf(c) >= 0;
  }

  private static boolean isAscii(int c) {
    return (c & ~0x7F) == 0;
  }

  private static boolean isInternationalLocal(int c) {
    return isAscii(c)
        ? isLocal(c)
        : switch (Character.getType(c)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SPACE_SEPARATOR,
              Character.SURROGATE,
              Character.UNASSIGNED ->
              false;
          default -> true;
        };
  }

  @Override
  public NameForm form() {
    return NameForm.RFC822_NAME;
  }

  /** The address, for comparison with that of a message. */
  String address() {
    return local + "@" + host;
  }

  @Override
  public String text() {
    return PlainText.of(address());
  }
}
