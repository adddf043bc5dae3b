/**
 * What goes wrong with certificates, signed mail and trust lists, in words: the one catalogue that
 * the engines and the diagnosis of foreign texts share. For this module alone.
 */
@NullMarked
package io.github.smimetrust.cause;

import org.jspecify.annotations.NullMarked;
