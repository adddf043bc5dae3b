/**
 * The one bounded DER reader of this project: definite lengths only, at most 64 levels deep, no
 * allocation by declared length. Exported to smime-trust-core alone; not a public API.
 */
@NullMarked
package io.github.smimetrust.sst.der;

import org.jspecify.annotations.NullMarked;
