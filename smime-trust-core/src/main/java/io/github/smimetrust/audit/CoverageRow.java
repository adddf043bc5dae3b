package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableMap;
import io.github.smimetrust.BundleEntry;
import java.util.Map;
import java.util.Objects;

/**
 * What mail clients make of one certificate.
 *
 * <pre>{@code
 * row.answers().forEach((client, answer) -> System.out.println(client.label() + " " + answer));
 * System.out.println("hybrid " + row.hybrid());
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class CoverageRow {
  private final BundleEntry certificate;
  private final ImmutableMap<MailClient, ClientAnswer> answers;
  private final ClientAnswer hybrid;

  CoverageRow(
      BundleEntry certificate,
      ImmutableMap<MailClient, ClientAnswer> answers,
      ClientAnswer hybrid) {
    this.certificate = certificate;
    this.answers = answers;
    this.hybrid = hybrid;
  }

  /**
   * The certificate in question.
   *
   * @return the certificate
   */
  public BundleEntry certificate() {
    return certificate;
  }

  /**
   * The answer of every client.
   *
   * @return a map with each client, in their order; unmodifiable
   */
  public Map<MailClient, ClientAnswer> answers() {
    return answers;
  }

  /** The answer of one client. */
  ClientAnswer answer(MailClient client) {
    return Objects.requireNonNull(answers.get(client), client.id());
  }

  /**
   * The answer of a hybrid organisation, where mailboxes are in Exchange Online and on Exchange
   * Server: it passes if both sides let it pass. Taken for granted is that the same list was set on
   * both sides, which nothing does by itself.
   *
   * @return the answer
   */
  public ClientAnswer hybrid() {
    return hybrid;
  }

  @Override
  public String toString() {
    return certificate + ": " + answers + ", hybrid " + hybrid;
  }
}
