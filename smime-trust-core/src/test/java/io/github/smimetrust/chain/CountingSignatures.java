package io.github.smimetrust.chain;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Checks signatures and counts; work is told by this, and not by a clock. */
final class CountingSignatures implements SignatureCheck {
  private final SignatureCheck check = new JcaSignatures(null);
  private final AtomicInteger checks = new AtomicInteger();
  private final Map<String, Integer> pairs = new ConcurrentHashMap<>();

  @Override
  public Answer check(ParsedCertificate certificate, ParsedCertificate issuer) {
    checks.incrementAndGet();
    pairs.merge(
        certificate.entry().fingerprint() + " " + issuer.subject() + issuer.key().info().hashCode(),
        1,
        Integer::sum);
    return check.check(certificate, issuer);
  }

  int checks() {
    return checks.get();
  }

  /** The most times that one pair of certificate and issuer key was asked for. */
  int mostOfOnePair() {
    return pairs.values().stream().mapToInt(i -> i).max().orElse(0);
  }
}
