/**
 * Bundles of certificate authorities: loaded from the files that CAs give out, combined as sets,
 * and written as the serialized store that Exchange takes.
 *
 * <pre>{@code
 * TrustBundle bundle = TrustBundle.load(Path.of("root.cer"), Path.of("issuing-chain.pem"));
 * bundle.writeSst(Path.of("tenant.sst"));
 * }</pre>
 */
@NullMarked
package io.github.smimetrust;

import org.jspecify.annotations.NullMarked;
