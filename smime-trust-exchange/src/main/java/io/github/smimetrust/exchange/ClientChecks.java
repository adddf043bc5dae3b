package io.github.smimetrust.exchange;

import io.github.smimetrust.audit.MailClient;
import io.github.smimetrust.exchange.ClientCheck.Observation;
import io.github.smimetrust.exchange.ClientCheck.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What to look at in every mail client after the list has changed: no program can see that for a
 * person. Kept in the record of the change.
 *
 * <pre>{@code
 * ClientChecks checks = ClientChecks.standard()
 *     .observed(
 *         MailClient.OUTLOOK_ON_THE_WEB, ClientCheck.Result.PASSED, "no warning", "Ann", now);
 * receipt.withChecks(checks).save(Path.of("receipt.json"));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ClientChecks {
  private final List<ClientCheck> checks;

  private ClientChecks(List<ClientCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  /**
   * One check for each client, nothing seen yet.
   *
   * @return the checks
   */
  public static ClientChecks standard() {
    return new ClientChecks(
        Arrays.stream(MailClient.values()).map(c -> new ClientCheck(c, Optional.empty())).toList());
  }

  /**
   * Notes what somebody saw; what was noted for the client before is replaced.
   *
   * @param client where
   * @param result whether it is what should be seen
   * @param seen in their words
   * @param by who
   * @param at when
   * @return new checks
   */
  public ClientChecks observed(
      MailClient client, Result result, String seen, String by, Instant at) {
    Objects.requireNonNull(client, "client");
    Observation observation = new Observation(result, seen, by, at);
    List<ClientCheck> all = new ArrayList<>();
    for (ClientCheck check : checks) {
      all.add(check.client() == client ? new ClientCheck(client, Optional.of(observation)) : check);
    }
    return new ClientChecks(all);
  }

  /**
   * The checks.
   *
   * @return one for each client, in the order of {@link MailClient}; unmodifiable
   */
  public List<ClientCheck> all() {
    return checks;
  }

  /**
   * The checks that nobody has done, or that failed.
   *
   * @return them; empty if all passed; unmodifiable
   */
  public List<ClientCheck> open() {
    return checks.stream()
        .filter(c -> c.observation().filter(o -> o.result() == Result.PASSED).isEmpty())
        .toList();
  }

  @Override
  public String toString() {
    return checks.toString();
  }
}
