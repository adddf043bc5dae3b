/**
 * Reports that are read back.
 *
 * <pre>{@code
 * SavedReport.load(Path.of("audit.json")).writeTo(Path.of("audit.html"));
 * }</pre>
 */
@NullMarked
package io.github.smimetrust.report.saved;

import org.jspecify.annotations.NullMarked;
