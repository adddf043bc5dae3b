package io.github.smimetrust.audit;

import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * One rule as the catalogue has it: data, so that a new ballot or a new date changes a line and no
 * code. What finds it is an {@link AuditCheck}.
 *
 * @param id the stable id
 * @param policies under which policies it is looked at
 * @param severity for certificates of a private PKI and for findings about the whole; nothing where
 *     it does not apply to those
 * @param publicSeverity the same for certificates of public CAs
 * @param from the day from which it holds, compared as each check says; nothing for always
 * @param source clause and document with its version
 * @param title a few words
 * @param message a sentence, with {0} for what was found and {1} for what was expected
 * @param remedy what to do
 */
record AuditRule(
    String id,
    Set<AuditPolicy.Kind> policies,
    Optional<Severity> severity,
    Optional<Severity> publicSeverity,
    Optional<LocalDate> from,
    String source,
    Text title,
    Text message,
    Text remedy) {}
