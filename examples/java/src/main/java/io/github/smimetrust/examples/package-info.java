/** Programs that show the library at work; they run in the build. */
@NullMarked
package io.github.smimetrust.examples;

import org.jspecify.annotations.NullMarked;
