package io.github.smimetrust.report.document;

import io.github.smimetrust.report.Severity;

/**
 * What a report says of a rule that its findings name.
 *
 * @param id the stable id, in kebab case
 * @param title a few words
 * @param severity what it has where nothing changes it
 * @param source clause and document, with its version and from when it holds
 * @since 0.1.0
 */
public record RuleRow(String id, Text title, Severity severity, String source) {}
