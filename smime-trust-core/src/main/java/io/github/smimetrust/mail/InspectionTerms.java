package io.github.smimetrust.mail;

/** Which digests count, and how many signatures of one message are checked. Not thread-safe. */
final class InspectionTerms {
  private final boolean sha1;
  private int checks;

  InspectionTerms(boolean sha1) {
    this.sha1 = sha1;
  }

  boolean allows(String digest) {
    return switch (digest) {
      case "MD5" -> false;
      case "SHA-1" -> sha1;
      default -> true;
    };
  }

  /**
   * Counts one check more.
   *
   * @throws MailLimitReached if that is one too many
   */
  void payForSignature() {
    if (++checks > MailLimits.CANDIDATES) {
      throw new MailLimitReached("signature-candidates", MailLimits.CANDIDATES);
    }
  }
}
