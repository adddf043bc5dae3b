/** Runs the library on public test suites and on stores that Windows made. */
@NullMarked
package io.github.smimetrust.conformance;

import org.jspecify.annotations.NullMarked;
