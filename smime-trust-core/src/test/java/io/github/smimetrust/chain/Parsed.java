package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.der.ByteSlice;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Certificates and rules as the engine's own classes take them. */
final class Parsed {
  private static final int MOST_BYTES = 1 << 16;

  private Parsed() {}

  static ParsedCertificate of(TestPki certificate) {
    return of(BundleEntry.of(certificate.certificate()));
  }

  static ParsedCertificate of(BundleEntry entry) {
    return ParsedCertificate.of(entry, MOST_BYTES);
  }

  static List<ParsedCertificate> all(TestPki... certificates) {
    return Arrays.stream(certificates).map(Parsed::of).toList();
  }

  /**
   * One whose fingerprint comes after that of another, so that it is not the fingerprint that puts
   * it first.
   */
  static ParsedCertificate behind(ParsedCertificate other, IntFunction<TestPki> candidates) {
    for (int i = 1; ; i++) {
      ParsedCertificate candidate = of(candidates.apply(i));
      if (candidate.entry().fingerprint().compareTo(other.entry().fingerprint()) > 0) {
        return candidate;
      }
    }
  }

  /** What is asked of mail, at the time at which tests play. */
  static CertificateChecks.Terms terms(Limits limits) {
    return new CertificateChecks.Terms(
        new Rules(
            Purpose.EMAIL_PROTECTION,
            AlgorithmPolicy.rfc8550(),
            Set.<ByteSlice>of(),
            PolicyInputs.ANY,
            NameConstraints.NONE,
            limits),
        TestPki.NOW.getEpochSecond());
  }

  /** A search that remembers nothing. */
  static PathSearch search(
      CandidateGraph graph, SignatureCheck signatures, Limits limits, Spending spending) {
    return new PathSearch(
        graph,
        terms(limits),
        new VerifiedEdges(signatures, graph, new VerifiedEdges.Memory(0), spending),
        spending,
        new RevocationStatus(RevocationCheck.NONE, TestPki.NOW));
  }
}
