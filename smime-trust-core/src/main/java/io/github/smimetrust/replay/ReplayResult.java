package io.github.smimetrust.replay;

import io.github.smimetrust.chain.ChainResult;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The verdict of now beside that of then.
 *
 * <pre>{@code
 * ReplayResult again = Replay.open(Path.of("case-4711.zip")).verify();
 * if (!again.isSame()) {
 *   again.differences().forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Compared are outcome, chain, what was not checked, reasons with their certificates, what is
 * proposed, and the limit that was reached; not the words. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ReplayResult {
  private final Manifest manifest;
  private final ReplayFiles files;
  private final ChainResult now;
  private final Versions versions = Versions.current();

  ReplayResult(Manifest manifest, ReplayFiles files, ChainResult now) {
    this.manifest = manifest;
    this.files = files;
    this.now = now;
  }

  /**
   * Is the verdict the same as then?
   *
   * @return whether there is no difference
   */
  public boolean isSame() {
    return recorded().equals(Verdict.of(now));
  }

  /**
   * The verdict of then, as the file says.
   *
   * @return the verdict
   */
  public Verdict recorded() {
    return manifest.verdict();
  }

  /**
   * The verdict of now.
   *
   * @return the result, as of the instant of then
   */
  public ChainResult now() {
    return now;
  }

  /**
   * As of when both were answered.
   *
   * @return the instant
   */
  public Instant at() {
    return manifest.at();
  }

  /**
   * What came to the verdict of then.
   *
   * @return the versions that the file names
   */
  public Versions recordedBy() {
    return manifest.versions();
  }

  /**
   * What came to the verdict of now.
   *
   * @return the versions at work
   */
  public Versions replayedBy() {
    return versions;
  }

  /**
   * What is different, in English.
   *
   * @return a line for each difference; empty if the verdict is the same; unmodifiable
   */
  public List<String> differences() {
    return differences(Locale.ENGLISH);
  }

  /**
   * What is different.
   *
   * @param locale Japanese, or English for any other
   * @return a line for each difference; empty if the verdict is the same; unmodifiable
   */
  public List<String> differences(Locale locale) {
    return new Differences(files, locale).between(recorded(), Verdict.of(now));
  }

  /**
   * Explains the comparison in English.
   *
   * @return lines: same or not, each difference, versions, what was not checked, and then why the
   *     verdict of now is what it is
   */
  public String explain() {
    return explain(Locale.ENGLISH);
  }

  /**
   * Explains the comparison.
   *
   * @param locale Japanese, or English for any other
   * @return lines: same or not, each difference, versions, what was not checked, and then why the
   *     verdict of now is what it is
   */
  public String explain(Locale locale) {
    return ReplayWording.explain(this, manifest, locale);
  }

  @Override
  public String toString() {
    return (isSame() ? "same: " : "different: ") + now;
  }
}
