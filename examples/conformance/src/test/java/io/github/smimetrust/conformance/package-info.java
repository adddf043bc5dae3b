/** Tests of what the conformance program reports. */
@NullMarked
package io.github.smimetrust.conformance;

import org.jspecify.annotations.NullMarked;
