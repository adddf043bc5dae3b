package io.github.smimetrust.rotation;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Failure;
import io.github.smimetrust.format.PlainText;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time during which a piece of evidence that has to stay trusted is not, or is not known to be.
 *
 * <pre>{@code
 * plan.gaps().forEach(g -> System.out.println(g.from() + " .. " + g.until() + ": " + g.message()));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Gap {
  /** Exchange refuses a list that holds a certificate so near to its end, and one is needed. */
  static final String UPLOAD_REFUSED = "upload-refused";

  static final String UNDECIDED = "undecided";
  static final String QUESTION_LIMIT = "question-limit";
  static final String NO_ROOT = "no-root";
  static final String NOT_KEPT = "not-kept";

  private final Evidence evidence;
  private final Instant from;
  private final Instant until;
  private final Cause cause;

  /** What stands in the way: a failure of the engine, or an id of this class. */
  record Cause(
      BundleEntry certificate,
      String reason,
      @Nullable Failure failure,
      Optional<ChainResult> result) {}

  Gap(Evidence evidence, Instant from, Instant until, Cause cause) {
    this.evidence = evidence;
    this.from = from;
    this.until = until;
    this.cause = cause;
  }

  /**
   * What is not trusted.
   *
   * @return the evidence
   */
  public Evidence evidence() {
    return evidence;
  }

  /**
   * When it begins.
   *
   * @return the first instant without trust, to the second
   */
  public Instant from() {
    return from;
  }

  /**
   * When it ends.
   *
   * @return the first instant after it: there is trust again, or it is not needed any more
   */
  public Instant until() {
    return until;
  }

  /**
   * The certificate that is the cause: one that has ended, is distrusted, is missing its issuer;
   * the one in question where no other can be named.
   *
   * @return the certificate
   */
  public BundleEntry certificate() {
    return cause.certificate();
  }

  /**
   * Why.
   *
   * @return the id of a {@link io.github.smimetrust.chain.Reason}, such as {@code "expired"} or
   *     {@code "distrusted"}; or {@code "upload-refused"}: it is needed until its end, and a list
   *     has to be uploaded when that is too near; {@code "no-root"}: the lists have none; {@code
   *     "undecided"}: the path engine gave up at a limit; {@code "question-limit"}: the plan did,
   *     see {@link RotationRequest#questions}; {@code "not-kept"}: both lists together trust it and
   *     the plan found no way to. More may come
   */
  public String reason() {
    return cause.reason();
  }

  /**
   * What the path engine says at the beginning of the gap, of both lists together.
   *
   * @return its result; nothing where it was not asked or there is no root
   */
  public Optional<ChainResult> result() {
    return cause.result();
  }

  /** Is it only not known whether there is trust? */
  boolean isOpen() {
    return isOpen(reason());
  }

  static boolean isOpen(String reason) {
    return reason.equals(UNDECIDED) || reason.equals(QUESTION_LIMIT);
  }

  @Nullable Failure failure() {
    return cause.failure();
  }

  /**
   * The reason in one English sentence.
   *
   * @return a sentence that names the certificate
   */
  public String message() {
    return message(Locale.ENGLISH);
  }

  /**
   * The reason in one sentence.
   *
   * @param locale Japanese, or English for any other
   * @return a sentence that names the certificate
   */
  public String message(Locale locale) {
    return GapWording.of(this).in(locale);
  }

  @Override
  public String toString() {
    return PlainText.of(evidence.leaf().subject()) + " " + from + " .. " + until + ": " + reason();
  }
}
