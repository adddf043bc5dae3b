package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Where a mail system looks for trust. Exchange Online knows the uploaded list alone; Exchange
 * Server looks there first, and then at the Windows stores of its machine.
 *
 * <pre>{@code
 * ModelComparison models = TrustModel.compare(
 *     TrustModel.exchangeOnline(bundle), TrustModel.exchangeServer(bundle, windowsRoots)).judge(leaf);
 * System.out.println(models.explain());
 * }</pre>
 *
 * <p>A model asks for e-mail protection by RFC 8550 and does not check revocation, which its
 * results say. A list without a root is allowed, as a tenant has one before the first upload: it
 * trusts nothing. What the real systems do beyond that is not published. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class TrustModel {
  private final String name;
  private final List<TrustBundle> lists;

  private TrustModel(String name, List<TrustBundle> lists) {
    this.name = name;
    this.lists = List.copyOf(lists);
  }

  /**
   * Exchange Online.
   *
   * @param list the uploaded list, roots and intermediates
   * @return a model named {@code "Exchange Online"}
   */
  public static TrustModel exchangeOnline(TrustBundle list) {
    return new TrustModel("Exchange Online", List.of(list));
  }

  /**
   * Exchange Server.
   *
   * @param list the list that was set, roots and intermediates
   * @param windows what is in the Windows stores of the machine, roots and intermediates
   * @return a model named {@code "Exchange Server"}
   */
  public static TrustModel exchangeServer(TrustBundle list, TrustBundle windows) {
    return new TrustModel("Exchange Server", List.of(list, windows));
  }

  /**
   * Puts two models side by side.
   *
   * @param one a model
   * @param other another one
   * @return a comparison to ask questions of
   */
  public static Comparing compare(TrustModel one, TrustModel other) {
    return new Comparing(one, other, ChainValidatorBuilder.SYSTEM_CLOCK);
  }

  /**
   * The name of the mail system.
   *
   * @return such as {@code "Exchange Online"}
   */
  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }

  /** The lists in the order in which they are asked; what others know may be proposed. */
  private List<ChainValidator> validators(TrustModel other) {
    List<ChainValidator> validators = new ArrayList<>();
    for (TrustBundle list : lists) {
      ChainValidatorBuilder builder =
          new ChainValidatorBuilder(list)
              .purpose(Purpose.EMAIL_PROTECTION)
              .revocation(RevocationPolicy.notChecked());
      other.lists.forEach(builder::proposing);
      validators.add(builder.build());
    }
    return validators;
  }

  /**
   * Two models, ready for questions.
   *
   * <pre>{@code
   * ModelComparison models = TrustModel.compare(online, server).judge(leaf);
   * }</pre>
   *
   * <p>Immutable and thread-safe.
   *
   * @since 0.1.0
   */
  public static final class Comparing {
    private final TrustModel one;
    private final TrustModel other;
    private final List<ChainValidator> ofOne;
    private final List<ChainValidator> ofOther;
    private final Clock clock;

    private Comparing(TrustModel one, TrustModel other, Clock clock) {
      this.one = one;
      this.other = other;
      this.ofOne = one.validators(other);
      this.ofOther = other.validators(one);
      this.clock = clock;
    }

    private Comparing(Comparing comparing, Clock clock) {
      this.one = comparing.one;
      this.other = comparing.other;
      this.ofOne = comparing.ofOne;
      this.ofOther = comparing.ofOther;
      this.clock = clock;
    }

    /**
     * Another clock than the system's.
     *
     * @param clock the clock
     * @return a copy with it
     */
    public Comparing clock(Clock clock) {
      return new Comparing(this, Objects.requireNonNull(clock, "clock"));
    }

    /**
     * Asks both models about a certificate, as of now.
     *
     * @param leaf the certificate
     * @return both answers
     */
    public ModelComparison judge(BundleEntry leaf) {
      return judge(Evidence.of(leaf));
    }

    /**
     * Asks both models about a certificate, as of now.
     *
     * @param leaf the certificate
     * @return both answers
     * @throws io.github.smimetrust.UnreadableInputException if its encoding is not DER of a
     *     certificate
     */
    public ModelComparison judge(X509Certificate leaf) {
      return judge(Evidence.of(leaf));
    }

    /**
     * Asks both models about a certificate with what came along, as of now.
     *
     * @param evidence the certificate and what came along
     * @return both answers
     */
    public ModelComparison judge(Evidence evidence) {
      return judge(evidence, clock.instant());
    }

    /**
     * Asks both models about a certificate with what came along, as of an instant.
     *
     * @param evidence the certificate and what came along
     * @param at the instant
     * @return both answers
     */
    public ModelComparison judge(Evidence evidence, Instant at) {
      return new ModelComparison(
          one.name, ask(ofOne, evidence, at), other.name, ask(ofOther, evidence, at));
    }

    /** The first list that trusts decides; if none does, the first one says why. */
    private static ChainResult ask(List<ChainValidator> validators, Evidence evidence, Instant at) {
      List<ChainResult> results = validators.stream().map(v -> v.validate(evidence, at)).toList();
      return results.stream()
          .filter(r -> r.outcome() == Outcome.TRUSTED)
          .findFirst()
          .or(() -> results.stream().filter(r -> r.outcome() == Outcome.UNDECIDED).findFirst())
          .orElse(results.get(0));
    }
  }
}
