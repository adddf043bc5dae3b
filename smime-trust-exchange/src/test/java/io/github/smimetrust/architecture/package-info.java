/** What holds for all published code: who may see whom, calls that are not made, the public API. */
@NullMarked
package io.github.smimetrust.architecture;

import org.jspecify.annotations.NullMarked;
