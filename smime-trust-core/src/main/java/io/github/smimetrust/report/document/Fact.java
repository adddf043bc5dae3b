package io.github.smimetrust.report.document;

/**
 * One line of a report's head: what, and how much.
 *
 * @param id the stable key in JSON, in kebab case
 * @param label what a reader sees before the value
 * @param value the value
 * @since 0.1.0
 */
public record Fact(String id, Text label, Value value) {}
