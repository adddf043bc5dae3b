package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.fixture.TestPki;
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
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * Laws of small webs with faults. The JDK is the oracle: what its builder finds a path for is
 * trusted, and a chain that is trusted passes its validator.
 */
class RandomWebsTest {
  private static final TestPki STRANGER = TestPki.root("Stranger");

  @Provide
  Arbitrary<RandomWeb> webs() {
    return RandomWeb.any();
  }

  @Property(tries = 400)
  void trustsWhatTheJdkFindsPathFor(@ForAll("webs") RandomWeb web) throws Exception {
    ChainResult result = validate(web, web.certificates());
    Statistics.collect(result.outcome());

    // Not the other way round: its builder misses paths behind a self-signed twin.
    if (jdkBuilds(web)) {
      assertThat(result.outcome()).as(result.explain()).isEqualTo(Outcome.TRUSTED);
    }
  }

  @Property(tries = 400)
  void trustsOnlyByChainThatTheJdkValidates(@ForAll("webs") RandomWeb web) {
    ChainResult result = validate(web, web.certificates());

    if (result instanceof ChainResult.Trusted trusted) {
      List<X509Certificate> chain = trusted.chain().stream().map(BundleEntry::certificate).toList();
      assertThatCode(() -> JdkOracle.validate(chain, TestPki.NOW)).doesNotThrowAnyException();
    }
    assertThat(result.outcome()).isNotEqualTo(Outcome.UNDECIDED);
  }

  @Property(tries = 150)
  void intermediatesCountTheSameWhetherKnownOrBroughtAlong(@ForAll("webs") RandomWeb web) {
    ChainResult along = validate(web, web.certificates());
    ChainResult known = withIntermediates(web, web.certificates());

    assertThat(known.outcome()).isEqualTo(along.outcome());
  }

  @Property(tries = 150)
  void anotherCertificateNeverTakesTrustAway(
      @ForAll("webs") RandomWeb web, @ForAll("webs") RandomWeb more) {
    List<X509Certificate> all = new ArrayList<>(web.certificates());
    all.addAll(more.certificates());

    if (validate(web, web.certificates()).outcome() == Outcome.TRUSTED) {
      assertThat(validate(web, all).outcome()).isEqualTo(Outcome.TRUSTED);
    }
  }

  @Property(tries = 200)
  void whatIsProposedMakesItTrustedAndNoneOfItIsTooMuch(@ForAll("webs") RandomWeb any) {
    RandomWeb web = any.withoutOtherRoots();
    ChainResult result =
        builder(STRANGER)
            .proposing(TrustBundle.of(web.certificates()))
            .proposing(TrustBundle.of(RandomWeb.ROOT.certificate()))
            .build()
            .validate(web.leafEntry());
    boolean possible = validate(web, web.certificates()).outcome() == Outcome.TRUSTED;

    ChainResult.Rejected rejected = (ChainResult.Rejected) result;
    List<X509Certificate> proposed =
        rejected.completion().certificates().stream().map(e -> e.certificate()).toList();
    assertThat(proposed.isEmpty()).isNotEqualTo(possible);
    if (possible) {
      assertThat(proposed).contains(RandomWeb.ROOT.certificate());
      assertThat(validate(web, proposed).outcome()).isEqualTo(Outcome.TRUSTED);
      // Minimal: without any one of them it is not enough.
      for (X509Certificate one : proposed) {
        List<X509Certificate> fewer = new ArrayList<>(proposed);
        fewer.remove(one);
        if (!one.equals(RandomWeb.ROOT.certificate())) {
          assertThat(validate(web, fewer).outcome()).isEqualTo(Outcome.REJECTED);
        }
      }
    }
  }

  private static ChainResult validate(RandomWeb web, List<X509Certificate> along) {
    return builder(RandomWeb.ROOT)
        .build()
        .validate(Evidence.of(web.leafEntry()).accompaniedBy(along));
  }

  private static ChainResult withIntermediates(RandomWeb web, List<X509Certificate> known) {
    return builder(RandomWeb.ROOT)
        .intermediates(TrustBundle.of(known))
        .build()
        .validate(web.leafEntry());
  }

  private static ChainValidatorBuilder builder(TestPki root) {
    return ChainValidator.trusting(root.certificate())
        .purpose(Purpose.EMAIL_PROTECTION)
        .revocation(RevocationPolicy.notChecked())
        .clock(TestPki.CLOCK);
  }

  private static boolean jdkBuilds(RandomWeb web) throws GeneralSecurityException {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(web.leaf().certificate());
    PKIXBuilderParameters parameters =
        new PKIXBuilderParameters(
            Set.of(new TrustAnchor(RandomWeb.ROOT.certificate(), null)), target);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(web.certificates())));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(TestPki.NOW));
    parameters.setMaxPathLength(-1);
    try {
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return true;
    } catch (CertPathBuilderException e) {
      return false;
    } catch (RuntimeException e) {
      // "RFC822Name may not be null or empty": it cannot intersect two permitted subtrees.
      return false;
    }
  }
}
