package io.github.smimetrust.rotation;

import com.google.common.collect.Range;
import java.time.Instant;

/**
 * What a plan is about.
 *
 * @param lists from which list to which
 * @param plan from its start on and before its horizon
 */
record RotationSetting(RotationLists lists, Range<Instant> plan) {}
