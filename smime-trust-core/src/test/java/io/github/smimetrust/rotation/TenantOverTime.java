package io.github.smimetrust.rotation;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Outcome;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Replays a plan: which list is there at an instant, and who trusts what with it. */
final class TenantOverTime {
  private final Map<TrustBundle, ChainValidator> validators = new HashMap<>();
  private final Map<BundleEntry, X509Certificate> certificates = new HashMap<>();

  /** The list at an instant, if the steps are done at these. */
  static TrustBundle listAt(
      TrustBundle current, List<RotationStep> steps, List<Instant> done, Instant at) {
    TrustBundle list = current;
    for (int i = 0; i < steps.size() && !done.get(i).isAfter(at); i++) {
      list = steps.get(i).bundle();
    }
    return list;
  }

  boolean trusts(TrustBundle list, Evidence evidence, Instant at) {
    if (list.roots().isEmpty()) {
      return false;
    }
    return validators
            .computeIfAbsent(
                list,
                l ->
                    ChainValidator.trusting(l)
                        .purpose(Purpose.EMAIL_PROTECTION)
                        .revocation(RevocationPolicy.notChecked())
                        .build())
            .validate(evidence, at)
            .outcome()
        == Outcome.TRUSTED;
  }

  /** The JDK does not look at the validity of anchors, so only valid ones are given. */
  boolean jdkTrusts(TrustBundle list, Evidence evidence, Instant at) {
    Set<TrustAnchor> anchors = new HashSet<>();
    List<X509Certificate> others = new ArrayList<>();
    for (BundleEntry entry : list.entries()) {
      if (!entry.isRoot()) {
        others.add(certificate(entry));
      } else if (!entry.notBefore().isAfter(at) && !entry.notAfter().isBefore(at)) {
        anchors.add(new TrustAnchor(certificate(entry), null));
      }
    }
    if (anchors.isEmpty()) {
      return false;
    }
    evidence.along().forEach(e -> others.add(certificate(e)));
    X509Certificate leaf = certificate(evidence.leaf());
    others.add(leaf);
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(leaf);
    try {
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return true;
    } catch (CertPathBuilderException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private X509Certificate certificate(BundleEntry entry) {
    return certificates.computeIfAbsent(entry, BundleEntry::certificate);
  }
}
