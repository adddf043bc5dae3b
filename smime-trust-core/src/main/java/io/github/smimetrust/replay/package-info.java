/**
 * Verdicts that can be looked at again: everything that one depends on, in one file.
 *
 * <pre>{@code
 * Replay.of(validator.record(Evidence.of(leaf), now)).writeTo(Path.of("case-4711.zip"));
 * System.out.println(Replay.open(Path.of("case-4711.zip")).verify().explain());
 * }</pre>
 */
@NullMarked
package io.github.smimetrust.replay;

import org.jspecify.annotations.NullMarked;
