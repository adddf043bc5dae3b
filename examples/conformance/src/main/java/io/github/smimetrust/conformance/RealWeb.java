package io.github.smimetrust.conformance;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Failure;
import io.github.smimetrust.chain.Outcome;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.io.IOException;
import java.nio.file.Path;
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
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Real authorities for mail as targets, against Mozilla's roots for mail, with every certificate
 * offered; compared with the JDK's builder. Purposes do not count, since the JDK looks at the
 * target's alone; algorithms are those of RFC 8550, where the JDK has its own list.
 */
record RealWeb(Path folder) implements Suite {
  private static final Instant AT = Instant.parse("2026-11-23T00:00:00Z");

  @Override
  public String name() {
    return "real-web";
  }

  @Override
  public List<Tally> run() throws IOException, GeneralSecurityException {
    TrustBundle roots =
        TrustBundle.load(folder.resolve("mozilla-roots").resolve("email-roots.pem"));
    TrustBundle authorities = TrustBundle.load(folder.resolve("email-cas.b64"));
    ChainValidator validator =
        ChainValidator.trusting(roots)
            .intermediates(authorities)
            .purpose(Purpose.ANY)
            .revocation(RevocationPolicy.notChecked())
            .build();
    Jdk jdk = new Jdk(roots, authorities);
    Deviations deviations = Deviations.of(name());
    Tally decided = new Tally(name(), "decided-with-a-reason");
    Tally same = new Tally(name(), "as-the-jdk");
    for (BundleEntry target : authorities.entries()) {
      ChainResult result = validator.validate(target, AT);
      boolean explained =
          result instanceof ChainResult.Trusted
              || result instanceof ChainResult.Rejected rejected && !rejected.failures().isEmpty();
      if (explained) {
        decided.agree();
      } else {
        decided.falseReject(target + ": " + result);
      }
      deviations.count(
          target.fingerprint().toString(),
          jdk.builds(target.certificate()) ? "ACCEPT" : "REJECT",
          result.outcome() == Outcome.TRUSTED ? "ACCEPT" : "REJECT",
          result instanceof ChainResult.Rejected rejected
              ? rejected.failures().stream().map(Failure::toString).toList().toString()
              : result.toString(),
          same);
    }
    deviations.countGone(same);
    return List.of(decided, same);
  }

  /** The JDK's builder, its parameters made once. */
  private static final class Jdk {
    private final Set<TrustAnchor> anchors = new HashSet<>();
    private final CertStore store;

    Jdk(TrustBundle roots, TrustBundle authorities) throws GeneralSecurityException {
      roots.entries().forEach(r -> anchors.add(new TrustAnchor(r.certificate(), null)));
      store =
          CertStore.getInstance(
              "Collection",
              new CollectionCertStoreParameters(
                  authorities.entries().stream().map(BundleEntry::certificate).toList()));
    }

    boolean builds(X509Certificate target) throws GeneralSecurityException {
      X509CertSelector selector = new X509CertSelector();
      selector.setCertificate(target);
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, selector);
      parameters.addCertStore(store);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(AT));
      try {
        CertPathBuilder.getInstance("PKIX").build(parameters);
        return true;
      } catch (CertPathBuilderException e) {
        return false;
      }
    }
  }
}
