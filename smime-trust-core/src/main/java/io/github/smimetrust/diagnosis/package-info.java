/**
 * What the messages of mail programs, Windows, Exchange, Java and others mean: cause, what to
 * check, what to do.
 *
 * <pre>{@code
 * Diagnosis diagnosis = Diagnosis.of(Files.readString(Path.of("support-case.log")));
 * System.out.println(diagnosis.explain());
 * }</pre>
 */
@NullMarked
package io.github.smimetrust.diagnosis;

import org.jspecify.annotations.NullMarked;
