/**
 * Files that are replaced whole or not at all. Exported to smime-trust-core and
 * smime-trust-exchange alone; not a public API.
 */
@NullMarked
package io.github.smimetrust.sst.file;

import org.jspecify.annotations.NullMarked;
