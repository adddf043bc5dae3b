/**
 * How this module writes its files and messages: JSON, digests, text that cannot mislead. Not
 * exported.
 */
@NullMarked
package io.github.smimetrust.exchange.format;

import org.jspecify.annotations.NullMarked;
