package io.github.smimetrust.rotation;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.AlgorithmPolicy;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.revocation.RevocationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Makes judges that ask the same of evidence, and pay from the same questions.
 *
 * @param purpose what certificates are used for
 * @param algorithms which keys and signatures count
 * @param questions what is left
 */
record Judges(Purpose purpose, AlgorithmPolicy algorithms, Questions questions) {
  /** A list as it is. */
  Judge of(TrustBundle list) {
    return of(list, TrustBundle.empty());
  }

  /** A list, and certificates that no chain may hold. */
  Judge of(TrustBundle list, TrustBundle distrusted) {
    return new Judge(list, validator(list, distrusted), questions);
  }

  private @Nullable ChainValidator validator(TrustBundle list, TrustBundle distrusted) {
    if (list.roots().isEmpty()) {
      return null;
    }
    return ChainValidator.trusting(list)
        .purpose(purpose)
        .algorithms(algorithms)
        .revocation(RevocationPolicy.notChecked())
        .distrusting(distrusted)
        .build();
  }
}
