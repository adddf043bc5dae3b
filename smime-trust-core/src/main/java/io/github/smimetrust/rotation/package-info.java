/**
 * How a trust list changes from one state to another.
 *
 * <pre>{@code
 * BundleDiff diff = BundleDiff.between(tenant.read().bundle(), wanted);
 * System.out.println(diff.describe());
 * RotationPlan rotation = RotationPlan.from(current).to(wanted)
 *     .keepingTrusted(evidence)
 *     .between(today, horizon);
 * rotation.report().writeTo(Path.of("rotation.html"));
 * }</pre>
 */
@NullMarked
package io.github.smimetrust.rotation;

import org.jspecify.annotations.NullMarked;
