package io.github.smimetrust.conformance;

import io.github.smimetrust.chain.AlgorithmPolicy;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.mail.MessageVerdict;
import io.github.smimetrust.mail.MessageVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The signed messages of NIST's PKITS. The case of a message is found by the certificate of its
 * signer; several cases can have one message, with other inputs each.
 *
 * <p>Algorithm policy: DSA and SHA-1 are admitted, as for the chains of the suite. A signature is
 * accepted if it is intact and its chain trusted; the sender does not count, since most of the
 * certificates hold no address. Revocation is not checked yet: the cases about it (4.4, 4.14, 4.15,
 * and three of 4.5 and 4.7) are a group of their own, in which only the signature has to be intact.
 */
record PkitsMessages(Path folder) implements Suite {
  /** Cases of other groups whose certificate is fine, and its CRL is not. */
  private static final Set<String> OTHERS =
      Set.of(
          "Section5InvalidBasicSelfIssuedOldWithNewTest2",
          "Section5InvalidBasicSelfIssuedCRLSigningKeyTest7",
          "Section7InvalidkeyUsageNotCriticalcRLSignFalseTest5");

  @Override
  public String name() {
    return "pkits-smime";
  }

  @Override
  public List<Tally> run() throws IOException {
    List<PathCase> all =
        PathCases.of("path", folder.resolveSibling("path-cases.tsv.gz")).cases().stream()
            .filter(c -> c.suite().equals("pkits") && !c.leaf().isEmpty())
            .toList();
    Map<String, List<PathCase>> byLeaf =
        all.stream().collect(Collectors.groupingBy(c -> key(c.leaf().get(0))));
    MessageVerifier any = verifier(all.get(0));
    Deviations deviations = Deviations.of(name());
    Map<String, Tally> tallies = new LinkedHashMap<>();
    for (Path file : files()) {
      List<PathCase> cases = byLeaf.getOrDefault(signer(file, any), List.of());
      if (cases.isEmpty()) {
        tallies
            .computeIfAbsent("no-case", g -> new Tally(name(), g))
            .falseReject(file.getFileName() + ": no case has its signer");
      }
      for (PathCase one : cases) {
        judge(file, one, deviations, tallies);
      }
    }
    deviations.countGone(tallies.computeIfAbsent("path", g -> new Tally(name(), g)));
    return List.copyOf(tallies.values());
  }

  private void judge(Path file, PathCase one, Deviations deviations, Map<String, Tally> tallies) {
    MessageVerdict verdict = verifier(one).verify(file, one.at());
    String actual = Judged.asSignature(verdict, true);
    if (needsRevocation(one.id())) {
      // Counted apart: a signature that is not even intact would still be wrong.
      Tally tally = tallies.computeIfAbsent("revocation", g -> new Tally(name(), g));
      if (verdict.signers().size() == 1 && verdict.signers().get(0).isIntact()) {
        tally.agree();
      } else {
        tally.falseReject(file.getFileName() + ": " + Judged.why(verdict));
      }
      return;
    }
    deviations.count(
        file.getFileName() + "/" + one.id(),
        one.expected(),
        actual,
        Judged.why(verdict),
        tallies.computeIfAbsent("path", g -> new Tally(name(), g)));
  }

  private static MessageVerifier verifier(PathCase one) {
    return MessageVerifier.using(
            one.builder(
                    Purpose.EMAIL_PROTECTION,
                    AlgorithmPolicy.rfc8550().allowingDsa().allowingSha1())
                .build())
        .allowingSha1();
  }

  private static boolean needsRevocation(String id) {
    return id.startsWith("Section4")
        || id.startsWith("Section14")
        || id.startsWith("Section15")
        || OTHERS.contains(id);
  }

  /** The certificate that the signer means; whether it signed is seen later. */
  private static String signer(Path file, MessageVerifier any) {
    return any.verify(file).signers().stream()
        .flatMap(s -> s.certificate().stream())
        .map(c -> key(c.der()))
        .findFirst()
        .orElse("none");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> f.toString().endsWith(".eml"))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    }
  }

  private static String key(byte[] der) {
    return HexFormat.of().formatHex(der);
  }
}
