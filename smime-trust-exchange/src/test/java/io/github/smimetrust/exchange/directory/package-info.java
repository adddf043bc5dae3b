/** Tests of directory synchronisation. */
@NullMarked
package io.github.smimetrust.exchange.directory;

import org.jspecify.annotations.NullMarked;
