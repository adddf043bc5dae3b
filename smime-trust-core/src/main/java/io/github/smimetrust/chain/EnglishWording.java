package io.github.smimetrust.chain;

/** English. */
final class EnglishWording implements Wording {
  @Override
  public String line(String text) {
    return text;
  }

  @Override
  public String sentence(Failure failure) {
    String found = failure.found();
    String expected = failure.expected();
    String name = PlainText.name(failure.certificate().subject());
    return switch (failure.reason()) {
      case ISSUER_MISSING ->
          name
              + ": its issuer "
              + found
              + (expected.isEmpty() ? "" : " (key identifier " + expected + ")")
              + " is not among the certificates at hand.";
      case UNTRUSTED_ROOT -> name + ": a root (sha256 " + found + ") that is not trusted.";
      case DISTRUSTED -> name + ": is distrusted (sha256 " + found + ").";
      case EXPIRED -> name + ": ended " + found + ", needed until " + expected + ".";
      case NOT_YET_VALID -> name + ": begins " + found + ", needed at " + expected + ".";
      case BAD_SIGNATURE ->
          name + ": its signature (" + found + ") was not made by the key " + expected + ".";
      case SIGNATURE_NOT_CHECKED ->
          name + ": no provider could check its signature (" + found + ") with " + expected + ".";
      case WEAK_SIGNATURE -> name + ": signed by " + found + "; allowed are " + expected + ".";
      case WEAK_KEY -> name + ": has the key " + found + "; allowed are " + expected + ".";
      case NOT_A_CA ->
          name + ": is no certificate authority: found " + found + ", expected " + expected + ".";
      case KEY_USAGE_CERT_SIGN ->
          name
              + ": its key may not sign certificates: found "
              + found
              + ", expected "
              + expected
              + ".";
      case KEY_USAGE_SIGNER ->
          name
              + ": its key may not sign mail: found "
              + found
              + ", expected one of "
              + expected
              + ".";
      case PATH_LENGTH ->
          name + ": is authority number " + found + " below one that allows " + expected + ".";
      case EXTENDED_KEY_USAGE -> name + ": is for " + found + ", and not for " + expected + ".";
      case NAME_CONSTRAINTS ->
          name + ": holds " + found + "; the authorities above it allow " + expected + ".";
      case POLICY -> name + ": policies: found " + found + ", expected " + expected + ".";
      case UNKNOWN_CRITICAL_EXTENSION ->
          name + ": has the critical extension " + found + ", which is not known here.";
      case MALFORMED -> name + ": is malformed: found " + found + ", expected " + expected + ".";
      case CERTIFICATE_SIZE -> name + ": has " + found + ", limit " + expected + ".";
      case REVOKED -> name + ": was revoked by its issuer (" + found + ").";
      case REVOCATION_UNKNOWN ->
          name + ": nobody could say whether its issuer revoked it (" + found + ").";
    };
  }

  @Override
  public String phrase(Phrase phrase, Object... values) {
    return switch (phrase) {
      case TRUSTED -> "Trusted: " + values[0];
      case REJECTED -> "Rejected: " + values[0];
      case UNDECIDED -> "Undecided: " + values[0];
      case QUESTION -> "as of " + values[0] + ", for purpose " + values[1];
      case NOT_CHECKED -> "not checked: " + values[0];
      case WARNING -> "warning: " + values[0];
      case PATH -> "Path " + values[0] + " of " + values[1];
      case REACHES_ANCHOR -> "reaches a trusted root, but:";
      case BREAKS_OFF -> "breaks off:";
      case REMEDY -> "what to do: " + values[0];
      case MORE -> "more: " + values[0];
      case MORE_PATHS -> values[0] + " more paths were tried.";
      case LOCATION -> "the certificate says that its issuer is at " + values[0] + " (not checked)";
      case COMPLETION -> "Adding these certificates would be enough:";
      case COMPLETION_NOT_PROVED ->
          "Adding these certificates would be enough (a smaller set is possible):";
      case LIMIT -> "gave up at the limit " + values[0] + " = " + values[1];
      case SPENT -> "spent: " + values[0];
      case SAME -> values[0] + " and " + values[1] + " come to the same.";
      case DIFFERENT ->
          "Trusted in " + values[0] + ", and not in " + values[1] + ": see why below.";
      case UNCLEAR -> "Neither " + values[0] + " nor " + values[1] + " trusts it: see why below.";
    };
  }
}
