package io.github.smimetrust.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.SharedData;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Purpose;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Mozilla's roots and all public authorities for mail as a list, and the authorities in the place
 * of users; judged by the JDK's path builder.
 */
@Tag("slow")
class RealAuthoritiesTest {
  private static final Instant AT = Instant.parse("2026-11-23T00:00:00Z");

  /**
   * Two whose issuer's name has one attribute as UTF8String and the root's as TeletexString: the
   * same name by RFC 5280 section 7.1, and another one for the JDK, whatever the list.
   */
  private static final Set<String> OTHER_STRING_TYPE =
      Set.of(
          "357decc5622f89239ffd1c91c1366a0951ba4db5fd384f518cc4ae85d2dae3a5",
          "95ad94e88f5b8604e40e5fff36b0d34be46c1d5ba06c0e735b72aa396735c415");

  @Test
  void theJdkBuildsAChainForAllOfThemInTheSmallestListAndNeedsWhatIsNeeded()
      throws GeneralSecurityException {
    Path vectors = SharedData.vectors();
    TrustBundle roots =
        TrustBundle.load(vectors.resolve("mozilla-roots").resolve("email-roots.pem"));
    TrustBundle authorities = TrustBundle.load(vectors.resolve("email-cas.b64"));
    TrustBundle whole = roots.plus(authorities);
    List<Evidence> evidence = authorities.entries().stream().map(Evidence::of).toList();

    MinimalBundle minimal =
        BundleMinimizer.of(whole).keepingTrusted(evidence).purpose(Purpose.ANY).at(AT);

    assertThat(minimal.isProvedSmallest()).isTrue();
    assertThat(minimal.bundle().size()).isBetween(50, 100);
    Jdk jdk = new Jdk(minimal.bundle());
    for (Evidence one : minimal.trusted()) {
      if (!OTHER_STRING_TYPE.contains(one.leaf().fingerprint().toString())) {
        assertThat(jdk.builds(one.leaf())).as(one.toString()).isTrue();
      }
    }
    for (BundleEntry entry : minimal.bundle().entries()) {
      Evidence needing = minimal.neededBy(entry).get(0);
      assertThat(new Jdk(minimal.bundle().minus(entry)).builds(needing.leaf()))
          .as(needing + " without " + entry)
          .isFalse();
    }
  }

  /** The JDK's builder for one list, its parameters made once. */
  private static final class Jdk {
    private final Set<TrustAnchor> anchors;
    private final CertStore store;
    private final TrustBundle roots;

    Jdk(TrustBundle list) throws GeneralSecurityException {
      roots = list.roots();
      anchors =
          roots.entries().stream()
              .map(r -> new TrustAnchor(r.certificate(), null))
              .collect(Collectors.toSet());
      store =
          CertStore.getInstance(
              "Collection",
              new CollectionCertStoreParameters(
                  list.intermediates().entries().stream().map(BundleEntry::certificate).toList()));
    }

    boolean builds(BundleEntry target) throws GeneralSecurityException {
      if (roots.contains(target.fingerprint())) {
        // The JDK wants something below an anchor.
        return true;
      }
      X509CertSelector selector = new X509CertSelector();
      selector.setCertificate(target.certificate());
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
