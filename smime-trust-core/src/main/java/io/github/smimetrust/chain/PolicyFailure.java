package io.github.smimetrust.chain;

/**
 * Why policy processing ended without a valid policy.
 *
 * @param depth the certificate, counted from the anchor, which is 0
 * @param section the section of RFC 5280
 * @param found what was found
 * @param expected what was expected
 */
record PolicyFailure(int depth, String section, String found, String expected) {}
