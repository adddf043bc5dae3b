/** Tests of reading and judging mail. */
@NullMarked
package io.github.smimetrust.mail;

import org.jspecify.annotations.NullMarked;
