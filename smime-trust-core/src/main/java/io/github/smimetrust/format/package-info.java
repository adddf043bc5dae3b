/**
 * How the library writes its files and messages: JSON, digests, text that cannot mislead. For its
 * own modules alone.
 */
@NullMarked
package io.github.smimetrust.format;

import org.jspecify.annotations.NullMarked;
