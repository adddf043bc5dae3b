package io.github.smimetrust.exchange;

import io.github.smimetrust.audit.MailClient;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What to look at in one mail client after the list has changed, and what was seen there.
 *
 * <pre>{@code
 * ClientChecks.standard().all().forEach(c -> System.out.println(c.client() + ": " + c.toDo()));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ClientCheck {
  /**
   * What came of a check.
   *
   * @since 0.1.0
   */
  public enum Result {
    /** What should be seen was seen. */
    PASSED,
    /** Something else was seen. */
    FAILED
  }

  /**
   * What somebody saw.
   *
   * @param result whether it is what should be seen
   * @param seen in their words
   * @param by who
   * @param at when
   * @since 0.1.0
   */
  public record Observation(Result result, String seen, String by, Instant at) {
    /** Requires all of it. */
    public Observation {
      Objects.requireNonNull(result, "result");
      Objects.requireNonNull(seen, "seen");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  private final MailClient client;
  private final Optional<Observation> observation;

  ClientCheck(MailClient client, Optional<Observation> observation) {
    this.client = client;
    this.observation = observation;
  }

  /**
   * Where to look.
   *
   * @return the client
   */
  public MailClient client() {
    return client;
  }

  /**
   * What to send and to open, in English.
   *
   * @return a sentence or two
   */
  public String toDo() {
    return toDo(Locale.ENGLISH);
  }

  /**
   * What to send and to open.
   *
   * @param locale Japanese, or English for any other
   * @return a sentence or two
   */
  public String toDo(Locale locale) {
    return ClientCheckText.toDo(client).in(locale);
  }

  /**
   * What should be seen, in English. The words of the clients are not documented, so they are not
   * quoted.
   *
   * @return a sentence or two
   */
  public String expected() {
    return expected(Locale.ENGLISH);
  }

  /**
   * What should be seen.
   *
   * @param locale Japanese, or English for any other
   * @return a sentence or two
   */
  public String expected(Locale locale) {
    return ClientCheckText.expected(client).in(locale);
  }

  /**
   * What was seen.
   *
   * @return it, or nothing while nobody has looked
   */
  public Optional<Observation> observation() {
    return observation;
  }

  @Override
  public String toString() {
    return client.id() + ": " + observation.map(o -> o.result().name()).orElse("open");
  }
}
