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
  public String remedy(Reason reason) {
    return switch (reason) {
      case ISSUER_MISSING ->
          "Get the issuer's certificate from the CA, check its fingerprint, and add it.";
      case UNTRUSTED_ROOT ->
          "If you decide to trust this root, check its fingerprint with the CA, and add it.";
      case DISTRUSTED -> "Do not use it; the sender needs a certificate of another CA.";
      case EXPIRED -> "Ask the CA for the renewed certificate; take this one out.";
      case NOT_YET_VALID -> "Wait, or check the clock.";
      case BAD_SIGNATURE ->
          "Look for the certificate of the issuer with the right key; the CA may have renewed it.";
      case SIGNATURE_NOT_CHECKED -> "Give a provider that knows the algorithm.";
      case WEAK_SIGNATURE -> "Ask the CA for a certificate that is signed with SHA-256 or better.";
      case WEAK_KEY -> "Ask the CA for a certificate with a key that is allowed.";
      case NOT_A_CA, KEY_USAGE_CERT_SIGN ->
          "Use the certificate of the authority that issued it; this one cannot issue any.";
      case KEY_USAGE_SIGNER -> "The sender has to sign with a certificate for signatures.";
      case PATH_LENGTH -> "Use a chain with fewer authorities, or ask the CA.";
      case EXTENDED_KEY_USAGE -> "Use certificates that the CA issued for e-mail.";
      case NAME_CONSTRAINTS -> "The CA may not issue for this name; ask for another one.";
      case POLICY -> "Ask the CA for a certificate with the policy, or do not require it.";
      case UNKNOWN_CRITICAL_EXTENSION -> "Ask the CA for a certificate without it.";
      case MALFORMED -> "Ask the CA for a certificate that follows RFC 5280.";
      case CERTIFICATE_SIZE -> "If the certificate is genuine, raise the limit.";
      case REVOKED -> "Do not use it; ask its holder for a new certificate.";
      case REVOCATION_UNKNOWN -> "Give the CA's current revocation list, or try again later.";
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
