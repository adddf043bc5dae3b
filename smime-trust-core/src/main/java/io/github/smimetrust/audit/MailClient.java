package io.github.smimetrust.audit;

import java.util.Locale;

/**
 * The programs that check signatures with the list, or beside it.
 *
 * <pre>{@code
 * finding.clients().getOrDefault(MailClient.OUTLOOK_ON_THE_WEB, ClientEffect.UNKNOWN);
 * }</pre>
 *
 * <p>Minor releases may add constants: keep a default branch.
 *
 * @since 0.1.0
 */
public enum MailClient {
  /** Outlook on the web in Exchange Online. */
  OUTLOOK_ON_THE_WEB("Outlook on the web"),
  /** The new Outlook for Windows. */
  NEW_OUTLOOK("new Outlook for Windows"),
  /** Outlook for Windows with the Windows certificate stores. */
  CLASSIC_OUTLOOK("classic Outlook for Windows"),
  /** Outlook for iOS and Android. */
  OUTLOOK_MOBILE("Outlook for iOS and Android"),
  /** Outlook on the web of an Exchange Server. */
  EXCHANGE_SERVER("Outlook on the web of Exchange Server");

  private final String label;

  MailClient(String label) {
    this.label = label;
  }

  /**
   * The stable name of the client.
   *
   * @return such as {@code "outlook-on-the-web"}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * What Microsoft calls it.
   *
   * @return a name for people
   */
  public String label() {
    return label;
  }
}
