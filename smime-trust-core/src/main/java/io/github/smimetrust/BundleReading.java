package io.github.smimetrust;

import java.util.List;
import java.util.Objects;

/**
 * What a {@link BundleReader} read: the certificates, and what it had to leave out.
 *
 * <pre>{@code
 * BundleReading reading = BundleReader.keepingGood().read(Path.of("collected"));
 * reading.problems().forEach(p -> System.err.println(p.message()));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class BundleReading {
  private final TrustBundle bundle;
  private final List<ReadProblem> problems;

  BundleReading(TrustBundle bundle, List<ReadProblem> problems) {
    this.bundle = Objects.requireNonNull(bundle);
    this.problems = List.copyOf(problems);
  }

  /**
   * The certificates that could be read.
   *
   * @return the bundle, perhaps empty
   */
  public TrustBundle bundle() {
    return bundle;
  }

  /**
   * What was left out, in the order of the input.
   *
   * @return the problems; empty after strict reading; unmodifiable
   */
  public List<ReadProblem> problems() {
    return problems;
  }
}
