package io.github.smimetrust.mail;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Purpose;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the signature on a message would be trusted, whose it is, and if not, why not.
 *
 * <pre>{@code
 * MessageVerdict verdict = MessageVerifier.using(validator).verify(Path.of("mail.eml"));
 * System.out.println(verdict.explain());
 * }</pre>
 *
 * <p>Checked: that the message as a whole is signed (RFC 8551: multipart/signed,
 * application/pkcs7-mime under all its names, and bare CMS), by CMS as RFC 5652 has it, with RSA,
 * RSA PSS, ECDSA or Ed25519 and SHA-2; that the signer's certificate chains to an anchor, by the
 * validator; that there is one From field with one address, and it is in that certificate (RFC 8550
 * section 3); that the signing time is within an hour of the Date field. Not checked: revocation,
 * unless the validator does. Not opened: encrypted layers, which are named.
 *
 * <p>A message never makes this throw, but for a file that is no message: it makes a verdict. The
 * cost of a message is bounded: entities nested 16 deep, 1000 of them, 64 KiB of header fields
 * each, 32 MiB; what goes beyond is {@link MessageVerdict.Undecided}. Only what is signed may be
 * larger, beside the signature or inside it: it is read as a stream, digested, and not looked into;
 * so a further signature or encryption inside is {@link MessageVerdict.Undecided} there, too, and a
 * signature without signed attributes.
 *
 * <p>Immutable and thread-safe; each choice returns a new verifier.
 *
 * @since 0.1.0
 */
public final class MessageVerifier {
  private final ChainValidator validator;
  private final MailRules rules;

  private MessageVerifier(ChainValidator validator, MailRules rules) {
    this.validator = validator;
    this.rules = rules;
  }

  /**
   * Begins with what is trusted. "Now" is what the validator's clock says.
   *
   * @param validator a validator for {@link Purpose#EMAIL_PROTECTION}
   * @return a verifier
   * @throws IllegalArgumentException if it is for another purpose
   */
  public static MessageVerifier using(ChainValidator validator) {
    if (!validator.purpose().equals(Purpose.EMAIL_PROTECTION)) {
      throw new IllegalArgumentException(
          "found a validator for purpose "
              + validator.purpose()
              + ", expected purpose(Purpose.EMAIL_PROTECTION)");
    }
    return new MessageVerifier(validator, MailRules.DEFAULTS);
  }

  /**
   * Signatures with SHA-1 count, too: for old mail. MD5 never does. For certificates see {@link
   * io.github.smimetrust.chain.AlgorithmPolicy}.
   *
   * @return a copy that allows it
   */
  public MessageVerifier allowingSha1() {
    return new MessageVerifier(
        validator, new MailRules(true, rules.localParts(), rules.dateTolerance(), rules.known()));
  }

  /**
   * The part of an address before the "@" is compared without regard to case, as nearly every mail
   * system does it. By standard only the receiving host may (RFC 5321 section 2.4), so the default
   * is exact.
   *
   * @return a copy that compares so
   */
  public MessageVerifier ignoringCaseOfLocalParts() {
    return new MessageVerifier(
        validator,
        new MailRules(
            rules.sha1(),
            MailAddress.LocalParts.IGNORING_CASE,
            rules.dateTolerance(),
            rules.known()));
  }

  /**
   * How far the signing time may lie from the Date field; an hour unless something else is said.
   *
   * @param most the difference, for gateways that sign late
   * @return a copy with it
   * @throws IllegalArgumentException if it is negative
   */
  public MessageVerifier toleratingDateDifference(Duration most) {
    if (most.isNegative()) {
      throw new IllegalArgumentException("found " + most + ", expected a duration of 0 or more");
    }
    return new MessageVerifier(
        validator, new MailRules(rules.sha1(), rules.localParts(), most, rules.known()));
  }

  /**
   * Certificates of signers, for messages that do not bring them along. They are candidates, and
   * trusted only if they chain to an anchor.
   *
   * @param certificates the certificates
   * @return a copy that knows them, and those from before
   */
  public MessageVerifier knowing(TrustBundle certificates) {
    List<CertificateParts> known = new ArrayList<>(rules.known());
    certificates.entries().forEach(e -> known.add(CertificateParts.of(e)));
    return new MessageVerifier(
        validator,
        new MailRules(rules.sha1(), rules.localParts(), rules.dateTolerance(), List.copyOf(known)));
  }

  /**
   * Verifies the message in a file as of now: RFC 5322 (.eml), or a CMS object alone (.p7m).
   *
   * @param message the file
   * @return the verdict
   * @throws UncheckedIOException if it cannot be read; the message names it
   * @throws io.github.smimetrust.UnreadableInputException for a message as Outlook saves it (.msg)
   */
  public MessageVerdict verify(Path message) {
    return file(message, null);
  }

  /**
   * Verifies the message in a file, with the chain as of another time, such as that of receipt.
   *
   * @param message the file
   * @param at the time
   * @return the verdict
   * @throws UncheckedIOException if it cannot be read; the message names it
   * @throws io.github.smimetrust.UnreadableInputException for a message as Outlook saves it (.msg)
   */
  public MessageVerdict verify(Path message, Instant at) {
    return file(message, Objects.requireNonNull(at, "at"));
  }

  /**
   * Verifies a message as of now.
   *
   * @param message its bytes; not changed, not kept
   * @return the verdict
   * @throws io.github.smimetrust.UnreadableInputException for a message as Outlook saves it (.msg)
   */
  public MessageVerdict verify(byte[] message) {
    return reading(MessageInput.GIVEN, null).bytes(message);
  }

  /**
   * Verifies a message, with the chain as of another time.
   *
   * @param message its bytes; not changed, not kept
   * @param at the time
   * @return the verdict
   * @throws io.github.smimetrust.UnreadableInputException for a message as Outlook saves it (.msg)
   */
  public MessageVerdict verify(byte[] message, Instant at) {
    return reading(MessageInput.GIVEN, Objects.requireNonNull(at, "at")).bytes(message);
  }

  /**
   * Verifies a message as of now.
   *
   * @param message a stream, which is read to its end or to a limit and not closed
   * @return the verdict
   * @throws UncheckedIOException if it cannot be read
   * @throws io.github.smimetrust.UnreadableInputException for a message as Outlook saves it (.msg)
   */
  public MessageVerdict verify(InputStream message) {
    return stream(message, null);
  }

  /**
   * Verifies a message, with the chain as of another time.
   *
   * @param message a stream, which is read to its end or to a limit and not closed
   * @param at the time
   * @return the verdict
   * @throws UncheckedIOException if it cannot be read
   * @throws io.github.smimetrust.UnreadableInputException for a message as Outlook saves it (.msg)
   */
  public MessageVerdict verify(InputStream message, Instant at) {
    return stream(message, Objects.requireNonNull(at, "at"));
  }

  /**
   * Verifies a signature that lies beside what it is on (.p7s), as of now. Without a header there
   * is no sender, so the verdict is never {@link MessageVerdict.Trusted}: see {@link
   * SignerVerdict#isIntact()} and {@link SignerVerdict#chain()}.
   *
   * @param content what was signed; of any size
   * @param signature the CMS object: DER, BER, PEM or base64
   * @return the verdict
   * @throws UncheckedIOException if one cannot be read; the message names it
   */
  public MessageVerdict verifyDetached(Path content, Path signature) {
    byte[] given = MessageInput.bytes(signature);
    byte[] cms = MessageForm.bareCms(given);
    return judgment(signature.toString(), null)
        .bare(cms == null ? given : cms, MessageInput.content(content));
  }

  /**
   * Verifies each message in a folder as of now: its .eml and .p7m files, in the order of their
   * names; folders within are not read.
   *
   * @param folder the folder
   * @return a verdict each; unmodifiable
   * @throws UncheckedIOException if the folder or one of the files cannot be read
   * @throws io.github.smimetrust.UnreadableInputException if there are more than 100 000
   */
  public List<MessageVerdict> verifyFolder(Path folder) {
    return MessageFolder.files(folder).stream().map(this::verify).toList();
  }

  /**
   * Verifies each message in an mbox file as of now. Messages begin with a line "From " after an
   * empty line or at the start. Lines that a program may have escaped as "&gt;From " are read as
   * they lie in the file; where the signature is not on them so, one "&gt;" is taken from each, and
   * a warning says which of the two was signed.
   *
   * @param mbox the file
   * @return a verdict each, in the order of the file; one of more than 32 MiB is undecided;
   *     unmodifiable
   * @throws UncheckedIOException if the file cannot be read; the message names it
   * @throws io.github.smimetrust.UnreadableInputException if there are more than 100 000
   */
  public List<MessageVerdict> verifyMbox(Path mbox) {
    List<MessageVerdict> verdicts = new ArrayList<>();
    Mbox.read(
        mbox,
        (number, message) -> {
          String source = mbox + ", message " + number;
          verdicts.add(
              message == null
                  ? MessageInput.tooLarge(source)
                  : new MboxMessage(source, () -> judgment(source, null)).verdict(message));
        });
    return List.copyOf(verdicts);
  }

  private MessageVerdict file(Path message, @Nullable Instant at) {
    try (InputStream in = Files.newInputStream(message)) {
      return reading(message.toString(), at).stream(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + message + ": " + e, e);
    }
  }

  private MessageVerdict stream(InputStream message, @Nullable Instant at) {
    try {
      return reading(MessageInput.GIVEN, at).stream(message);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the message: " + e, e);
    }
  }

  private MessageInput reading(String source, @Nullable Instant at) {
    return new MessageInput(judgment(source, at), source);
  }

  private MessageJudgment judgment(String source, @Nullable Instant at) {
    return new MessageJudgment(new SignerJudgment(validator, rules, at, source), rules, source);
  }
}
