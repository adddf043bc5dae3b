/**
 * Directory synchronisation: how certificates of users, not the list of trusted authorities, reach
 * Exchange Online from a directory on premises.
 *
 * <pre>{@code
 * DirectorySyncScript.delta().writeTo(Path.of("change-4711"));
 * }</pre>
 */
@NullMarked
package io.github.smimetrust.exchange.directory;

import org.jspecify.annotations.NullMarked;
