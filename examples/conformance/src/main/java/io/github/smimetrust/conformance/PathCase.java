package io.github.smimetrust.conformance;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.chain.AlgorithmPolicy;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.ChainValidatorBuilder;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Limits;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.revocation.RevocationPolicy;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.SstOptions;
import io.github.smimetrust.sst.StoreElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a file of chains. */
record PathCase(
    String id,
    String suite,
    String group,
    String expected,
    Instant at,
    List<byte[]> anchors,
    List<byte[]> intermediates,
    List<byte[]> leaf,
    List<String> initialPolicies,
    boolean explicitPolicy,
    boolean mappingInhibit,
    boolean anyInhibit,
    int maxPathLength,
    String purpose) {
  /** For cases that say "now": a day on which the certificates of the pack were valid. */
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";

  static PathCase parse(String line) {
    String[] f = line.split("\t", -1);
    boolean now = f[4].isEmpty() || f[4].equals("0");
    return new PathCase(
        f[0],
        f[1],
        f[2],
        f[3],
        now ? NOW : Instant.ofEpochMilli(Long.parseLong(f[4])),
        certificates(f[5]),
        certificates(f[6]),
        certificates(f[7]),
        f[10].isEmpty() ? List.of() : Arrays.asList(f[10].split(",")),
        Boolean.parseBoolean(f[11]),
        Boolean.parseBoolean(f[12]),
        Boolean.parseBoolean(f[13]),
        Integer.parseInt(f[14]),
        f[2].equals("eku-chain") ? SERVER_AUTH : f[15]);
  }

  private static List<byte[]> certificates(String field) {
    return field.isEmpty()
        ? List.of()
        : Arrays.stream(field.split(",")).map(c -> Base64.getDecoder().decode(c)).toList();
  }

  /** What we say; null where the leaf cannot be read or no anchor is a root. */
  @Nullable ChainResult judge(AlgorithmPolicy algorithms) {
    try {
      BundleEntry target = bundle(leaf).entries().get(0);
      return builder(purpose.isEmpty() ? Purpose.ANY : Purpose.of(purpose), algorithms)
          .build()
          .validate(Evidence.of(target).accompaniedBy(readable(intermediates)), at);
    } catch (UnreadableInputException | IllegalArgumentException e) {
      return null;
    }
  }

  /** A validator with the inputs of this case. */
  ChainValidatorBuilder builder(Purpose asked, AlgorithmPolicy algorithms) {
    ChainValidatorBuilder builder =
        ChainValidator.trusting(bundle(anchors))
            .purpose(asked)
            .revocation(RevocationPolicy.notChecked())
            .algorithms(algorithms);
    if (!initialPolicies.isEmpty()) {
      builder.initialPolicies(initialPolicies.toArray(String[]::new));
    }
    if (explicitPolicy) {
      builder.requiringExplicitPolicy();
    }
    if (mappingInhibit) {
      builder.inhibitingPolicyMapping();
    }
    if (anyInhibit) {
      builder.inhibitingAnyPolicy();
    }
    if (maxPathLength >= 0) {
      builder.limits(Limits.defaults().withChainLength(maxPathLength + 1));
    }
    return builder;
  }

  private static List<BundleEntry> readable(List<byte[]> certificates) {
    List<BundleEntry> entries = new ArrayList<>();
    for (byte[] der : certificates) {
      try {
        entries.addAll(bundle(List.of(der)).entries());
      } catch (UnreadableInputException e) {
        // An intermediate that is no certificate is as good as absent.
      }
    }
    return entries;
  }

  /** Through a store, since the JDK does not read all of them. */
  private static TrustBundle bundle(List<byte[]> certificates) {
    List<StoreElement> elements = certificates.stream().map(StoreElement::certificate).toList();
    SerializedStore store = SerializedStore.of(elements, SstOptions.bareCertificates());
    return TrustBundle.decodeSst(store.encode(), "case");
  }
}
