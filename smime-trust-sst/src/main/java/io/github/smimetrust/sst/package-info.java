/**
 * Reads and writes Microsoft serialized certificate stores (.sst), exactly: header, certificates,
 * CRLs and CTLs in file order, every property with its bytes.
 *
 * <pre>{@code
 * SerializedStore store = SerializedStore.read(Path.of("roots.sst"));
 * for (StoreElement element : store.elements()) {
 *   System.out.println(element.kind() + " of " + element.content().length + " bytes");
 * }
 * byte[] same = store.encode();
 * }</pre>
 *
 * <p>The format is that of the CryptoAPI function {@code CertSaveStore} with {@code
 * CERT_STORE_SAVE_AS_STORE}; its records are described in MS-OSHARED 2.3.2.5 and 2.3.9.1, the
 * values of properties in MS-GPEF 2.2.1.1.1.1. This module depends on the JDK alone.
 */
@NullMarked
package io.github.smimetrust.sst;

import org.jspecify.annotations.NullMarked;
