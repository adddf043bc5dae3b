/**
 * What users of S/MIME ask for, one program each: what they would see from this library. The
 * certificates are made on the spot and trusted by nobody; each program prints, and its test reads
 * what it prints. README.md in examples/java has the table with the limits.
 */
@NullMarked
package io.github.smimetrust.examples.demands;

import org.jspecify.annotations.NullMarked;
