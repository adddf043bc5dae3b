/**
 * What a coverage-guided fuzzer tries on the readers, with profile {@code full}. In the default
 * build the targets run on their seeds alone, which are in the resources.
 */
@NullMarked
package io.github.smimetrust.fuzz;

import org.jspecify.annotations.NullMarked;
