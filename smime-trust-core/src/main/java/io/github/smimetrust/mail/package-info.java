/** Verifies signed mail against a trust list: whose signature it is, and whether it is trusted. */
@NullMarked
package io.github.smimetrust.mail;

import org.jspecify.annotations.NullMarked;
