package io.github.smimetrust.mail;

import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.format.PlainText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the verification of one message came to: {@link Trusted}, {@link Rejected}, {@link
 * Undecided} or {@link NotSigned}. There will be no fifth.
 *
 * <pre>{@code
 * MessageVerdict verdict = MessageVerifier.using(validator).verify(Path.of("mail.eml"));
 * System.out.println(verdict.explain());
 * }</pre>
 *
 * <p>Immutable and thread-safe. Texts are for people and change; ids of reasons and limits do not.
 * What strangers wrote is shortened and escaped in all of them.
 *
 * @since 0.1.0
 */
public abstract sealed class MessageVerdict {
  private final Findings findings;

  private MessageVerdict(Findings findings) {
    this.findings = findings;
  }

  /**
   * What was found in a message, whatever it comes to.
   *
   * @param source where the message came from
   * @param sender whom it says it is from; empty if that is not clear
   * @param layers what S/MIME made in it, the outermost first
   * @param signers of the outermost layer
   * @param inner signers of layers within
   * @param problems of the message, and of its signers
   * @param warnings in English
   */
  record Findings(
      String source,
      String sender,
      List<String> layers,
      List<SignerVerdict> signers,
      List<SignerVerdict> inner,
      List<MessageProblem> problems,
      List<String> warnings) {
    Findings {
      layers = List.copyOf(layers);
      signers = List.copyOf(signers);
      inner = List.copyOf(inner);
      problems = List.copyOf(problems);
      warnings = List.copyOf(warnings);
    }

    /** Before anything is known. */
    static Findings none(String source) {
      return new Findings(source, "", List.of(), List.of(), List.of(), List.of(), List.of());
    }
  }

  /**
   * Which of the four this is.
   *
   * @return the outcome
   */
  public abstract MessageOutcome outcome();

  /**
   * Where the message came from.
   *
   * @return such as a path
   */
  public String source() {
    return findings.source();
  }

  /**
   * The address of the one From field.
   *
   * @return the address with its domain in lower-case ASCII, escaped; nothing where there is not
   *     exactly one
   */
  public Optional<String> sender() {
    return findings.sender().isEmpty() ? Optional.empty() : Optional.of(findings.sender());
  }

  /**
   * What S/MIME made of the message, layer by layer. Encrypted layers are named; they are never
   * opened.
   *
   * @return such as {@code "multipart/signed"}, the outermost first; at most 32; unmodifiable
   */
  public List<String> layers() {
    return findings.layers();
  }

  /**
   * The signers of the outermost layer, which is the one that is judged.
   *
   * @return a verdict each, in the order of the signature; unmodifiable
   */
  public List<SignerVerdict> signers() {
    return findings.signers();
  }

  /**
   * The signers of layers within the outermost one, or of signed parts of a message that is not
   * signed as a whole. They are reported; no trust in the message comes from them.
   *
   * @return a verdict each; unmodifiable
   */
  public List<SignerVerdict> innerSigners() {
    return findings.inner();
  }

  /**
   * Everything that stands between the message and trust, those of its signers included.
   *
   * @return problems; empty unless this is {@link Rejected} or {@link Undecided}; unmodifiable
   */
  public List<MessageProblem> problems() {
    return findings.problems();
  }

  /**
   * What is worth knowing and no reason for or against trust.
   *
   * @return one line each, in English; unmodifiable
   */
  public List<String> warnings() {
    return findings.warnings();
  }

  /**
   * The certificates of signers whose signature is intact, trusted or not, with what came along:
   * who uses which authorities. Never anchors.
   *
   * @return evidence, for audits and plans; unmodifiable
   */
  public List<Evidence> evidence() {
    return signers().stream().flatMap(s -> s.evidence().stream()).toList();
  }

  /**
   * Explains the verdict in English.
   *
   * @return lines for a mail administrator: signers, what failed, what to do
   */
  public String explain() {
    return explain(Locale.ENGLISH);
  }

  /**
   * Explains the verdict.
   *
   * @param locale Japanese, or English for any other
   * @return lines for a mail administrator: signers, what failed, what to do
   */
  public String explain(Locale locale) {
    return MessageExplanation.of(this, locale);
  }

  /**
   * Turns the verdict into a value.
   *
   * @param <T> the kind of value
   * @param trusted for a trusted message
   * @param rejected for a rejected one
   * @param undecided for one that is not decided
   * @param notSigned for one without a signature
   * @return what the one that fits gave
   */
  public abstract <T extends @Nullable Object> T fold(
      Function<? super Trusted, ? extends T> trusted,
      Function<? super Rejected, ? extends T> rejected,
      Function<? super Undecided, ? extends T> undecided,
      Function<? super NotSigned, ? extends T> notSigned);

  @Override
  public String toString() {
    return outcome() + " " + PlainText.of(source());
  }

  /**
   * The message as a whole is signed, and a signer with the sender's address is trusted.
   *
   * <pre>{@code
   * System.out.println(trusted.signer().addresses());
   * }</pre>
   *
   * @since 0.1.0
   */
  public static final class Trusted extends MessageVerdict {
    private final SignerVerdict signer;

    Trusted(Findings findings, SignerVerdict signer) {
      super(findings);
      this.signer = signer;
    }

    /**
     * The signer that is the sender and is trusted; the first, if there are several.
     *
     * @return one of {@link #signers()}
     */
    public SignerVerdict signer() {
      return signer;
    }

    @Override
    public MessageOutcome outcome() {
      return MessageOutcome.TRUSTED;
    }

    @Override
    public <T extends @Nullable Object> T fold(
        Function<? super Trusted, ? extends T> trusted,
        Function<? super Rejected, ? extends T> rejected,
        Function<? super Undecided, ? extends T> undecided,
        Function<? super NotSigned, ? extends T> notSigned) {
      return trusted.apply(this);
    }
  }

  /**
   * There is a signature, and it is no reason to trust the message.
   *
   * <pre>{@code
   * rejected.problems().forEach(p -> System.out.println(p.message() + " " + p.remedy()));
   * }</pre>
   *
   * @since 0.1.0
   */
  public static final class Rejected extends MessageVerdict {
    Rejected(Findings findings) {
      super(findings);
    }

    @Override
    public MessageOutcome outcome() {
      return MessageOutcome.REJECTED;
    }

    @Override
    public <T extends @Nullable Object> T fold(
        Function<? super Trusted, ? extends T> trusted,
        Function<? super Rejected, ? extends T> rejected,
        Function<? super Undecided, ? extends T> undecided,
        Function<? super NotSigned, ? extends T> notSigned) {
      return rejected.apply(this);
    }
  }

  /**
   * A limit was reached before it was clear: never a yes, never a no.
   *
   * <pre>{@code
   * System.out.println("gave up at " + undecided.limit() + " = " + undecided.most());
   * }</pre>
   *
   * @since 0.1.0
   */
  public static final class Undecided extends MessageVerdict {
    private final String limit;
    private final long most;

    Undecided(Findings findings, String limit, long most) {
      super(findings);
      this.limit = limit;
      this.most = most;
    }

    /**
     * The limit that was reached: {@code mime-depth}, {@code mime-parts}, {@code header-bytes},
     * {@code memory-bytes}, {@code cms-bytes}, {@code cms-certificates}, {@code cms-signers},
     * {@code signature-candidates}, {@code signed-layers}, or one of {@link
     * io.github.smimetrust.chain.Limits}.
     *
     * @return its id
     */
    public String limit() {
      return limit;
    }

    /**
     * The value of that limit.
     *
     * @return a number
     */
    public long most() {
      return most;
    }

    @Override
    public MessageOutcome outcome() {
      return MessageOutcome.UNDECIDED;
    }

    @Override
    public <T extends @Nullable Object> T fold(
        Function<? super Trusted, ? extends T> trusted,
        Function<? super Rejected, ? extends T> rejected,
        Function<? super Undecided, ? extends T> undecided,
        Function<? super NotSigned, ? extends T> notSigned) {
      return undecided.apply(this);
    }
  }

  /**
   * There is no signature: the message is plain, or encrypted from the outside, or only carries
   * certificates; {@link #layers()} tells these apart.
   *
   * <pre>{@code
   * System.out.println("not signed: " + notSigned.layers());
   * }</pre>
   *
   * @since 0.1.0
   */
  public static final class NotSigned extends MessageVerdict {
    NotSigned(Findings findings) {
      super(findings);
    }

    @Override
    public MessageOutcome outcome() {
      return MessageOutcome.NOT_SIGNED;
    }

    @Override
    public <T extends @Nullable Object> T fold(
        Function<? super Trusted, ? extends T> trusted,
        Function<? super Rejected, ? extends T> rejected,
        Function<? super Undecided, ? extends T> undecided,
        Function<? super NotSigned, ? extends T> notSigned) {
      return notSigned.apply(this);
    }
  }
}
