package io.github.smimetrust.audit;

import io.github.smimetrust.sst.der.ByteSlice;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * What an authority's certificate forbids for those below it.
 *
 * @param pathLength how many authorities may be below
 * @param purposes extended key usages; nothing where all are allowed
 * @param names the name constraints as they are encoded; nothing where there are none
 */
record Restrictions(
    int pathLength, Optional<Set<KeyPurposeId>> purposes, Optional<ByteSlice> names) {
  static Restrictions of(Member member) {
    CertificateProfile profile = member.profile();
    return new Restrictions(
        PathLengthCheck.limit(member),
        profile
            .value(Extension.extendedKeyUsage, ExtendedKeyUsage::getInstance)
            .map(u -> new HashSet<>(Arrays.asList(u.getUsages()))),
        profile
            .extension(Extension.nameConstraints)
            .map(e -> e.getExtnValue().getOctets())
            .map(der -> new ByteSlice(der, 0, der.length)));
  }

  /** Might this one forbid what the other allows? Name constraints that differ might. */
  boolean isNarrowerThan(Restrictions other) {
    boolean fewerPurposes =
        purposes.isPresent()
            && other.purposes.map(o -> !purposes.get().containsAll(o)).orElse(true);
    boolean otherNames = names.isPresent() && !names.equals(other.names);
    return pathLength < other.pathLength || fewerPurposes || otherNames;
  }
}
