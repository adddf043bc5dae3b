package io.github.smimetrust.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.SharedData;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.AlgorithmPolicy;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.ChainValidatorBuilder;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Outcome;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.revocation.RevocationPolicy;
import io.github.smimetrust.sst.SerializedStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The paths of NIST's suite: what it says is valid was trusted, and is when it is replayed. */
class PkitsReplayTest {
  @Test
  void everyCaseComesToTheSameVerdict() throws IOException {
    int accepted = 0;
    int cases = 0;
    for (String line : lines(SharedData.vectors().resolve("path-cases.tsv.gz"))) {
      String[] f = line.split("\t", -1);
      if (!f[1].equals("pkits")) {
        continue;
      }
      cases++;
      Evidence evidence =
          Evidence.of(bundle(f[7]).entries().get(0)).accompaniedBy(bundle(f[6]).entries());
      Replay replay =
          Replay.of(
              builder(f).build().record(evidence, Instant.ofEpochMilli(Long.parseLong(f[4]))));
      ReplayResult again = Replay.decode(replay.encode(), f[0]).verify();

      assertThat(again.differences()).as(f[0]).isEmpty();
      if (f[3].equals("ACCEPT")) {
        accepted++;
        assertThat(again.now().outcome()).as(f[0]).isEqualTo(Outcome.TRUSTED);
      }
    }
    assertThat(cases).isEqualTo(138);
    assertThat(accepted).isEqualTo(56);
  }

  private static ChainValidatorBuilder builder(String[] f) {
    ChainValidatorBuilder builder =
        ChainValidator.trusting(bundle(f[5]))
            .purpose(f[15].isEmpty() ? Purpose.ANY : Purpose.of(f[15]))
            .revocation(RevocationPolicy.notChecked())
            .algorithms(AlgorithmPolicy.rfc8550().allowingDsa().allowingSha1());
    if (!f[10].isEmpty()) {
      builder.initialPolicies(f[10].split(","));
    }
    if (Boolean.parseBoolean(f[11])) {
      builder.requiringExplicitPolicy();
    }
    if (Boolean.parseBoolean(f[12])) {
      builder.inhibitingPolicyMapping();
    }
    if (Boolean.parseBoolean(f[13])) {
      builder.inhibitingAnyPolicy();
    }
    return builder;
  }

  private static TrustBundle bundle(String certificates) {
    List<byte[]> ders =
        certificates.isEmpty()
            ? List.of()
            : Arrays.stream(certificates.split(",")).map(Base64.getDecoder()::decode).toList();
    return TrustBundle.decodeSst(SerializedStore.ofCertificates(ders).encode(), "case");
  }

  private static List<String> lines(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    }
  }
}
