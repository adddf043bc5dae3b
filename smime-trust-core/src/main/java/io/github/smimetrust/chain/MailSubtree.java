package io.github.smimetrust.chain;

import org.jspecify.annotations.Nullable;

/**
 * A constraint on mail addresses (RFC 5280 section 4.2.1.10): one mailbox, all mailboxes of a host,
 * or, with a dot at the start, those of all hosts below a domain but not of the domain.
 */
sealed interface MailSubtree extends Subtree {
  /** Reads the base of a constraint; null if it has none of the three forms. */
  static @Nullable MailSubtree parse(String text) {
    if (text.contains("@")) {
      Mailbox mailbox = Mailbox.parse(text, Mailbox.Origin.RFC822_NAME);
      return mailbox == null ? null : new One(mailbox);
    }
    boolean below = text.startsWith(".");
    String host = HostName.parse(below ? text.substring(1) : text);
    if (host == null) {
      return null;
    }
    return below ? new Below(host) : new Host(host);
  }

  @Override
  default NameForm form() {
    return NameForm.RFC822_NAME;
  }

  /** One mailbox. */
  record One(Mailbox mailbox) implements MailSubtree {
    @Override
    public boolean permits(GeneralName name) {
      // A local part that is not ASCII is never the one here, which is.
      return name instanceof Mailbox given
          && given.host().equals(mailbox.host())
          && given.local().equals(mailbox.local());
    }

    @Override
    public boolean excludes(GeneralName name) {
      if (!(name instanceof Mailbox given) || !given.host().equals(mailbox.host())) {
        return false;
      }
      return switch (given.origin()) {
        case RFC822_NAME -> given.local().equals(mailbox.local());
        // RFC 9598 section 6 strips the local part of the constraint before it compares.
        case SMTP_UTF8_MAILBOX -> true;
        case SUBJECT -> given.local().equalsIgnoreCase(mailbox.local());
      };
    }

    @Override
    public String text() {
      return mailbox.text();
    }
  }

  /** All mailboxes of a host. */
  record Host(String host) implements MailSubtree {
    @Override
    public boolean permits(GeneralName name) {
      return name instanceof Mailbox given && given.host().equals(host);
    }

    @Override
    public String text() {
      return host;
    }
  }

  /** All mailboxes of all hosts below a domain. */
  record Below(String domain) implements MailSubtree {
    @Override
    public boolean permits(GeneralName name) {
      return name instanceof Mailbox given && HostName.isBelow(given.host(), domain);
    }

    @Override
    public String text() {
      return "." + domain;
    }
  }
}
