/** How revocation is treated when a chain is validated. */
@NullMarked
package io.github.smimetrust.revocation;

import org.jspecify.annotations.NullMarked;
