package io.github.smimetrust.conformance;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.BundleReader;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.AlgorithmPolicy;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Failure;
import io.github.smimetrust.chain.Outcome;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * BoringSSL's chains with a fault each: is the certificate named that BoringSSL names, and the
 * cause? Algorithms are RFC 8550's with SHA-1 and RSA from 1024 bits, as BoringSSL has it by
 * default, and RFC 8550's where a test asks for a strong digest. An anchor's own constraints always
 * hold, as under BoringSSL's TRUSTED_ANCHOR_WITH_CONSTRAINTS. Left out are tests of its trust store
 * and of purposes that only TLS, MLS and C2PA know.
 */
record BoringSslChains(Path folder) implements Suite {
  /**
   * BoringSSL's "DEFAULT" time (its test/parse_certificate tests): all its chains are valid then.
   */
  private static final Instant DEFAULT_TIME = Instant.parse("2021-10-05T12:00:00Z");

  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT);

  private static final Map<String, String> PURPOSES =
      Map.of(
          "SERVER_AUTH", "1.3.6.1.5.5.7.3.1",
          "CLIENT_AUTH", "1.3.6.1.5.5.7.3.2");

  /** BoringSSL's words for a cause, and the id of ours. */
  private static final List<Map.Entry<String, String>> CAUSES =
      List.of(
          Map.entry("VerifySignedData failed", "bad-signature"),
          Map.entry("Basic Constraints indicates not a CA", "not-a-ca"),
          Map.entry("Does not have Basic Constraints", "not-a-ca"),
          Map.entry("keyCertSign bit is not set", "key-usage-cert-sign"),
          Map.entry("The extended key usage does not include", "extended-key-usage"),
          Map.entry("Unacceptable signature algorithm", "weak-signature"),
          Map.entry("RSA modulus too small", "weak-key"),
          Map.entry("Unacceptable public key", "weak-key"),
          Map.entry("Unconsumed critical extension", "unknown-critical-extension"),
          Map.entry("Unprocessed critical", "unknown-critical-extension"),
          Map.entry("No valid policy", "policy"),
          Map.entry("max_path_length reached", "path-length"));

  @Override
  public String name() {
    return "boringssl";
  }

  @Override
  public List<Tally> run() throws IOException {
    Deviations deviations = Deviations.of(name());
    Tally tally = new Tally(name(), "certificate-and-cause");
    List<Path> tests;
    try (Stream<Path> files = Files.walk(folder)) {
      tests = files.filter(f -> f.toString().endsWith(".test")).sorted().toList();
    }
    for (Path test : tests) {
      String text = Files.readString(test, StandardCharsets.UTF_8);
      String purpose = field(text, "key_purpose");
      if (field(text, "last_cert_trust").startsWith("TRUSTED_ANCHOR")
          && (purpose.equals("ANY_EKU") || PURPOSES.containsKey(purpose))) {
        count(test, text, deviations, tally);
      }
    }
    deviations.countGone(tally);
    return List.of(tally);
  }

  private void count(Path test, String text, Deviations deviations, Tally tally)
      throws IOException {
    String id = folder.relativize(test).toString().replace('\\', '/');
    List<BundleEntry> chain =
        new ArrayList<>(
            BundleReader.strict()
                .read(test.resolveSibling(field(text, "chain")))
                .bundle()
                .entries());
    // The file is in the order of the chain; a bundle has its roots first.
    chain.sort((a, b) -> Integer.compare(number(a), number(b)));
    List<String> expected = expected(text);
    List<String> found = judge(chain, text);
    boolean named = !expected.isEmpty() && found.containsAll(expected);
    deviations.count(
        id,
        expected.isEmpty() ? "ACCEPT" : expected.toString(),
        found.isEmpty() ? "ACCEPT" : named ? expected.toString() : found.toString(),
        "see the file",
        tally);
  }

  private static int number(BundleEntry entry) {
    String place = entry.origin().place();
    return place.isEmpty() ? 0 : Integer.parseInt(place.replaceAll("^block (\\d+).*", "$1"));
  }

  /** Position of the certificate and reason, of each failure; empty if trusted. */
  private static List<String> judge(List<BundleEntry> chain, String text) {
    String purpose = field(text, "key_purpose");
    String time = field(text, "utc_time");
    Instant at =
        time.equals("DEFAULT")
            ? DEFAULT_TIME
            : LocalDateTime.parse(time, UTC_TIME).toInstant(ZoneOffset.UTC);
    ChainResult result;
    try {
      result =
          ChainValidator.trusting(TrustBundle.of(chain.get(chain.size() - 1).certificate()))
              .purpose(
                  purpose.equals("ANY_EKU")
                      ? Purpose.ANY
                      : Purpose.of(PURPOSES.getOrDefault(purpose, purpose)))
              .revocation(RevocationPolicy.notChecked())
              .algorithms(
                  field(text, "digest_policy").equals("STRONG")
                      ? AlgorithmPolicy.rfc8550()
                      : AlgorithmPolicy.rfc8550().allowingSha1().allowingRsaFrom(1024))
              .build()
              .validate(Evidence.of(chain.get(0)).accompaniedBy(chain), at);
    } catch (IllegalArgumentException e) {
      return List.of("no-root");
    }
    if (result.outcome() == Outcome.TRUSTED) {
      return List.of();
    }
    if (!(result instanceof ChainResult.Rejected rejected)) {
      return List.of(result.outcome().toString());
    }
    List<String> found = new ArrayList<>();
    for (Failure failure : rejected.failures()) {
      found.add("i=" + chain.indexOf(failure.certificate()) + " " + failure.reason().id());
    }
    return found;
  }

  private static List<String> expected(String text) {
    List<String> expected = new ArrayList<>();
    String certificate = "";
    for (String line : text.lines().toList()) {
      if (line.startsWith("----- Certificate ")) {
        certificate = line.replaceAll("^----- Certificate (i=\\d+).*", "$1");
      } else if (line.startsWith("ERROR: ")) {
        String words = line.substring(7);
        String cause =
            CAUSES.stream()
                .filter(c -> words.startsWith(c.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(words);
        String one = certificate + " " + cause;
        if (!expected.contains(one)) {
          expected.add(one);
        }
      }
    }
    return expected;
  }

  private static String field(String text, String name) {
    return text.lines()
        .filter(l -> l.startsWith(name + ": "))
        .map(l -> l.substring(name.length() + 2))
        .findFirst()
        .orElse("");
  }
}
