package io.github.smimetrust.benchmarks;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.SstOptions;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Measures the codec, the bundle and mail against peers, and prints each figure with its target.
 */
public final class Benchmarks {
  private Benchmarks() {}

  /**
   * Runs every benchmark, or one group.
   *
   * @param arguments none, or {@code mail} or {@code stores}
   * @throws Exception if a workload fails
   */
  public static void main(String[] arguments) throws Exception {
    System.out.printf(
        "thread CPU time, medians; Java %s, %d processors%n",
        System.getProperty("java.version"), Runtime.getRuntime().availableProcessors());
    Path folder = Files.createTempDirectory("smime-trust-benchmarks");
    try {
      List<String> groups = arguments.length == 0 ? List.of("stores", "mail") : List.of(arguments);
      boolean met = !groups.contains("stores") || stores(folder);
      met &= !groups.contains("mail") || new MailBenchmarks().run(folder);
      System.out.println(met ? "all targets met" : "some targets MISSED");
    } finally {
      try (var files = Files.list(folder)) {
        files.forEach(f -> f.toFile().delete());
      }
      Files.delete(folder);
    }
  }

  private static boolean stores(Path folder) throws Exception {
    boolean met = true;
    met &= readIndex(folder, 1_000);
    met &= readIndex(folder, 10_000);
    met &= readParsed();
    met &= write();
    met &= parse();
    met &= memory();
    met &= prepare();
    return met;
  }

  /** B1: a file, or an array, becomes an index of its elements. */
  private static boolean readIndex(Path folder, int count) throws Exception {
    SerializedStore store = SampleStores.store(SampleStores.certificates(count));
    Path file = folder.resolve(count + ".sst");
    store.writeTo(file);
    byte[] bytes = store.encode();
    boolean met =
        Comparison.of(
                "B1 index of an array, " + count,
                () -> SerializedStore.wrap(bytes).elements().size())
            .within(1.2, "memcpy", () -> bytes.clone().length)
            .atLeast(
                count > 1_000 ? 2.5 : 15,
                "DataInputStream in memory",
                () -> PlainReader.certificates(new ByteArrayInputStream(bytes)).size())
            .run();
    met &=
        Comparison.of("B1 read(Path) " + count, () -> SerializedStore.read(file).elements().size())
            .within(1.5, "Files.readAllBytes", () -> Files.readAllBytes(file).length)
            .atLeast(
                count > 1_000 ? 1.5 : 3,
                "DataInputStream on the file",
                () -> {
                  try (InputStream in = Files.newInputStream(file)) {
                    return PlainReader.certificates(in).size();
                  }
                })
            .run();
    met &=
        Comparison.of(
                "B1 decode(byte[]) " + count, () -> SerializedStore.decode(bytes).elements().size())
            .beside("memcpy", () -> bytes.clone().length)
            .run();
    return met;
  }

  /** B2: a store becomes a bundle, every certificate scanned. */
  private static boolean readParsed() throws Exception {
    byte[] bytes = SampleStores.store(SampleStores.certificates(1_000)).encode();
    CertificateFactory jdk = CertificateFactory.getInstance("X.509");
    return Comparison.of(
            "B2 store to bundle 1000", () -> TrustBundle.decodeSst(bytes, "sample").size())
        .within(8, "memcpy", () -> bytes.clone().length)
        .atLeast(
            20,
            "stream and BC holders",
            () -> {
              int sum = 0;
              for (byte[] der : PlainReader.certificates(new ByteArrayInputStream(bytes))) {
                sum += new X509CertificateHolder(der).getSerialNumber().intValue();
              }
              return sum;
            })
        .beside(
            "BC holders, names and dates read",
            () -> {
              int sum = 0;
              for (byte[] der : PlainReader.certificates(new ByteArrayInputStream(bytes))) {
                sum += namesAndDates(new X509CertificateHolder(der));
              }
              return sum;
            })
        .atLeast(
            25,
            "stream and JDK factory",
            () -> {
              int sum = 0;
              for (byte[] der : PlainReader.certificates(new ByteArrayInputStream(bytes))) {
                sum += jdk.generateCertificate(new ByteArrayInputStream(der)).hashCode();
              }
              return sum;
            })
        .run();
  }

  /** What our scan has checked as well when an entry exists; a holder reads it when asked. */
  private static int namesAndDates(X509CertificateHolder holder) {
    return holder.getSubject().getRDNs().length
        + holder.getIssuer().getRDNs().length
        + Objects.hash(holder.getNotBefore(), holder.getNotAfter());
  }

  /** B3: a bundle becomes a store. */
  private static boolean write() throws Exception {
    List<byte[]> certificates = SampleStores.certificates(1_000);
    byte[] bytes = PlainReader.write(certificates);
    SerializedStore store = SerializedStore.decode(bytes);
    TrustBundle bundle = TrustBundle.decodeSst(bytes, "sample");
    return Comparison.of(
            "B3 certificates to store 1000",
            () -> SerializedStore.ofCertificates(certificates).size())
        .within(1.8, "clone", () -> bytes.clone().length)
        .atLeast(3.5, "DataOutputStream", () -> PlainReader.write(certificates).length)
        .beside("bundle.encodeSst()", () -> bundle.encodeSst().length)
        .beside(
            "elements, rewritten",
            () -> SerializedStore.of(store.elements(), SstOptions.bareCertificates()).size())
        .run();
  }

  /** B4: DER becomes an entry. */
  private static boolean parse() throws Exception {
    List<byte[]> certificates = SampleStores.certificates(10_000);
    byte[] bytes = PlainReader.write(certificates);
    SerializedStore store = SerializedStore.decode(bytes);
    CertificateFactory jdk = CertificateFactory.getInstance("X.509");
    return Comparison.of("B4 parse 10000", () -> TrustBundle.decodeSst(bytes, "sample").size())
        .beside(
            "copies of the elements alone",
            () -> store.elements().stream().mapToInt(e -> e.content().length).sum())
        .atLeast(
            20,
            "BC holders",
            () -> {
              int sum = 0;
              for (byte[] der : certificates) {
                sum += new X509CertificateHolder(der).getSerialNumber().intValue();
              }
              return sum;
            })
        .atLeast(
            25,
            "JDK factory",
            () -> {
              int sum = 0;
              for (byte[] der : certificates) {
                sum += jdk.generateCertificate(new ByteArrayInputStream(der)).hashCode();
              }
              return sum;
            })
        .run();
  }

  /** B5: what an entry holds in memory beyond its DER. */
  private static boolean memory() throws Exception {
    byte[] bytes = PlainReader.write(SampleStores.certificates(10_000));
    long der = bytes.length - 20 - 12 * 10_000L;
    long before = used();
    TrustBundle bundle = TrustBundle.decodeSst(bytes, "sample");
    long beyond = (used() - before - der) / bundle.size();
    boolean met = beyond <= 250;
    List<BundleEntry> kept = new ArrayList<>(bundle.entries());
    System.out.printf(
        Locale.ROOT,
        "%-28s %d bytes a certificate beyond its DER (%d)  target <= 250 %s%n",
        "B5 memory 10000",
        beyond,
        kept.size(),
        met ? "met" : "MISSED");
    return met;
  }

  /** B6: the bytes of a store become something that chains can be built from. */
  private static boolean prepare() throws Exception {
    byte[] bytes = PlainReader.write(SampleStores.certificates(10_000));
    CertificateFactory jdk = CertificateFactory.getInstance("X.509");
    CertificateFactory bouncyCastle =
        CertificateFactory.getInstance("X.509", new BouncyCastleProvider());
    return Comparison.of(
            "B6 prepare 10000",
            () -> TrustBundle.decodeSst(bytes, "sample").entries().get(0).isCa() ? 1 : 0)
        .within(3, "bundle alone", () -> TrustBundle.decodeSst(bytes, "sample").size())
        .atLeast(15, "BC factory and PKIX parameters", () -> parameters(bytes, bouncyCastle))
        .atLeast(15, "JDK factory and PKIX parameters", () -> parameters(bytes, jdk))
        .run();
  }

  /** The first certificate stands for the anchors, which these parameters must not be without. */
  private static int parameters(byte[] bytes, CertificateFactory factory) throws Exception {
    List<X509Certificate> certificates = new ArrayList<>();
    for (byte[] der : PlainReader.certificates(new ByteArrayInputStream(bytes))) {
      certificates.add(
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
    }
    PKIXBuilderParameters parameters =
        new PKIXBuilderParameters(
            Set.of(new TrustAnchor(certificates.get(0), null)), new X509CertSelector());
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(certificates)));
    return parameters.getCertStores().size();
  }

  private static long used() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
