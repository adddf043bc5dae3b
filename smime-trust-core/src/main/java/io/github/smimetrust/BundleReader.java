package io.github.smimetrust;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Reads certificates from files and folders, with a choice of what a fault does. {@link
 * TrustBundle#load(Path...)} is the strict one in short.
 *
 * <pre>{@code
 * BundleReading reading = BundleReader.keepingGood().read(Path.of("collected"));
 * reading.problems().forEach(p -> System.err.println(p.message()));
 * reading.bundle().writeSst(Path.of("tenant.sst"));
 * }</pre>
 *
 * <p>What a file is, its content tells, never its name: PEM (any number of blocks, text between
 * them, UTF-8 or UTF-16), Base64 without armor, DER, PKCS #7 with certificates, serialized stores,
 * PKCS #12 (RFC 7292) and Java key stores (JKS, JCEKS), zip archives. Private keys are refused in
 * either mode, other than in key stores, where they are passed over unread. A folder stands for all
 * files in it and below, in the order of their names, without hidden ones, and so does a zip
 * archive; one in another is a problem. Links to files are followed; a link to a folder below it is
 * a problem, and so are a folder without files, a pipe or a device.
 *
 * <pre>{@code
 * BundleReader.strict().password(password).read(Path.of("truststore.p12"));
 * }</pre>
 *
 * <p>Limits: 64 MiB a file, 256 MiB and 100 000 certificates together, 10 000 files, 16 folders
 * deep. In a zip archive 10 000 files, 64 MiB together, none above 1 MiB that was packed to less
 * than a hundredth. Of the key stores in one file together: 2 000 000 iterations of key derivation,
 * and for scrypt 64 MiB of memory, 128 MiB with its repetitions; they are refused before anything
 * is derived.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class BundleReader {
  private enum Mode {
    STRICT,
    KEEPING_GOOD
  }

  private final Mode mode;
  private final KeyStoreChoices keyStores;

  private BundleReader(Mode mode, KeyStoreChoices keyStores) {
    this.mode = mode;
    this.keyStores = keyStores;
  }

  /**
   * A reader that fails at the first thing that is not a certificate.
   *
   * @return the reader
   */
  public static BundleReader strict() {
    return new BundleReader(Mode.STRICT, KeyStoreChoices.NONE);
  }

  /**
   * A reader that keeps every good certificate and lists what it left out.
   *
   * @return the reader
   */
  public static BundleReader keepingGood() {
    return new BundleReader(Mode.KEEPING_GOOD, KeyStoreChoices.NONE);
  }

  /**
   * This reader with a password for key stores: it verifies them, and decrypts the certificates in
   * PKCS #12. Every key store that is read needs the same one; the other files need none.
   *
   * <p>The reader keeps a copy for as long as it lives, which no text or message shows, so a reader
   * with a password is best dropped after use. The spellings of the password that a file needs are
   * wiped when it was read; keys derived from it go when the garbage collector takes them.
   *
   * @param password the password, copied: the caller may wipe the array at once; an array without
   *     characters is the empty password, which is not the same as none
   * @return another reader
   */
  public BundleReader password(char[] password) {
    return new BundleReader(mode, keyStores.password(password));
  }

  /**
   * This reader, taking from key stores the certificates of key entries, too: the chain of each key
   * with the certificate of its owner. Without this choice they are left out, since that one has a
   * key does not say whom one trusts, and a key store with key entries alone is a problem. PKCS #12
   * has no such entries: there, in a file with a key or with a part that cannot be read, every
   * certificate that Java did not mark as trusted counts as one of a key's. Keys themselves are
   * neither decrypted nor kept.
   *
   * @return another reader
   */
  public BundleReader takingKeyEntryChains() {
    return new BundleReader(mode, keyStores.takingKeyEntryChains());
  }

  /**
   * This reader, taking key stores whose integrity nothing or nobody vouches for: PKCS #12 without
   * a MAC, and, where no password was given, any whose certificates are not encrypted. Without this
   * choice those are a problem. Given a password, what can be verified is verified all the same.
   *
   * @return another reader
   */
  public BundleReader withoutIntegrityCheck() {
    return new BundleReader(mode, keyStores.withoutIntegrityCheck());
  }

  /**
   * Reads files and folders.
   *
   * @param paths files and folders
   * @return the certificates and the problems
   * @throws UnreadableInputException naming file and block, if this reader is strict and something
   *     is not a certificate; in either mode if a limit is passed
   * @throws UncheckedIOException naming the path, if a file cannot be read
   */
  public BundleReading read(Path... paths) {
    return read(Arrays.asList(paths));
  }

  /**
   * Reads files and folders.
   *
   * @param paths files and folders
   * @return the certificates and the problems
   * @throws UnreadableInputException naming file and block, if this reader is strict and something
   *     is not a certificate; in either mode if a limit is passed
   * @throws UncheckedIOException naming the path, if a file cannot be read
   */
  public BundleReading read(Collection<Path> paths) {
    Intake intake = intake();
    int count = 0;
    for (Path path : paths) {
      List<InputFile> files =
          Files.isDirectory(path) ? FolderFiles.of(path, intake) : List.of(new InputFile(path));
      count += files.size();
      InputFile.checkCount(count, path);
      for (InputFile file : files) {
        intake.file(file.bytes(), new Origin(file.name(), ""));
      }
    }
    return intake.reading();
  }

  /**
   * Reads bytes that the caller has in hand.
   *
   * @param bytes the content of a file of any kind that this reader knows; copied
   * @param source what messages call it
   * @return the certificates and the problems
   * @throws UnreadableInputException if this reader is strict and something is not a certificate;
   *     in either mode if a limit is passed
   */
  public BundleReading decode(byte[] bytes, String source) {
    Intake intake = intake();
    intake.file(bytes.clone(), new Origin(source, ""));
    return intake.reading();
  }

  private Intake intake() {
    return mode == Mode.STRICT ? Intake.strict(keyStores) : Intake.keepingGood(keyStores);
  }
}
