package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the validation of one certificate came to: {@link Trusted}, {@link Rejected} or {@link
 * Undecided}. There will be no fourth.
 *
 * <pre>{@code
 * ChainResult result = validator.validate(leaf);
 * switch (result.outcome()) {
 *   case TRUSTED -> System.out.println(result.orElseThrow().chain());
 *   default -> System.out.println(result.explain());
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe. Texts are for people and change; ids of reasons and limits do not.
 *
 * @since 0.1.0
 */
public abstract sealed class ChainResult {
  private final BundleEntry leaf;
  private final Instant at;
  private final Purpose purpose;

  private ChainResult(BundleEntry leaf, Instant at, Purpose purpose) {
    this.leaf = leaf;
    this.at = at;
    this.purpose = purpose;
  }

  /**
   * The certificate in question.
   *
   * @return the certificate
   */
  public BundleEntry leaf() {
    return leaf;
  }

  /**
   * The time for which the question was answered.
   *
   * @return the instant
   */
  public Instant at() {
    return at;
  }

  /**
   * What the certificate was to be used for.
   *
   * @return the purpose
   */
  public Purpose purpose() {
    return purpose;
  }

  /**
   * Which of the three this is.
   *
   * @return the outcome
   */
  public abstract Outcome outcome();

  /**
   * Explains the result in English.
   *
   * @return lines for a mail administrator: every path kept, its failures, what to do, where the
   *     documentation tells more
   */
  public String explain() {
    return explain(Locale.ENGLISH);
  }

  /**
   * Explains the result.
   *
   * @param locale Japanese, or English for any other
   * @return lines for a mail administrator: every path kept, its failures, what to do, where the
   *     documentation tells more
   */
  public String explain(Locale locale) {
    return Explanation.of(this, locale);
  }

  /**
   * The trusted chain, or an exception.
   *
   * @return this result
   * @throws UntrustedChainException if it is not {@link Trusted}
   */
  public Trusted orElseThrow() {
    throw new UntrustedChainException(this);
  }

  /**
   * Turns the result into a value.
   *
   * @param <T> the kind of value
   * @param trusted for a trusted chain
   * @param rejected for a rejected certificate
   * @param undecided for an undecided question
   * @return what the one that fits gave
   */
  public abstract <T extends @Nullable Object> T fold(
      Function<? super Trusted, ? extends T> trusted,
      Function<? super Rejected, ? extends T> rejected,
      Function<? super Undecided, ? extends T> undecided);

  @Override
  public String toString() {
    return outcome() + " " + leaf;
  }

  /**
   * There is a valid chain.
   *
   * <pre>{@code
   * BundleEntry anchor = trusted.chain().get(trusted.chain().size() - 1);
   * }</pre>
   *
   * @since 0.1.0
   */
  public static final class Trusted extends ChainResult {
    private final List<BundleEntry> chain;
    private final List<String> notChecked;
    private final List<String> warnings;

    Trusted(
        BundleEntry leaf,
        Instant at,
        Purpose purpose,
        List<BundleEntry> chain,
        List<String> notChecked,
        List<String> warnings) {
      super(leaf, at, purpose);
      this.chain = List.copyOf(chain);
      this.notChecked = List.copyOf(notChecked);
      this.warnings = List.copyOf(warnings);
    }

    /**
     * The chain, from the certificate in question to the anchor.
     *
     * @return one certificate or more; unmodifiable
     */
    public List<BundleEntry> chain() {
      return chain;
    }

    /**
     * What trust would depend on and was not checked: {@code "revocation"}, and {@code "address"},
     * whether a sender's address is that of the certificate, which only a mail can tell.
     *
     * @return ids; unmodifiable
     */
    public List<String> notChecked() {
      return notChecked;
    }

    /**
     * Restrictions that a serialized store put on certificates of the chain. Windows may hold to
     * them; this engine does not.
     *
     * @return one line each, in English; unmodifiable
     */
    public List<String> warnings() {
      return warnings;
    }

    @Override
    public Outcome outcome() {
      return Outcome.TRUSTED;
    }

    @Override
    public Trusted orElseThrow() {
      return this;
    }

    @Override
    public <T extends @Nullable Object> T fold(
        Function<? super Trusted, ? extends T> trusted,
        Function<? super Rejected, ? extends T> rejected,
        Function<? super Undecided, ? extends T> undecided) {
      return trusted.apply(this);
    }
  }

  /**
   * There is no valid chain, and everything was tried.
   *
   * <pre>{@code
   * rejected.failures().forEach(f -> System.out.println(f.message() + " " + f.remedy()));
   * }</pre>
   *
   * @since 0.1.0
   */
  public static final class Rejected extends ChainResult {
    private final List<TriedPath> paths;
    private final int morePaths;
    private final List<Failure> failures;
    private final Completion completion;

    Rejected(BundleEntry leaf, Instant at, Purpose purpose, AttemptLog log, Completion completion) {
      super(leaf, at, purpose);
      this.paths = log.paths();
      this.morePaths = log.morePaths();
      this.failures = log.failures();
      this.completion = completion;
    }

    /**
     * The most useful paths that were tried: those that reach an anchor first, then those whose key
     * identifiers match.
     *
     * @return at most 16 paths; unmodifiable
     */
    public List<TriedPath> paths() {
      return paths;
    }

    /**
     * How many paths were tried besides {@link #paths()}.
     *
     * @return a number of paths
     */
    public int morePaths() {
      return morePaths;
    }

    /**
     * Everything that was found wrong, each once.
     *
     * @return at most 256 failures, in the order in which they were met; unmodifiable
     */
    public List<Failure> failures() {
      return failures;
    }

    /**
     * What would make the certificate trusted.
     *
     * @return certificates at hand that would be enough; empty if none would
     */
    public Completion completion() {
      return completion;
    }

    @Override
    public Outcome outcome() {
      return Outcome.REJECTED;
    }

    @Override
    public <T extends @Nullable Object> T fold(
        Function<? super Trusted, ? extends T> trusted,
        Function<? super Rejected, ? extends T> rejected,
        Function<? super Undecided, ? extends T> undecided) {
      return rejected.apply(this);
    }
  }

  /**
   * A limit was reached before it was clear: never a yes, never a no.
   *
   * <pre>{@code
   * System.out.println("gave up at " + undecided.limit() + ", spent " + undecided.spent());
   * }</pre>
   *
   * @since 0.1.0
   */
  public static final class Undecided extends ChainResult {
    private final String limit;
    private final long most;
    private final Map<String, Long> spent;
    private final List<TriedPath> paths;

    Undecided(
        BundleEntry leaf,
        Instant at,
        Purpose purpose,
        LimitReached reached,
        Map<String, Long> spent,
        List<TriedPath> paths) {
      super(leaf, at, purpose);
      this.limit = reached.limit();
      this.most = reached.most();
      this.spent = Map.copyOf(spent);
      this.paths = paths;
    }

    /**
     * The limit that was reached.
     *
     * @return its id, such as {@code "signature-checks"}: see {@link Limits}
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

    /**
     * What the question had cost by then.
     *
     * @return numbers by the ids of limits; unmodifiable
     */
    public Map<String, Long> spent() {
      return spent;
    }

    /**
     * The most useful paths that were tried before.
     *
     * @return at most 16 paths; unmodifiable
     */
    public List<TriedPath> paths() {
      return paths;
    }

    @Override
    public Outcome outcome() {
      return Outcome.UNDECIDED;
    }

    @Override
    public <T extends @Nullable Object> T fold(
        Function<? super Trusted, ? extends T> trusted,
        Function<? super Rejected, ? extends T> rejected,
        Function<? super Undecided, ? extends T> undecided) {
      return undecided.apply(this);
    }
  }
}
