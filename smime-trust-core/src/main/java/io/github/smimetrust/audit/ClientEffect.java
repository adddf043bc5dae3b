package io.github.smimetrust.audit;

import io.github.smimetrust.report.document.Text;
import java.util.Locale;

/**
 * What a finding does to one mail client, as far as a document says so.
 *
 * <pre>{@code
 * ClientEffect effect = finding.clients().get(MailClient.OUTLOOK_ON_THE_WEB);
 * System.out.println(effect.isKnown() ? effect.text() + " (" + effect.source() + ")" : "unknown");
 * }</pre>
 *
 * <p>Effects come from documentation and from reports, and were not tried against the clients.
 * Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ClientEffect {
  /** No document says what happens. */
  public static final ClientEffect UNKNOWN = new ClientEffect(Text.of("unknown", "不明"), "");

  private final Text text;
  private final String source;

  ClientEffect(Text text, String source) {
    this.text = text;
    this.source = source;
  }

  /**
   * Does a document say what happens?
   *
   * @return whether there is a {@link #source()}
   */
  public boolean isKnown() {
    return !source.isEmpty();
  }

  /**
   * What happens, in English.
   *
   * @return a sentence, or {@code "unknown"}
   */
  public String text() {
    return text(Locale.ENGLISH);
  }

  /**
   * What happens.
   *
   * @param locale Japanese, or English for any other
   * @return a sentence, or a word for unknown
   */
  public String text(Locale locale) {
    return text.in(locale);
  }

  /**
   * The document that says so.
   *
   * @return title and place; empty where nothing is known
   */
  public String source() {
    return source;
  }

  Text words() {
    return text;
  }

  @Override
  public String toString() {
    return isKnown() ? text() + " (" + source + ")" : text();
  }
}
