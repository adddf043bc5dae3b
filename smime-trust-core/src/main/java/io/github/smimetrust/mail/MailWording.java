package io.github.smimetrust.mail;

import java.util.Locale;

/** The texts of one language. */
interface MailWording {
  MailWording ENGLISH = new EnglishMailWording();
  MailWording JAPANESE = new JapaneseMailWording();

  static MailWording of(Locale locale) {
    return locale.getLanguage().equals("ja") ? JAPANESE : ENGLISH;
  }

  /** A sentence about a problem. */
  String sentence(MessageProblem problem);

  /** A heading or a phrase of an explanation. */
  String phrase(Phrase phrase, Object... values);

  /** What an explanation says besides its problems. */
  enum Phrase {
    TRUSTED,
    REJECTED,
    UNDECIDED,
    NOT_SIGNED,
    SENDER,
    SIGNER,
    UNKNOWN_SIGNER,
    INTACT,
    NOT_INTACT,
    SIGNED_AT,
    ADDRESSES,
    NO_ADDRESSES,
    MATCHES,
    NO_MATCH,
    CHAIN_NOW,
    TRUSTED_WHEN_SIGNED,
    NOT_TRUSTED_WHEN_SIGNED,
    LAYERS,
    INNER,
    WARNING,
    REMEDY,
    MORE,
    LIMIT
  }
}
