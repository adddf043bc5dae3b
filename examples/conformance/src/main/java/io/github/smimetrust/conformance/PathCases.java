package io.github.smimetrust.conformance;

import io.github.smimetrust.chain.AlgorithmPolicy;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.Failure;
import io.github.smimetrust.chain.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Chains of public suites, each to be accepted or rejected. Undecided counts as rejected: it is
 * never a yes.
 *
 * <p>Algorithm policies: PKITS admits DSA and SHA-1, since its keys and signatures have them;
 * limbo, BetterTLS and BoringSSL are judged by RFC 8550, which refuses SHA-1 and RSA below 2048
 * bits. Purpose: what the case names; serverAuth in BetterTLS' group eku-chain; else any, since
 * these suites know no mail. Revocation is not checked: the cases that need it are listed
 * deviations.
 */
record PathCases(String name, Path folder, List<String> peers) implements Suite {
  static PathCases of(String name, Path file) {
    return new PathCases(name, file, new ArrayList<>());
  }

  @Override
  public List<Tally> run() throws IOException {
    Deviations deviations = Deviations.of(name);
    Map<String, Tally> tallies = new LinkedHashMap<>();
    List<PathCase> cases = cases();
    for (PathCase one : cases) {
      Tally tally =
          tallies.computeIfAbsent(one.suite() + "-" + one.group(), g -> new Tally(name, g));
      ChainResult result = one.judge(policy(one.suite()));
      boolean accepted = result != null && result.outcome() == Outcome.TRUSTED;
      deviations.count(
          one.suite() + "/" + one.id(),
          one.expected(),
          accepted ? "ACCEPT" : "REJECT",
          reasons(result),
          tally);
    }
    askPeers(cases);
    Tally gone = new Tally(name, "deviations-gone");
    deviations.countGone(gone);
    List<Tally> all = new ArrayList<>(tallies.values());
    if (gone.cases() > 0) {
      all.add(gone);
    }
    return all;
  }

  /** In the same run, on the same cases. Revocation is off for them, too. */
  private void askPeers(List<PathCase> cases) {
    for (Peer peer : List.of(Peer.jdk(), Peer.bouncyCastle())) {
      try (peer) {
        cases.forEach(peer::ask);
        peers.add(peer.line(name));
      }
    }
  }

  /** The cases of a file. */
  List<PathCase> cases() throws IOException {
    List<PathCase> cases = new ArrayList<>();
    try (InputStream file = Files.newInputStream(folder);
        InputStream in = folder.toString().endsWith(".gz") ? new GZIPInputStream(file) : file;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        cases.add(PathCase.parse(line));
      }
    }
    return cases;
  }

  private static AlgorithmPolicy policy(String suite) {
    return suite.equals("pkits")
        ? AlgorithmPolicy.rfc8550().allowingDsa().allowingSha1()
        : AlgorithmPolicy.rfc8550();
  }

  private static String reasons(@Nullable ChainResult result) {
    if (result instanceof ChainResult.Rejected rejected) {
      return rejected.failures().stream().map(Failure::toString).distinct().toList().toString();
    }
    return result == null ? "not readable, or no root" : result.toString();
  }
}
