package io.github.smimetrust.sst;

import io.github.smimetrust.sst.SstOptions.Keep;
import io.github.smimetrust.sst.der.ByteSlice;
import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Chooses, orders and writes elements; the size is known before the one array is made. */
final class SstWriter {
  private SstWriter() {}

  /** Writes elements as they are. */
  static SerializedStore write(Collection<StoreElement> elements) {
    long size = RecordFormat.HEADER_BYTES + RecordFormat.RECORD_BYTES;
    for (StoreElement element : elements) {
      size += element.size();
    }
    byte[] bytes = new byte[checkedSize(size)];
    RecordFormat.putHeader(bytes);
    int[] bounds = new int[2 * elements.size() + 1];
    int at = RecordFormat.HEADER_BYTES;
    int i = 0;
    for (StoreElement element : elements) {
      bounds[i++] = at;
      at = element.copyTo(bytes, at);
      bounds[i++] = at - RecordFormat.RECORD_BYTES - element.contentLength();
    }
    bounds[i] = at;
    return new SerializedStore(bytes, bounds, elements.size(), List.of());
  }

  /** Writes bare certificates. */
  static SerializedStore writeBare(Collection<byte[]> certificates) {
    long size = RecordFormat.HEADER_BYTES + RecordFormat.RECORD_BYTES;
    for (byte[] der : certificates) {
      size += RecordFormat.RECORD_BYTES + (long) der.length;
    }
    byte[] bytes = new byte[checkedSize(size)];
    RecordFormat.putHeader(bytes);
    int[] bounds = new int[2 * certificates.size() + 1];
    int at = RecordFormat.HEADER_BYTES;
    int i = 0;
    for (byte[] der : certificates) {
      bounds[i++] = at;
      bounds[i++] = at;
      at =
          RecordFormat.putRecord(
              bytes, at, RecordFormat.CERTIFICATE, RecordFormat.X509_ASN_ENCODING, der);
    }
    bounds[i] = at;
    return new SerializedStore(bytes, bounds, certificates.size(), List.of());
  }

  private static int checkedSize(long size) {
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a store of " + size + " bytes, expected less than 2 GiB; write several stores");
    }
    return (int) size;
  }

  /** Chooses and orders elements as the options say. */
  static List<StoreElement> arrange(Collection<StoreElement> elements, SstOptions options) {
    List<StoreElement> chosen = new ArrayList<>(elements.size());
    for (StoreElement element : withoutDuplicates(elements, options)) {
      if (element.kind() != StoreElement.Kind.CERTIFICATE && drops(element, options)) {
        continue;
      }
      chosen.add(withChosenProperties(element, options));
    }
    return ordered(chosen, options.order());
  }

  private static boolean drops(StoreElement element, SstOptions options) {
    Keep keep =
        options
            .otherObjects()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "the store holds a "
                            + element.kind()
                            + "; choose SstOptions.keepingCrlsAndCtls() or"
                            + " SstOptions.droppingCrlsAndCtls()"));
    return keep == Keep.DROPPED;
  }

  private static StoreElement withChosenProperties(StoreElement element, SstOptions options) {
    if (!element.hasProperties()) {
      return element;
    }
    List<StoreProperty> kept = new ArrayList<>();
    for (StoreProperty property : element.properties()) {
      if (keeps(property, options)) {
        kept.add(property);
      }
    }
    return element.withProperties(kept);
  }

  private static boolean keeps(StoreProperty property, SstOptions options) {
    if (property.id().isRestriction()) {
      Keep keep =
          options
              .restrictions()
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "a certificate carries the restriction "
                              + property.id()
                              + "; choose SstOptions.keepingRestrictions() or"
                              + " SstOptions.droppingRestrictions()"));
      return keep == Keep.KEPT;
    }
    return switch (options.properties()) {
      case NONE -> false;
      case FRIENDLY_NAMES -> property.number() == PropertyId.FRIENDLY_NAME.number();
      case ALL -> true;
    };
  }

  private static List<StoreElement> withoutDuplicates(
      Collection<StoreElement> elements, SstOptions options) {
    Set<ByteSlice> seen = new HashSet<>();
    List<StoreElement> first = new ArrayList<>(elements.size());
    for (StoreElement element : elements) {
      if (seen.add(element.slice())) {
        first.add(element);
      } else if (options.duplicates() == SstOptions.Duplicates.REFUSED) {
        throw new IllegalArgumentException(
            "the same "
                + element.kind()
                + " comes twice, SHA-1 "
                + HexFormat.of().formatHex(sha1(element))
                + "; choose SstOptions.droppingDuplicates() to write it once");
      }
    }
    return first;
  }

  private static List<StoreElement> ordered(List<StoreElement> elements, SstOptions.Order order) {
    return switch (order) {
      case AS_GIVEN -> elements;
      case ROOTS_FIRST ->
          elements.stream().collect(Collectors.groupingBy(SstWriter::group)).entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .flatMap(group -> group.getValue().stream())
              .toList();
      case SHA1_DESCENDING ->
          elements.stream()
              .map(e -> new Hashed(e, HexFormat.of().formatHex(sha1(e))))
              .sorted(Hashed.DESCENDING)
              .map(Hashed::element)
              .toList();
    };
  }

  /** An element with its SHA-1; certificates come first, by descending hash. */
  private record Hashed(StoreElement element, String sha1) {
    static final Comparator<Hashed> DESCENDING =
        Comparator.comparing((Hashed h) -> h.isCertificate() ? 0 : 1)
            .thenComparing((a, b) -> a.isCertificate() ? b.sha1.compareTo(a.sha1) : 0);

    boolean isCertificate() {
      return element.kind() == StoreElement.Kind.CERTIFICATE;
    }
  }

  /** 0 for a self-issued certificate, 1 for another, 2 for a CRL or CTL. */
  private static int group(StoreElement element) {
    if (element.kind() != StoreElement.Kind.CERTIFICATE) {
      return 2;
    }
    return isSelfIssued(element.array(), element.contentOffset(), element.contentEnd()) ? 0 : 1;
  }

  /** Are issuer and subject the same bytes? No for what is not a certificate. */
  private static boolean isSelfIssued(byte[] bytes, int from, int to) {
    try {
      DerReader tbs =
          DerReader.of(bytes, from, to)
              .expect(DerReader.SEQUENCE, "Certificate")
              .enter()
              .expect(DerReader.SEQUENCE, "TBSCertificate")
              .enter();
      if (tbs.peek() == 0xA0) {
        tbs.next();
      }
      tbs.expect(DerReader.INTEGER, "serialNumber");
      tbs.expect(DerReader.SEQUENCE, "signature");
      tbs.expect(DerReader.SEQUENCE, "issuer");
      int issuerStart = tbs.start();
      int issuerEnd = tbs.end();
      tbs.expect(DerReader.SEQUENCE, "validity");
      tbs.expect(DerReader.SEQUENCE, "subject");
      return Arrays.equals(bytes, issuerStart, issuerEnd, bytes, tbs.start(), tbs.end());
    } catch (MalformedDerException e) {
      return false;
    }
  }

  static byte[] sha1(StoreElement element) {
    return digest("SHA-1", element);
  }

  static byte[] digest(String algorithm, StoreElement element) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(element.array(), element.contentOffset(), element.contentLength());
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
