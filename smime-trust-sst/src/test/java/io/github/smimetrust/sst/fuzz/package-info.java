/**
 * What a coverage-guided fuzzer tries on the codec, with profile {@code full}. In the default build
 * the targets run on their seeds alone, which are in the resources.
 */
@NullMarked
package io.github.smimetrust.sst.fuzz;

import org.jspecify.annotations.NullMarked;
