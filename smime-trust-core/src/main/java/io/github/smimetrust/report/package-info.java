/**
 * Reports: one model for what the library finds, and every format that it is written in.
 *
 * <pre>{@code
 * AuditReport audit = TrustAudit.of(bundle).under(AuditPolicy.exchangeOnline()).run(now);
 * audit.report().inLanguage(Locale.JAPANESE).atZone(ZoneId.of("Asia/Tokyo")).writeTo(path);
 * }</pre>
 */
@NullMarked
package io.github.smimetrust.report;

import org.jspecify.annotations.NullMarked;
