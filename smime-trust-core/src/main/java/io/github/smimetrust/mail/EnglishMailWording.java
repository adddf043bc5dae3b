package io.github.smimetrust.mail;

/** English. */
final class EnglishMailWording implements MailWording {
  @Override
  public String sentence(MessageProblem problem) {
    String found = problem.found();
    String expected = problem.expected();
    return switch (problem.reason()) {
      case SIGNED_PART_NOT_ROOT ->
          "Only a part of the message is signed (" + found + "), not the message as a whole.";
      case STRUCTURE -> "The message is put together wrongly: " + compared(found, expected);
      case MALFORMED_HEADER -> "The header is ambiguous: " + compared(found, expected);
      case MALFORMED_SIGNATURE -> "The signature cannot be read: " + compared(found, expected);
      case CONTENT_MISSING -> "What was signed is not at hand: " + compared(found, expected);
      case CONTENT_TWICE ->
          "The signature brings content of its own beside the message's: "
              + compared(found, expected);
      case UNSUPPORTED_ALGORITHM ->
          "The algorithm " + found + " cannot be used; expected " + expected + ".";
      case WEAK_ALGORITHM -> "Signed with " + found + "; allowed are " + expected + ".";
      case SIGNED_ATTRIBUTES ->
          "The signed attributes are not in order: " + compared(found, expected);
      case DIGEST_MISMATCH ->
          "The content was changed after it was signed: digest "
              + found
              + ", signed was "
              + expected
              + ".";
      case CERTIFICATE_MISSING ->
          "The signer's certificate (" + found + ") is not at hand: expected " + expected + ".";
      case CERTIFICATE_NOT_NAMED ->
          "The signer named another certificate than " + found + ": expected " + expected + ".";
      case BAD_SIGNATURE ->
          "The signature (" + found + ") was not made by the key of " + expected + ".";
      case CHAIN -> "The signer's certificate is not trusted: " + found + ".";
      case SENDER_MISSING -> "The message does not say who sent it: " + compared(found, expected);
      case SENDER_AMBIGUOUS -> "It is not clear who sent the message: " + compared(found, expected);
      case ADDRESS_MISSING ->
          "The signer's certificate holds " + found + "; the sender is " + expected + ".";
      case ADDRESS_MISMATCH ->
          "The signer's certificate is for " + found + "; the sender is " + expected + ".";
      case DATE_DIFFERS ->
          "The signer says that it signed at "
              + found
              + "; the message's Date is "
              + expected
              + ".";
      case PROTECTED_SENDER_DIFFERS ->
          "The signed content is from " + found + "; the sender is " + expected + ".";
      case INNER_SIGNATURE ->
          "The signed content is signed once more: found " + found + ", expected " + expected + ".";
      case SIGNED_ENCRYPTION ->
          "The signature is on an encrypted message, and does not show who wrote it: "
              + compared(found, expected);
    };
  }

  private static String compared(String found, String expected) {
    return "found " + found + ", expected " + expected + ".";
  }

  @Override
  public String phrase(Phrase phrase, Object... values) {
    return switch (phrase) {
      case TRUSTED -> "Trusted: " + values[0];
      case REJECTED -> "Rejected: " + values[0];
      case UNDECIDED -> "Undecided: " + values[0];
      case NOT_SIGNED -> "Not signed: " + values[0];
      case SENDER -> "from " + values[0];
      case SIGNER -> "Signer " + values[0] + " of " + values[1] + ": " + values[2];
      case UNKNOWN_SIGNER -> "unknown (" + values[0] + ")";
      case INTACT -> "signature intact: " + values[0];
      case NOT_INTACT -> "signature not intact: " + values[0];
      case SIGNED_AT -> "signed at " + values[0] + ", as the signer says";
      case ADDRESSES -> "certificate for " + values[0];
      case NO_ADDRESSES -> "certificate without a mail address";
      case MATCHES -> "the sender is among them";
      case NO_MATCH -> "the sender is not among them";
      case CHAIN_NOW -> "The chain:";
      case TRUSTED_WHEN_SIGNED -> "the chain was trusted at the time of signing";
      case NOT_TRUSTED_WHEN_SIGNED -> "the chain was not trusted at the time of signing, either";
      case LAYERS -> "layers: " + values[0];
      case INNER -> "Inner signature, " + values[0] + ":";
      case WARNING -> "warning: " + values[0];
      case REMEDY -> "what to do: " + values[0];
      case MORE -> "more: " + values[0];
      case LIMIT -> "gave up at the limit " + values[0] + " = " + values[1];
    };
  }
}
