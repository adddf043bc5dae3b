/** Builds and validates chains of certificates (RFC 4158, RFC 5280) for S/MIME (RFC 8550). */
@NullMarked
package io.github.smimetrust.chain;

import org.jspecify.annotations.NullMarked;
