package io.github.smimetrust.mail;

import io.github.smimetrust.format.PlainText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a message says it is from.
 *
 * @param address the one address of the one From field; null if that is not how it is
 * @param problem why there is none; null if there is one
 */
record Sender(@Nullable MailAddress address, @Nullable MessageProblem problem) {
  private static final String RULE = "RFC 5322 section 3.6.2";

  static Sender of(Headers headers) {
    List<String> from = headers.all("from");
    if (from.isEmpty()) {
      return none(MessageReason.SENDER_MISSING, "no From field");
    }
    int senders = headers.all("sender").size();
    if (from.size() > 1 || senders > 1) {
      return none(
          MessageReason.SENDER_AMBIGUOUS, from.size() + " From and " + senders + " Sender fields");
    }
    List<MailAddress> addresses = AddressList.parse(from.get(0));
    return addresses != null && addresses.size() == 1
        ? new Sender(addresses.get(0), null)
        : none(MessageReason.SENDER_AMBIGUOUS, PlainText.of(from.get(0)));
  }

  private static Sender none(MessageReason reason, String found) {
    return new Sender(
        null, new MessageProblem(reason, found, "one From field with one address", RULE));
  }

  /** For people. */
  String text() {
    return address == null ? "" : address.text();
  }
}
