package io.github.smimetrust.mail;

import java.time.Duration;
import java.util.List;

/**
 * What a verifier was told.
 *
 * @param sha1 whether SHA-1 counts
 * @param localParts how local parts are compared
 * @param dateTolerance how far signing time and Date may lie apart
 * @param known certificates of signers that messages need not bring along
 */
record MailRules(
    boolean sha1,
    MailAddress.LocalParts localParts,
    Duration dateTolerance,
    List<CertificateParts> known) {
  /** Thunderbird's. */
  static final Duration HOUR = Duration.ofHours(1);

  static final MailRules DEFAULTS =
      new MailRules(false, MailAddress.LocalParts.EXACT, HOUR, List.of());
}
