package io.github.smimetrust.conformance;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.AlgorithmPolicy;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.mail.MessageVerdict;
import io.github.smimetrust.mail.MessageVerifier;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Messages and CMS objects of RFC 4134 and on the keys of RFC 9216. What each is stands in the RFC
 * or in its name; {@code mail-cases.tsv} says it once more: suite, file, how it is judged ({@code
 * message} or {@code signature}), expected (ACCEPT, REJECT, NONE for no signature), time, anchors,
 * certificates that are known, detached content.
 *
 * <p>Algorithm policy: for RFC 4134 RSA from 1024 bits, DSA and SHA-1, which its examples have; for
 * the others that of RFC 8550. Where there is no anchor, only the signature is judged.
 */
record MailCases(String name, Path vectors) implements Suite {
  private static final String OLD = "rfc4134";

  /** A case as it stands in the list. */
  private record Case(List<String> fields) {
    String file() {
      return fields.get(1);
    }

    List<Path> paths(int field, Path vectors) {
      return fields.get(field).isEmpty()
          ? List.of()
          : Arrays.stream(fields.get(field).split(",")).map(vectors::resolve).toList();
    }
  }

  static MailCases of(String name, Path vectors) {
    return new MailCases(name, vectors);
  }

  @Override
  public Path folder() {
    return vectors.resolve(name);
  }

  @Override
  public List<Tally> run() throws IOException {
    Deviations deviations = Deviations.of(name);
    Tally tally = new Tally(name, "all");
    for (Case one : cases()) {
      boolean anchored = !one.fields().get(5).isEmpty();
      MessageVerdict verdict = judge(one, anchored);
      String actual =
          one.fields().get(2).equals("message")
              ? Judged.asMessage(verdict)
              : Judged.asSignature(verdict, anchored);
      deviations.count(one.file(), one.fields().get(3), actual, Judged.why(verdict), tally);
    }
    deviations.countGone(tally);
    return List.of(tally);
  }

  private MessageVerdict judge(Case one, boolean anchored) {
    AlgorithmPolicy policy = AlgorithmPolicy.rfc8550();
    if (name.equals(OLD)) {
      policy = policy.allowingSha1().allowingDsa().allowingRsaFrom(1_024);
    }
    // Something has to be trusted; where nothing is given, the outcome of the chain does not count.
    List<Path> anchors =
        anchored ? one.paths(5, vectors) : List.of(vectors.resolve("rfc9216-notmuch/smime/ca.crt"));
    MessageVerifier verifier =
        MessageVerifier.using(
            ChainValidator.trusting(TrustBundle.load(anchors))
                .purpose(Purpose.EMAIL_PROTECTION)
                .revocation(RevocationPolicy.notChecked())
                .algorithms(policy)
                .build());
    if (name.equals(OLD)) {
      verifier = verifier.allowingSha1();
    }
    List<Path> known = one.paths(6, vectors);
    if (!known.isEmpty()) {
      verifier = verifier.knowing(TrustBundle.load(known));
    }
    Path file = vectors.resolve(one.file());
    List<Path> content = one.paths(7, vectors);
    return content.isEmpty()
        ? verifier.verify(file, Instant.parse(one.fields().get(4)))
        : verifier.verifyDetached(content.get(0), file);
  }

  private List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (InputStream in =
            Objects.requireNonNull(MailCases.class.getResourceAsStream("mail-cases.tsv"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split("\t", -1);
        if (fields[0].equals(name)) {
          if (fields.length != 8) {
            throw new IOException("found " + fields.length + " fields in " + line + ", expected 8");
          }
          cases.add(new Case(List.of(fields)));
        }
      }
    }
    return cases;
  }
}
