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
 * them, UTF-8 or UTF-16), Base64 without armor, DER, PKCS #7 with certificates, serialized stores.
 * Private keys are refused in either mode. A folder stands for all files in it and below, in the
 * order of their names, without hidden ones. Links to files are followed; a link to a folder below
 * it is a problem, and so are a folder without files, a pipe or a device.
 *
 * <p>Limits: 64 MiB a file, 256 MiB and 100 000 certificates together, 10 000 files, 16 folders
 * deep. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class BundleReader {
  private enum Mode {
    STRICT,
    KEEPING_GOOD
  }

  private final Mode mode;

  private BundleReader(Mode mode) {
    this.mode = mode;
  }

  /**
   * A reader that fails at the first thing that is not a certificate.
   *
   * @return the reader
   */
  public static BundleReader strict() {
    return new BundleReader(Mode.STRICT);
  }

  /**
   * A reader that keeps every good certificate and lists what it left out.
   *
   * @return the reader
   */
  public static BundleReader keepingGood() {
    return new BundleReader(Mode.KEEPING_GOOD);
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
        Origin origin = new Origin(file.name(), "");
        byte[] content = file.bytes();
        intake.content(content, origin);
        Content.read(content, origin, intake);
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
    Content.read(bytes.clone(), new Origin(source, ""), intake);
    return intake.reading();
  }

  private Intake intake() {
    return mode == Mode.STRICT ? Intake.strict() : Intake.keepingGood();
  }
}
