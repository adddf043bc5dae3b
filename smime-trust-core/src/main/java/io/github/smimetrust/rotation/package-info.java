/**
 * How a trust list changes from one state to another.
 *
 * <pre>{@code
 * BundleDiff diff = BundleDiff.between(tenant.read().bundle(), wanted);
 * System.out.println(diff.describe());
 * }</pre>
 */
@NullMarked
package io.github.smimetrust.rotation;

import org.jspecify.annotations.NullMarked;
