package io.github.smimetrust.report.document;

import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.report.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One finding: a rule that something breaks.
 *
 * @param rule the stable id of the rule
 * @param severity how much it matters
 * @param certificate the certificate that it is about, or nothing where it is about the whole
 * @param message one sentence with what was found and what was expected
 * @param found what was found, as short as possible
 * @param expected what was expected
 * @param remedy what to do
 * @param source clause and document, with its version and from when it holds
 * @param clients what it does to mail clients; may be empty
 * @param waiver why it is not counted, if somebody said so
 * @since 0.1.0
 */
public record FindingRow(
    String rule,
    Severity severity,
    Optional<Fingerprint> certificate,
    Text message,
    Text found,
    Text expected,
    Text remedy,
    String source,
    List<ClientEffect> clients,
    Optional<Waiver> waiver) {
  /** Copies the list. */
  public FindingRow {
    clients = List.copyOf(clients);
  }

  /**
   * What a finding does to one mail client.
   *
   * @param client the client's name
   * @param effect what happens there
   * @param source the document that says so; empty where nothing is known
   */
  public record ClientEffect(String client, Text effect, String source) {}

  /**
   * Why a finding is not counted.
   *
   * @param reason somebody's words
   * @param until when it counts again
   */
  public record Waiver(String reason, Instant until) {}
}
