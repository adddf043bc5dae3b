/** Tests of the path engine. */
@NullMarked
package io.github.smimetrust.chain;

import org.jspecify.annotations.NullMarked;
