package io.github.smimetrust.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Another path builder, asked about the same cases; for comparison, not for judgement. */
final class Peer implements AutoCloseable {
  /** Some cases are made to keep builders busy. */
  private static final int MOST_SECONDS = 20;

  private final String name;
  private final Provider provider;
  private final ExecutorService thread =
      Executors.newCachedThreadPool(
          work -> {
            Thread daemon = new Thread(work, "peer");
            daemon.setDaemon(true);
            return daemon;
          });

  private int agreed;
  private int falseAccepts;
  private int falseRejects;

  private Peer(String name, Provider provider) {
    this.name = name;
    this.provider = provider;
  }

  /** The builder of the JDK that runs this. */
  static Peer jdk() {
    return new Peer("jdk", Security.getProvider("SUN"));
  }

  /** Bouncy Castle's builder, unregistered. */
  static Peer bouncyCastle() {
    return new Peer("bouncycastle", new BouncyCastleProvider());
  }

  /** Asks about a case, and counts. */
  void ask(PathCase one) {
    String answer = builds(one) ? "ACCEPT" : "REJECT";
    if (answer.equals(one.expected())) {
      agreed++;
    } else if (answer.equals("ACCEPT")) {
      falseAccepts++;
    } else {
      falseRejects++;
    }
  }

  private boolean builds(PathCase one) {
    Future<Boolean> answer = thread.submit(() -> build(one));
    try {
      return answer.get(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      answer.cancel(true);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean build(PathCase one) throws GeneralSecurityException, IOException {
    Set<TrustAnchor> anchors = new HashSet<>();
    for (byte[] anchor : one.anchors()) {
      anchors.add(new TrustAnchor(parse(anchor), null));
    }
    List<Certificate> offered = new ArrayList<>();
    X509Certificate leaf = parse(one.leaf().get(0));
    offered.add(leaf);
    for (byte[] intermediate : one.intermediates()) {
      offered.add(parse(intermediate));
    }
    X509CertSelector selector = new X509CertSelector();
    selector.setCertificate(leaf);
    if (!one.purpose().isEmpty()) {
      selector.setExtendedKeyUsage(Set.of(one.purpose()));
    }
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, selector);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(offered)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(one.at()));
    parameters.setExplicitPolicyRequired(one.explicitPolicy());
    parameters.setPolicyMappingInhibited(one.mappingInhibit());
    parameters.setAnyPolicyInhibited(one.anyInhibit());
    if (!one.initialPolicies().isEmpty()) {
      parameters.setInitialPolicies(Set.copyOf(one.initialPolicies()));
    }
    parameters.setMaxPathLength(one.maxPathLength() < 0 ? 12 : one.maxPathLength());
    CertPathBuilder.getInstance("PKIX", provider).build(parameters);
    return true;
  }

  private X509Certificate parse(byte[] der) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509", provider)
            .generateCertificate(new ByteArrayInputStream(der));
  }

  /** What it came to, in the style of the lines of the suites. */
  String line(String suite) {
    return "peer suite="
        + suite
        + " builder="
        + name
        + " cases="
        + (agreed + falseAccepts + falseRejects)
        + " agreed="
        + agreed
        + " falseAccepts="
        + falseAccepts
        + " falseRejects="
        + falseRejects;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
