package io.github.smimetrust.diagnosis;

/**
 * A message of a program, and what it means.
 *
 * @param id its stable name in the table
 * @param product the program that says it
 * @param cause the id of the cause
 * @param pattern its words, with {@code {}} for what differs from case to case; or the code of a
 *     Windows status, such as {@code 0x800B0109}
 * @param source where it was seen
 */
record KnownMessage(String id, String product, String cause, String pattern, String source) {}
