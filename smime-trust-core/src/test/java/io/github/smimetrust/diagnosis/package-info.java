/** Tests of the diagnosis of foreign messages. */
@NullMarked
package io.github.smimetrust.diagnosis;

import org.jspecify.annotations.NullMarked;
