/** X.501 names prepared for comparison. Not exported: what the other packages build on. */
@NullMarked
package io.github.smimetrust.name;

import org.jspecify.annotations.NullMarked;
