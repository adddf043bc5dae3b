/** Tests of audits. */
@NullMarked
package io.github.smimetrust.audit;

import org.jspecify.annotations.NullMarked;
