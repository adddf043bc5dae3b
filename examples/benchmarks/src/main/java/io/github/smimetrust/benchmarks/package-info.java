/**
 * What the library costs, as ratios to its peers in the same run: thread CPU time, all cases of a
 * comparison in turn, the median of the rounds.
 */
@NullMarked
package io.github.smimetrust.benchmarks;

import org.jspecify.annotations.NullMarked;
