package io.github.smimetrust;

/**
 * One thing that a reader left out, see {@link BundleReader#keepingGood()}.
 *
 * <pre>{@code
 * reading.problems().forEach(p -> System.err.println(p.message()));
 * }</pre>
 *
 * @param origin file and block
 * @param found what is there
 * @param expected what should be there, and what to do
 * @since 0.1.0
 */
public record ReadProblem(Origin origin, String found, String expected) {
  /**
   * The problem as one line.
   *
   * @return place, what was found and what was expected
   */
  public String message() {
    return origin + ": found " + found + ", expected " + expected;
  }
}
