package io.github.smimetrust.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.BundleReader;
import io.github.smimetrust.BundleReading;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.sst.SstOptions;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Any bytes are a bundle or an {@link UnreadableInputException}, and so is each part of a
 * certificate that is read when it is asked for. What was kept is kept in a store, too.
 */
public final class ReaderTarget {
  /** Of the key stores among the seeds. */
  private static final char[] SECRET = "secret".toCharArray();

  private static final List<Function<BundleEntry, Object>> PARTS =
      List.of(
          BundleEntry::certificate,
          BundleEntry::key,
          BundleEntry::signatureAlgorithm,
          BundleEntry::authorityKeyIdentifier,
          BundleEntry::subjectKeyIdentifier,
          BundleEntry::extendedKeyUsages,
          BundleEntry::emailAddresses,
          BundleEntry::isCa,
          BundleEntry::isRoot,
          BundleEntry::subject,
          BundleEntry::issuer,
          BundleEntry::serial,
          BundleEntry::notBefore,
          BundleEntry::notAfter,
          BundleEntry::properties,
          BundleEntry::friendlyName,
          BundleEntry::toString);

  private ReaderTarget() {}

  /** What the fuzzer calls, by this name. */
  public static void fuzzerTestOneInput(byte[] data) {
    try {
      BundleReading strict = BundleReader.strict().password(SECRET).decode(data, "input");
      assertThat(strict.problems()).isEmpty();
      look(strict.bundle());
    } catch (UnreadableInputException refused) {
      assertThat(refused.source()).isEqualTo("input");
      keepGood(data);
    }
  }

  private static void keepGood(byte[] data) {
    try {
      // Most of what a fuzzer changes breaks the MAC first.
      BundleReading reading =
          BundleReader.keepingGood().password(SECRET).withoutIntegrityCheck().decode(data, "input");
      look(reading.bundle());
    } catch (UnreadableInputException limit) {
      assertThat(limit.source()).isEqualTo("input");
    }
  }

  private static void look(TrustBundle bundle) {
    for (BundleEntry entry : bundle.entries()) {
      PARTS.forEach(part -> look(entry, part));
    }
    byte[] store =
        bundle.encodeSst(
            SstOptions.bareCertificates().droppingCrlsAndCtls().droppingRestrictions());
    assertThat(Set.copyOf(TrustBundle.decodeSst(store, "store").entries()))
        .isEqualTo(Set.copyOf(bundle.entries()));
  }

  private static void look(BundleEntry entry, Function<BundleEntry, Object> part) {
    try {
      assertThat(part.apply(entry)).isNotNull();
    } catch (UnreadableInputException refused) {
      assertThat(refused.source()).isEqualTo("input");
    }
  }
}
