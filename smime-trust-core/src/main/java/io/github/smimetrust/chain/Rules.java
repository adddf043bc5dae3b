package io.github.smimetrust.chain;

import io.github.smimetrust.sst.der.ByteSlice;
import java.util.Set;

/**
 * What a validator holds certificates against, whatever the certificate and the time.
 *
 * @param purpose what the target is to be used for
 * @param algorithms which keys and signatures count
 * @param distrusted what is signed in the certificates to distrust: their bytes without the
 *     signature, since some signatures have several encodings
 * @param policies the inputs of policy processing (RFC 5280 section 6.1.1 (c), (e) to (g))
 * @param subtrees the initial permitted and excluded subtrees (RFC 5280 section 6.1.1 (h), (i))
 * @param limits how much one question may cost
 */
record Rules(
    Purpose purpose,
    AlgorithmPolicy algorithms,
    Set<ByteSlice> distrusted,
    PolicyInputs policies,
    NameConstraints subtrees,
    Limits limits) {}
