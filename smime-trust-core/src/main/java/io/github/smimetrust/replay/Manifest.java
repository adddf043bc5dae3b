package io.github.smimetrust.replay;

import io.github.smimetrust.revocation.RevocationPolicy;
import java.time.Instant;

/**
 * What a replay holds besides files of certificates and attachments.
 *
 * @param at the instant of the question
 * @param versions what came to the verdict
 * @param configuration what the validator was built with
 * @param revocation what was known of revocation
 * @param verdict what it came to
 */
record Manifest(
    Instant at,
    Versions versions,
    Configuration configuration,
    RevocationPolicy revocation,
    Verdict verdict) {}
