/**
 * Bundles of certificate authorities: loaded from the files that CAs give out, from key stores and
 * from Windows, combined as sets, and written as the serialized store that Exchange takes, or as
 * PEM, PKCS #7 or a folder of files.
 *
 * <pre>{@code
 * TrustBundle bundle = TrustBundle.load(Path.of("root.cer"), Path.of("issuing-chain.pem"));
 * bundle.writeSst(Path.of("tenant.sst"));
 * }</pre>
 */
@NullMarked
package io.github.smimetrust;

import org.jspecify.annotations.NullMarked;
