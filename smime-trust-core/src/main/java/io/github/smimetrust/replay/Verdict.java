package io.github.smimetrust.replay;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.Outcome;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What a validation came to, without words: what has to be the same for a verdict to be the same.
 *
 * <pre>{@code
 * Verdict then = Replay.open(Path.of("case-4711.zip")).recorded();
 * then.faults().forEach(f -> System.out.println(f.reason() + " " + f.certificate()));
 * }</pre>
 *
 * @param outcome trusted, rejected or undecided
 * @param chain the trusted chain, from the certificate in question to the anchor; else empty
 * @param notChecked what trust would depend on and was not checked; empty unless trusted
 * @param faults everything that was found wrong, each once, in the order of certificate and reason;
 *     empty unless rejected
 * @param proposed what would make a rejected certificate trusted, in the order of the chain
 * @param limit the id of the limit that was reached; empty unless undecided
 * @since 0.1.0
 */
public record Verdict(
    Outcome outcome,
    List<Fingerprint> chain,
    List<String> notChecked,
    List<Fault> faults,
    List<Fingerprint> proposed,
    String limit) {
  private static final Comparator<Fault> BY_CONTENT =
      Comparator.comparing(Fault::certificate).thenComparing(Fault::reason);

  /**
   * One thing that was found wrong.
   *
   * @param certificate the certificate that has the fault
   * @param reason the id of the {@link io.github.smimetrust.chain.Reason}
   * @since 0.1.0
   */
  public record Fault(Fingerprint certificate, String reason) {
    /** A fault of a certificate. */
    public Fault {
      Objects.requireNonNull(certificate, "certificate");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** A verdict; the faults are put in order. */
  public Verdict {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(limit, "limit");
    chain = List.copyOf(chain);
    notChecked = List.copyOf(notChecked);
    faults = faults.stream().distinct().sorted(BY_CONTENT).toList();
    proposed = List.copyOf(proposed);
  }

  static Verdict of(ChainResult result) {
    return result.fold(Verdict::trusted, Verdict::rejected, Verdict::undecided);
  }

  private static Verdict trusted(ChainResult.Trusted trusted) {
    return new Verdict(
        trusted.outcome(),
        fingerprints(trusted.chain()),
        trusted.notChecked(),
        List.of(),
        List.of(),
        "");
  }

  private static Verdict rejected(ChainResult.Rejected rejected) {
    return new Verdict(
        rejected.outcome(),
        List.of(),
        List.of(),
        rejected.failures().stream()
            .map(f -> new Fault(f.certificate().fingerprint(), f.reason().id()))
            .toList(),
        fingerprints(rejected.completion().certificates()),
        "");
  }

  private static Verdict undecided(ChainResult.Undecided undecided) {
    return new Verdict(
        undecided.outcome(), List.of(), List.of(), List.of(), List.of(), undecided.limit());
  }

  private static List<Fingerprint> fingerprints(Collection<BundleEntry> entries) {
    return entries.stream().map(BundleEntry::fingerprint).toList();
  }
}
