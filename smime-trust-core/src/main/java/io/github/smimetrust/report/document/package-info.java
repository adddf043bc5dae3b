/**
 * The model of a report, and one class a format. For the library's own modules alone: results make
 * a {@link io.github.smimetrust.report.document.ReportDocument} of themselves.
 *
 * <p>The model knows nothing of audits, plans or rotations: facts, certificates, findings, sections
 * and dated events, with texts in both languages.
 */
@NullMarked
package io.github.smimetrust.report.document;

import org.jspecify.annotations.NullMarked;
