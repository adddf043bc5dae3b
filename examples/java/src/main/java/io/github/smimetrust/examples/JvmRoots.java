package io.github.smimetrust.examples;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Takes real certificates that are on every machine: the roots that the running JVM trusts. */
final class JvmRoots {
  /** Reported for on-premises servers; not documented for Exchange Online. */
  static final int REPORTED_LIMIT = 70_000;

  /** What a serialized store adds: header and end, and a head for each certificate. */
  private static final int STORE_BYTES = 20;

  private static final int RECORD_BYTES = 12;

  private JvmRoots() {}

  /** The roots that are valid tomorrow, as many as fit, those that end last first. */
  static TrustBundle collect(PrintStream out, Instant now, int bytes) {
    TrustBundle trusted = TrustBundle.of(certificates());
    Instant tomorrow = now.plus(Duration.ofDays(1));
    List<BundleEntry> byEnd = new ArrayList<>(trusted.entries());
    byEnd.sort(
        Comparator.comparing(BundleEntry::notAfter)
            .reversed()
            .thenComparing(BundleEntry::fingerprint));
    List<BundleEntry> left = new ArrayList<>();
    int size = STORE_BYTES;
    for (BundleEntry entry : byEnd) {
      int more = RECORD_BYTES + entry.der().length;
      if (!entry.notAfter().isAfter(tomorrow)) {
        out.printf("   left out, ends %s: %s%n", entry.notAfter(), entry.subject());
        left.add(entry);
      } else if (size + more > bytes) {
        left.add(entry);
      } else {
        size += more;
      }
    }
    TrustBundle chosen = trusted.minus(left);
    out.printf(
        Locale.ROOT,
        "   %d of the %d roots of this JVM: as many as fit into %,d bytes (-Dquickstart.bytes=N).%n",
        chosen.size(),
        trusted.size(),
        bytes);
    out.printf(
        Locale.ROOT,
        "   A limit of %,d was reported for on-premises servers; it is no rule of Exchange Online.%n",
        REPORTED_LIMIT);
    return chosen;
  }

  /** One root that this JVM trusts and a list does not hold: the one that ends last. */
  static TrustBundle notIn(TrustBundle list) {
    TrustBundle others = TrustBundle.of(certificates()).minus(list);
    return others.entries().stream()
        .max(Comparator.comparing(BundleEntry::notAfter).thenComparing(BundleEntry::fingerprint))
        .map(last -> others.retain(last.fingerprint()))
        .orElse(TrustBundle.empty());
  }

  private static List<X509Certificate> certificates() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      @Nullable KeyStore systemDefault = null;
      factory.init(systemDefault);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .flatMap(m -> Arrays.stream(((X509TrustManager) m).getAcceptedIssuers()))
          .toList();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no default trust store", e);
    }
  }

  static String shortened(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 3) + "...";
  }
}
