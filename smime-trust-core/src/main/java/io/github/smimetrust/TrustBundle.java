package io.github.smimetrust;

import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.SstOptions;
import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.der.ByteSlice;
import io.github.smimetrust.sst.file.AtomicFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * A set of certificates that the caller named: the roots and intermediates that a tenant trusts, or
 * is to trust. Self-issued authorities come first, then the others, each in the order in which they
 * were added.
 *
 * <pre>{@code
 * TrustBundle bundle = TrustBundle.load(Path.of("root.cer"), Path.of("issuing-chain.pem"));
 * bundle.retain(e -> e.notAfter().isAfter(now)).writeSst(Path.of("tenant.sst"));
 * }</pre>
 *
 * <p>A bundle judges nothing: expired certificates and user certificates stay in it until the
 * caller takes them out. What it does keep apart is how roots get in: with a bundle, that is, from
 * files and certificates that the caller named, or one at a time by {@link #trustingRoot}. A root
 * among loose entries is refused, since those may come from mail or the network.
 *
 * <p>Immutable and thread-safe. Two bundles are equal if they hold the same certificates by
 * SHA-256.
 *
 * @since 0.1.0
 */
public final class TrustBundle {
  private static final TrustBundle EMPTY = new TrustBundle(List.of(), List.of());

  /** Without repetitions, in the order in which they were added. */
  private final List<BundleEntry> added;

  /** CRLs and CTLs that came along; kept so that writing does not lose them unasked. */
  private final List<StoreElement> otherObjects;

  /** Computed on first use; a race computes the same list twice. */
  private @Nullable List<BundleEntry> ordered;

  private TrustBundle(List<BundleEntry> added, List<StoreElement> otherObjects) {
    this.added = added;
    this.otherObjects = otherObjects;
  }

  /** Keeps the first of equal entries. */
  static TrustBundle of(Collection<BundleEntry> entries, Collection<StoreElement> otherObjects) {
    List<BundleEntry> first = new ArrayList<>(entries.size());
    Set<ByteSlice> seen = new HashSet<>(entries.size() * 4 / 3 + 1);
    for (BundleEntry entry : entries) {
      if (seen.add(entry.slice())) {
        first.add(entry);
      }
    }
    return new TrustBundle(first, withoutRepetitions(otherObjects));
  }

  private static List<StoreElement> withoutRepetitions(Collection<StoreElement> objects) {
    Set<ByteSlice> seen = new HashSet<>();
    List<StoreElement> first = new ArrayList<>(objects.size());
    for (StoreElement object : objects) {
      byte[] records = object.encode();
      if (seen.add(new ByteSlice(records, 0, records.length))) {
        first.add(object);
      }
    }
    return List.copyOf(first);
  }

  /**
   * The bundle without certificates.
   *
   * @return it
   */
  public static TrustBundle empty() {
    return EMPTY;
  }

  /**
   * Loads certificates from files, and from all files in folders, strictly: one block that cannot
   * be read fails the whole with its place. What a file is, its content tells: PEM with any number
   * of blocks, DER, Base64 without armor, PKCS #7 with certificates, a serialized store, a zip
   * archive. Private keys are refused; key stores want a password, see {@link BundleReader}. The
   * same certificate in several places counts once, where it comes first.
   *
   * @param paths files and folders
   * @return the bundle
   * @throws UnreadableInputException naming file and block, if something is not a certificate
   * @throws UncheckedIOException naming the path, if a file cannot be read
   * @see BundleReader
   */
  public static TrustBundle load(Path... paths) {
    return load(Arrays.asList(paths));
  }

  /**
   * Loads certificates like {@link #load(Path...)}.
   *
   * @param paths files and folders
   * @return the bundle
   * @throws UnreadableInputException naming file and block, if something is not a certificate
   * @throws UncheckedIOException naming the path, if a file cannot be read
   */
  public static TrustBundle load(Collection<Path> paths) {
    return BundleReader.strict().read(paths).bundle();
  }

  /**
   * Reads certificates from the bytes of a serialized store.
   *
   * @param sst the store; copied
   * @param source what messages call it
   * @return the bundle
   * @throws UnreadableInputException if it is not a store, or an object in it is not a certificate,
   *     CRL or CTL
   */
  public static TrustBundle decodeSst(byte[] sst, String source) {
    Intake intake = Intake.strict(KeyStoreChoices.NONE);
    StoreCertificates.read(sst.clone(), new Origin(source, ""), intake);
    return intake.bundle();
  }

  /**
   * Takes certificates that the caller has in hand, roots included.
   *
   * @param certificates the certificates
   * @return the bundle
   */
  public static TrustBundle of(X509Certificate... certificates) {
    return of(Arrays.asList(certificates));
  }

  /**
   * Takes certificates that the caller has in hand, roots included.
   *
   * @param certificates the certificates
   * @return the bundle
   */
  public static TrustBundle of(Collection<? extends X509Certificate> certificates) {
    return of(certificates.stream().map(BundleEntry::of).toList(), List.of());
  }

  /**
   * All certificates: self-issued authorities first.
   *
   * @return an unmodifiable list without repetitions
   */
  public List<BundleEntry> entries() {
    List<BundleEntry> known = ordered;
    if (known == null) {
      known =
          Stream.concat(
                  added.stream().filter(TrustBundle::comesFirst),
                  added.stream().filter(e -> !comesFirst(e)))
              .toList();
      ordered = known;
    }
    return known;
  }

  private static boolean comesFirst(BundleEntry entry) {
    return entry.isSelfIssued() && entry.isCa();
  }

  /**
   * The roots: self-issued authorities whose signature verifies. Checks signatures at the first
   * call, see {@link BundleEntry#isRoot()}.
   *
   * @return a bundle with them alone
   */
  public TrustBundle roots() {
    return retain(BundleEntry::isRoot);
  }

  /**
   * The certificates of authorities that are not roots. Certificates of users are in neither.
   *
   * @return a bundle with them alone
   */
  public TrustBundle intermediates() {
    return retain(e -> e.isCa() && !e.isRoot());
  }

  /**
   * How many certificates there are.
   *
   * @return a number of entries
   */
  public int size() {
    return added.size();
  }

  /**
   * Are there no certificates?
   *
   * @return whether {@link #entries()} is empty
   */
  public boolean isEmpty() {
    return added.isEmpty();
  }

  /**
   * Is a certificate in this bundle?
   *
   * @param fingerprint its SHA-256
   * @return whether it is
   */
  public boolean contains(Fingerprint fingerprint) {
    return entry(fingerprint).isPresent();
  }

  /**
   * The certificate with a fingerprint.
   *
   * @param fingerprint its SHA-256
   * @return the entry, or nothing
   */
  public Optional<BundleEntry> entry(Fingerprint fingerprint) {
    Objects.requireNonNull(fingerprint, "fingerprint");
    return added.stream().filter(e -> e.fingerprint().equals(fingerprint)).findFirst();
  }

  /**
   * This bundle and one more certificate.
   *
   * @param entry a certificate that is not a root, unless it is in this bundle already
   * @return a bundle with both
   * @throws IllegalArgumentException if it is a root: see {@link #trustingRoot}
   */
  public TrustBundle plus(BundleEntry entry) {
    return plus(List.of(entry));
  }

  /**
   * This bundle and another one, roots, CRLs and CTLs included.
   *
   * @param other what to add
   * @return a bundle with both
   */
  public TrustBundle plus(TrustBundle other) {
    List<StoreElement> objects = new ArrayList<>(otherObjects);
    objects.addAll(other.otherObjects);
    return of(concatenated(other.added), objects);
  }

  /**
   * This bundle and more certificates.
   *
   * @param certificates {@link BundleEntry} and {@link X509Certificate} values that are not roots,
   *     unless they are in this bundle already
   * @return a bundle with all of them
   * @throws IllegalArgumentException if one is a root, see {@link #trustingRoot}; or is something
   *     else altogether
   */
  public TrustBundle plus(Collection<?> certificates) {
    List<BundleEntry> added = new ArrayList<>();
    Set<ByteSlice> present = slices(this.added);
    for (Object certificate : certificates) {
      BundleEntry entry = entryOf(certificate);
      if (entry.mayBeRoot() && !present.contains(entry.slice())) {
        throw new IllegalArgumentException(
            (entry.isRoot() ? "a root" : "a self-issued authority whose signature was not checked")
                + " comes in by trustingRoot(certificate, fingerprint), or within a bundle that was"
                + " loaded from files: "
                + entry.describe());
      }
      added.add(entry);
    }
    return of(concatenated(added), otherObjects);
  }

  /**
   * This bundle and one more root, which the caller trusts by its fingerprint.
   *
   * @param certificate the root
   * @param fingerprint its SHA-256, from a source other than the certificate's own
   * @return a bundle with both
   * @throws IllegalArgumentException if the fingerprint is not that of the certificate, or the
   *     certificate is no root
   */
  public TrustBundle trustingRoot(BundleEntry certificate, Fingerprint fingerprint) {
    if (!certificate.fingerprint().equals(fingerprint)) {
      throw new IllegalArgumentException(
          "found SHA-256 "
              + certificate.fingerprint()
              + ", expected "
              + fingerprint
              + " for "
              + certificate.describe());
    }
    if (!certificate.isRoot()) {
      throw new IllegalArgumentException(
          "not a self-issued authority whose signature verifies: "
              + certificate.describe()
              + "; plus(entry) adds an intermediate");
    }
    return of(concatenated(List.of(certificate)), otherObjects);
  }

  /**
   * This bundle and one more root, which the caller trusts by its fingerprint.
   *
   * @param certificate the root
   * @param fingerprint its SHA-256, from a source other than the certificate's own
   * @return a bundle with both
   * @throws IllegalArgumentException if the fingerprint is not that of the certificate, or the
   *     certificate is no root
   */
  public TrustBundle trustingRoot(X509Certificate certificate, Fingerprint fingerprint) {
    return trustingRoot(BundleEntry.of(certificate), fingerprint);
  }

  /**
   * This bundle without a certificate.
   *
   * @param entry what to take out; nothing happens if it is not there
   * @return a bundle without it
   */
  public TrustBundle minus(BundleEntry entry) {
    return minus(List.of(entry));
  }

  /**
   * This bundle without the certificates of another.
   *
   * @param other what to take out
   * @return a bundle without them
   */
  public TrustBundle minus(TrustBundle other) {
    return minus(other.added);
  }

  /**
   * This bundle without some certificates.
   *
   * @param entries what to take out, such as the entries with a finding
   * @return a bundle without them
   */
  public TrustBundle minus(Collection<BundleEntry> entries) {
    Set<ByteSlice> gone = slices(entries);
    return retain(e -> !gone.contains(e.slice()));
  }

  /**
   * This bundle without the certificates that have one of some fingerprints.
   *
   * @param fingerprints what to take out; nothing happens for one that is not there
   * @return a bundle without them
   */
  public TrustBundle without(Fingerprint... fingerprints) {
    Set<Fingerprint> gone = Set.copyOf(Arrays.asList(fingerprints));
    return retain(e -> !gone.contains(e.fingerprint()));
  }

  /**
   * The certificates of this bundle that meet a condition. CRLs and CTLs stay.
   *
   * @param condition the condition
   * @return a bundle with those alone
   */
  public TrustBundle retain(Predicate<? super BundleEntry> condition) {
    return new TrustBundle(added.stream().filter(condition).toList(), otherObjects);
  }

  /**
   * The certificates of this bundle that have one of some fingerprints.
   *
   * @param fingerprints what to keep
   * @return a bundle with those alone
   */
  public TrustBundle retain(Fingerprint... fingerprints) {
    Set<Fingerprint> kept = Set.copyOf(Arrays.asList(fingerprints));
    return retain(e -> kept.contains(e.fingerprint()));
  }

  /**
   * The certificates of this bundle with a subject.
   *
   * @param subject the whole name in the text form of RFC 4514 or RFC 2253, such as {@code
   *     "CN=Contoso Root,O=Contoso"}; case and repeated blanks do not count
   * @return a bundle with those alone
   * @throws IllegalArgumentException if the text is not a name
   */
  public TrustBundle retainSubject(String subject) {
    byte[] name = new X500Principal(subject, DistinguishedName.OIDS_BY_KEYWORD).getEncoded();
    return retain(e -> e.hasSubject(name));
  }

  /**
   * How many CRLs and CTLs came along with the certificates, from stores, PKCS #7 or PKCS #12.
   *
   * @return a number of objects that writing keeps or drops as {@link SstOptions} names
   */
  public int crlsAndCtls() {
    return otherObjects.size();
  }

  /**
   * The serialized store that {@code Set-SmimeConfig -SMIMECertificateIssuingCA} takes: bare
   * certificates in the order of {@link #entries()}.
   *
   * @return the bytes of the store
   * @throws IllegalStateException if the bundle came with CRLs, CTLs or restrictions of a root
   *     programme: what happens to those must be named, see {@link #encodeSst(SstOptions)}
   */
  public byte[] encodeSst() {
    return encodeSst(SstOptions.bareCertificates());
  }

  /**
   * A serialized store of this bundle.
   *
   * @param options what is written of properties, CRLs and CTLs, and in which order
   * @return the bytes of the store
   * @throws IllegalStateException if the bundle came with CRLs, CTLs or restrictions and the
   *     options name no choice for them
   */
  public byte[] encodeSst(SstOptions options) {
    return store(options).encode();
  }

  /**
   * Writes the serialized store that Exchange takes: bare certificates in the order of {@link
   * #entries()}. The file is replaced whole or not at all.
   *
   * @param path the file to create or replace; its folder must exist
   * @throws IllegalStateException if the bundle came with CRLs, CTLs or restrictions of a root
   *     programme: what happens to those must be named, see {@link #writeSst(Path, SstOptions)}
   * @throws UncheckedIOException naming the path, if it cannot be written
   */
  public void writeSst(Path path) {
    writeSst(path, SstOptions.bareCertificates());
  }

  /**
   * Writes a serialized store of this bundle. The file is replaced whole or not at all.
   *
   * @param path the file to create or replace; its folder must exist
   * @param options what is written of properties, CRLs and CTLs, and in which order
   * @throws IllegalStateException if the bundle came with CRLs, CTLs or restrictions and the
   *     options name no choice for them
   * @throws UncheckedIOException naming the path, if it cannot be written
   */
  public void writeSst(Path path, SstOptions options) {
    store(options).writeTo(path);
  }

  /**
   * These certificates without anything that came with them: CRLs, CTLs, and all properties,
   * restrictions of a root programme and friendly names included. Name it before writing a form
   * that has no place for those.
   *
   * @return a bundle with the same certificates
   */
  public TrustBundle certificatesAlone() {
    return new TrustBundle(added.stream().map(BundleEntry::bare).toList(), List.of());
  }

  /**
   * The certificates as PEM (RFC 7468), in the order of {@link #entries()}. Above each stand its
   * subject, validity and SHA-256 in lines that begin with {@code #}, which every reader of PEM
   * skips.
   *
   * @return UTF-8 with lines that end in LF
   * @throws IllegalStateException if there is no certificate; or if the bundle came with CRLs, CTLs
   *     or restrictions of a root programme, which {@link #certificatesAlone()} leaves out
   */
  public byte[] encodePem() {
    return PemText.commented(plainEntries());
  }

  /**
   * Writes {@link #encodePem()}. The file is replaced whole or not at all.
   *
   * @param path the file to create or replace; its folder must exist
   * @throws IllegalStateException as {@link #encodePem()} says
   * @throws UncheckedIOException naming the path, if it cannot be written
   */
  public void writePem(Path path) {
    AtomicFile.replace(path, encodePem());
  }

  /**
   * The certificates as PKCS #7 without signers (RFC 5652 section 5.1, "certs-only"), which Windows
   * calls a P7B file. The format is a set: it keeps no order.
   *
   * @return DER
   * @throws IllegalStateException if there is no certificate; or if the bundle came with CRLs, CTLs
   *     or restrictions of a root programme, which {@link #certificatesAlone()} leaves out
   */
  public byte[] encodeP7b() {
    return CertsOnly.encode(plainEntries());
  }

  /**
   * Writes {@link #encodeP7b()}. The file is replaced whole or not at all.
   *
   * @param path the file to create or replace; its folder must exist
   * @throws IllegalStateException as {@link #encodeP7b()} says
   * @throws UncheckedIOException naming the path, if it cannot be written
   */
  public void writeP7b(Path path) {
    AtomicFile.replace(path, encodeP7b());
  }

  /**
   * Writes a new folder with one Base64 file a certificate, as the wizard of Windows writes them:
   * {@link #roots()} in {@code roots}, {@link #intermediates()} in {@code intermediates}, any other
   * certificate in {@code others}. With them comes {@code install.cmd}, which puts roots and
   * intermediates into the stores of a Windows computer with {@code certutil -addstore}; others are
   * not installed. The script was not tried on Windows.
   *
   * <p>A file is named after the common name and the first digits of the SHA-256. {@link
   * #load(Path...)} of the folder gives the same certificates.
   *
   * @param folder the folder to create; the one that it lies in must exist. It may exist if it is
   *     empty. It is written whole or not at all.
   * @throws IllegalStateException if there is no certificate; or if the bundle came with CRLs, CTLs
   *     or restrictions of a root programme, which {@link #certificatesAlone()} leaves out
   * @throws UncheckedIOException naming the folder, if something is in it already, or it cannot be
   *     written
   */
  public void writeFolder(Path folder) {
    CertificateFolder.write(plainEntries(), folder);
  }

  /** Forms without a place for CRLs and restrictions follow the rule of bare stores. */
  private List<BundleEntry> plainEntries() {
    if (added.isEmpty()) {
      throw new IllegalStateException("no certificate to write");
    }
    try {
      store(SstOptions.bareCertificates());
    } catch (IllegalStateException e) {
      throw new IllegalStateException(
          "this form has certificates alone, and more came with them: certificatesAlone() leaves it"
              + " out",
          e);
    }
    return entries();
  }

  private SerializedStore store(SstOptions options) {
    List<StoreElement> elements = new ArrayList<>(added.size() + otherObjects.size());
    entries().forEach(e -> elements.add(e.toStoreElement()));
    elements.addAll(otherObjects);
    return SerializedStore.of(elements, options);
  }

  private List<BundleEntry> concatenated(Collection<BundleEntry> more) {
    List<BundleEntry> all = new ArrayList<>(added);
    all.addAll(more);
    return all;
  }

  /** Groovy and raw types let anything into a collection. */
  private static BundleEntry entryOf(Object certificate) {
    if (certificate instanceof BundleEntry entry) {
      return entry;
    }
    if (certificate instanceof X509Certificate x509) {
      return BundleEntry.of(x509);
    }
    throw new IllegalArgumentException(
        "found "
            + certificate.getClass().getName()
            + " among the certificates to add, expected BundleEntry or X509Certificate");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrustBundle that
        && added.size() == that.added.size()
        && slices(added).equals(slices(that.added));
  }

  @Override
  public int hashCode() {
    return added.stream().mapToInt(BundleEntry::hashCode).sum();
  }

  /** Certificates chosen to have one hash value make a set of entries slow; slices are compared. */
  private static Set<ByteSlice> slices(Collection<BundleEntry> entries) {
    return entries.stream().map(BundleEntry::slice).collect(Collectors.toSet());
  }

  @Override
  public String toString() {
    return entries().stream()
        .limit(5)
        .map(BundleEntry::describe)
        .collect(
            Collectors.joining(
                "; ", added.size() + " certificates: ", added.size() > 5 ? "; ..." : ""));
  }
}
