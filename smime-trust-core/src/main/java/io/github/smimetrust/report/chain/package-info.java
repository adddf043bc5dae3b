/**
 * Reports of what the path engine says, which knows nothing of reports itself.
 *
 * <pre>{@code
 * ChainReport.of(validator.validate(leaf)).writeTo(Path.of("why-not.html"));
 * }</pre>
 */
@NullMarked
package io.github.smimetrust.report.chain;

import org.jspecify.annotations.NullMarked;
