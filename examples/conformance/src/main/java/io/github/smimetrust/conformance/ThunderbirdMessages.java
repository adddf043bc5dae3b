package io.github.smimetrust.conformance;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.mail.MessageVerdict;
import io.github.smimetrust.mail.MessageVerifier;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages of Thunderbird's tests, each of which Thunderbird shows as well signed or not.
 *
 * <p>Judged as of a day in the certificates' validity, by the policy of RFC 8550: SHA-1 is refused,
 * as in Thunderbird. Thunderbird opens encrypted messages; where the outermost layer is one, there
 * is nothing for us to judge, which is a group of its own: such a message must be named as
 * encrypted.
 *
 * @param name of the suite
 * @param vectors where the folders of the suites lie
 * @param prefix of the files in the list of expected results that belong to it
 */
record ThunderbirdMessages(String name, Path vectors, String prefix) implements Suite {
  private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");
  private static final String MANUAL = "../smime-manual/";
  private static final int GOOD = 3;

  static ThunderbirdMessages thunderbird(Path vectors) {
    return new ThunderbirdMessages("thunderbird-smime", vectors, "");
  }

  static ThunderbirdMessages manual(Path vectors) {
    return new ThunderbirdMessages("smime-manual", vectors, MANUAL);
  }

  @Override
  public Path folder() {
    return vectors.resolve(name);
  }

  @Override
  public List<Tally> run() throws IOException {
    Path folder = vectors.resolve("thunderbird-smime");
    MessageVerifier verifier =
        MessageVerifier.using(
            ChainValidator.trusting(TrustBundle.load(folder.resolve("TestCA.pem")))
                .purpose(Purpose.EMAIL_PROTECTION)
                .revocation(RevocationPolicy.notChecked())
                .build());
    Deviations deviations = Deviations.of(name);
    Tally judged = new Tally(name, "judged");
    Tally encrypted = new Tally(name, "encrypted");
    for (String line : Files.readAllLines(folder.resolve("expected.tsv"))) {
      String[] fields = line.split("\t", -1);
      String file = fields[0];
      if (file.equals("file") || !isOurs(file)) {
        continue;
      }
      MessageVerdict verdict = verifier.verify(folder.resolve(file), AT);
      if (file.endsWith(".env.eml") || file.endsWith(".env")) {
        count(file, verdict, encrypted);
      } else {
        deviations.count(
            file,
            fields[GOOD].equals("true") ? "ACCEPT" : "REJECT",
            Judged.asMessage(verdict),
            Judged.why(verdict),
            judged);
      }
    }
    deviations.countGone(judged);
    List<Tally> tallies = new ArrayList<>(List.of(judged));
    if (encrypted.cases() > 0) {
      tallies.add(encrypted);
    }
    return tallies;
  }

  /** Those of other tools, which are encrypted all, are counted with Thunderbird's. */
  private boolean isOurs(String file) {
    return prefix.isEmpty() ? !file.startsWith(MANUAL) : file.startsWith(prefix);
  }

  private static void count(String file, MessageVerdict verdict, Tally tally) {
    if (Judged.asMessage(verdict).equals("NONE")
        && verdict.layers().size() == 1
        && verdict.layers().get(0).contains("encrypted")) {
      tally.agree();
    } else {
      tally.falseAccept(file + ": expected an encrypted message, found " + Judged.why(verdict));
    }
  }
}
