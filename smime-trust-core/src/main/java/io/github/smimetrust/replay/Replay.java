package io.github.smimetrust.replay;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Origin;
import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Recording;
import io.github.smimetrust.sst.file.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A verdict about a certificate with everything that it depends on, in one zip archive: for an
 * audit that asks later, or for a bug report.
 *
 * <pre>{@code
 * Replay.of(validator.record(Evidence.of(leaf), now)).writeTo(Path.of("case-4711.zip"));
 *
 * ReplayResult again = Replay.open(Path.of("case-4711.zip")).verify();
 * System.out.println(again.isSame() ? "the same" : again.explain());
 * }</pre>
 *
 * <p>In it are the certificates that the validator knew, that in question and those that came
 * along, the settings, the instant, what was known of revocation, the verdict, and the versions of
 * this library, Java and Bouncy Castle. For signed mail that is the signer's certificate with those
 * in the message; nothing of the message itself.
 *
 * <p>No secret has a place in it: files of certificates, CRLs and OCSP responses, each read and
 * written as what it is, named by what they are, and a description of fixed fields. Left out are
 * where certificates came from, friendly names, names of key containers and every other property
 * but the restrictions of a root programme, the source of the evidence, the words of a check of
 * revocation, and what the environment calls anything. Certificates name their holders, with mail
 * addresses: that stays. Nobody can tell what else an authority wrote into its certificates, CRLs
 * and responses.
 *
 * <p>The same verdict gives the same bytes. Reading takes what {@link #writeTo} writes, and nothing
 * else: a file too many or too few, another digest, order or date, another version of the form, and
 * any changed byte are refused. Who wrote the file is not checked: it is not signed, and whoever
 * can write to it can make another one; {@link #verify} shows whether its verdict follows.
 *
 * <p>Limits: {@value #MOST_BYTES} bytes together, {@value #MOST_ATTACHMENTS} attachments of 16 MiB
 * each, and a validator's limits, but for chain length and size of certificates, up to a hundred
 * times {@link io.github.smimetrust.chain.Limits#defaults()}: they come from the file, and bound
 * what {@link #verify} costs. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Replay {
  /** What a mail takes that is sent to a tracker, and more than any list of authorities needs. */
  static final int MOST_BYTES = 64 << 20;

  static final int MOST_ATTACHMENTS = 64;

  private final Manifest manifest;
  private final ReplayFiles files;
  private final ChainValidator validator;

  private Replay(Manifest manifest, ReplayFiles files) {
    this.manifest = manifest;
    this.files = files;
    this.validator =
        manifest
            .configuration()
            .trusting(files.trusted())
            .intermediates(files.intermediates())
            .distrusting(files.distrusted())
            .proposing(files.proposable())
            .revocation(manifest.revocation())
            .build();
  }

  /**
   * Takes what was recorded.
   *
   * @param recording one validation, see {@link ChainValidator#record}
   * @return a replay of it without attachments
   * @throws IllegalArgumentException if it has more bytes than the limit, or the validator's limits
   *     are higher than a replay's may be
   */
  public static Replay of(Recording recording) {
    Manifest manifest =
        new Manifest(
            recording.result().at(),
            Versions.current(),
            Configuration.of(recording.settings()),
            recording.revocation(),
            Verdict.of(recording.result()));
    return bounded(manifest, ReplayFiles.of(recording));
  }

  /** Read back at once: what is left out of the file is left out of the value, too. */
  private static Replay bounded(Manifest manifest, ReplayFiles files) {
    byte[] zip = files.encode(manifest);
    if (zip.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "found " + zip.length + " bytes, expected at most " + MOST_BYTES + " for a replay");
    }
    return decode(zip, "replay");
  }

  /**
   * Reads a replay from a file.
   *
   * @param file the file
   * @return the replay
   * @throws UnreadableInputException saying where, if it is anything but a file that {@link
   *     #writeTo} wrote, unchanged, or was written by a later version in a form that this one does
   *     not know
   * @throws UncheckedIOException naming the file, if it cannot be read
   */
  public static Replay open(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return decode(in.readNBytes(MOST_BYTES + 1), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  /**
   * Reads a replay that the caller has in hand.
   *
   * @param zip the bytes of such a file
   * @param source what messages call it
   * @return the replay
   * @throws UnreadableInputException as {@link #open} does
   */
  public static Replay decode(byte[] zip, String source) {
    if (zip.length > MOST_BYTES) {
      throw new UnreadableInputException(
          new Origin(source, ""),
          "more than " + MOST_BYTES + " bytes",
          "a replay of at most as many",
          null);
    }
    return ReplayFiles.decode(zip, source, Replay::new);
  }

  /**
   * The archive.
   *
   * @return its bytes, the same for the same replay
   */
  public byte[] encode() {
    return files.encode(manifest);
  }

  /**
   * Writes the archive to a file, whole or not at all.
   *
   * @param file the file to create or replace; its folder must exist
   * @throws UncheckedIOException naming the file, if it cannot be written
   */
  public void writeTo(Path file) {
    AtomicFile.replace(file, encode());
  }

  /**
   * This replay and a CRL, for whoever reads it: the answers that were recorded decide, and the CRL
   * is carried unread.
   *
   * @param der a CRL (RFC 5280 section 5.1); copied; its signature is not checked
   * @return another replay; an equal one if the CRL is in it already
   * @throws IllegalArgumentException if it is no CRL, or a limit is passed
   */
  public Replay withCrl(byte[] der) {
    return with(Attachment.of(Attachment.Kind.CRL, der));
  }

  /**
   * This replay and an OCSP response, for whoever reads it: the answers that were recorded decide,
   * and the response is carried unread.
   *
   * @param der an OCSPResponse (RFC 6960 section 4.2.1); copied; its signature is not checked
   * @return another replay; an equal one if the response is in it already
   * @throws IllegalArgumentException if it is no such response, or a limit is passed
   */
  public Replay withOcspResponse(byte[] der) {
    return with(Attachment.of(Attachment.Kind.OCSP_RESPONSE, der));
  }

  private Replay with(Attachment attachment) {
    ReplayFiles more = files.with(attachment);
    if (more.attachments().size() > MOST_ATTACHMENTS) {
      throw new IllegalArgumentException(
          "found one attachment more than " + MOST_ATTACHMENTS + ", expected at most as many");
    }
    return bounded(manifest, more);
  }

  /**
   * Answers the question again with what is in this replay, as of the instant of then. Nothing else
   * is looked at: no clock, no network, no other file.
   *
   * @return the verdict of now beside that of then
   */
  public ReplayResult verify() {
    Evidence evidence = Evidence.of(files.leaf()).accompaniedBy(files.along().entries());
    return new ReplayResult(manifest, files, validator.validate(evidence, manifest.at()));
  }

  /**
   * The verdict as it was recorded.
   *
   * @return what the file says; {@link #verify} tells whether it follows
   */
  public Verdict recorded() {
    return manifest.verdict();
  }

  /**
   * As of when the question was answered.
   *
   * @return the instant
   */
  public Instant at() {
    return manifest.at();
  }

  /**
   * What came to the verdict.
   *
   * @return the versions of then
   */
  public Versions versions() {
    return manifest.versions();
  }

  /**
   * The certificate in question.
   *
   * @return the certificate, whose origin is the archive
   */
  public BundleEntry leaf() {
    return files.leaf();
  }

  /**
   * The CRLs that were attached.
   *
   * @return copies in the order of their SHA-256; unmodifiable
   */
  public List<byte[]> crls() {
    return attached(Attachment.Kind.CRL);
  }

  /**
   * The OCSP responses that were attached.
   *
   * @return copies in the order of their SHA-256; unmodifiable
   */
  public List<byte[]> ocspResponses() {
    return attached(Attachment.Kind.OCSP_RESPONSE);
  }

  private List<byte[]> attached(Attachment.Kind kind) {
    List<byte[]> found = new ArrayList<>();
    files.attachments().stream().filter(a -> a.kind() == kind).forEach(a -> found.add(a.der()));
    return List.copyOf(found);
  }

  @Override
  public String toString() {
    return manifest.verdict().outcome() + " " + files.leaf() + " as of " + manifest.at();
  }
}
