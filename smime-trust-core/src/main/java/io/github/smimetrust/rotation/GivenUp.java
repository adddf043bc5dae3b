package io.github.smimetrust.rotation;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.chain.Evidence;
import java.util.List;

/**
 * A step by which a list becomes smaller at a price: certificates that go, and the evidence that is
 * no longer trusted without them.
 *
 * <pre>{@code
 * for (GivenUp step : minimal.proposal()) {
 *   System.out.println(step.entries() + " would cost " + step.evidence().size());
 * }
 * }</pre>
 *
 * @param entries the certificates that go; unmodifiable
 * @param evidence what falls with them; unmodifiable
 * @param bytesLeft the size of the store after this step and all before it
 * @since 0.1.0
 */
public record GivenUp(List<BundleEntry> entries, List<Evidence> evidence, int bytesLeft) {
  /** Copies the lists. */
  public GivenUp {
    entries = List.copyOf(entries);
    evidence = List.copyOf(evidence);
  }
}
