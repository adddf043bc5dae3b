/**
 * Audits of a trust list: what is wrong with it, what will be, and who says so.
 *
 * <pre>{@code
 * AuditReport report = TrustAudit.of(bundle)
 *     .under(AuditPolicy.exchangeOnline())
 *     .usedBy(evidence)
 *     .run(Instant.now());
 * TrustBundle slim = report.bundle().minus(report.entriesWith("expired", "unused"));
 * }</pre>
 */
@NullMarked
package io.github.smimetrust.audit;

import org.jspecify.annotations.NullMarked;
