package io.github.smimetrust.report.document;

import com.google.common.collect.Lists;
import io.github.smimetrust.format.JsonText;
import io.github.smimetrust.format.PlainText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * SARIF 2.1.0 (OASIS, errata 01): a run with a result for each finding. Certificates, sections and
 * dates have no place in it.
 */
final class SarifFormat {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  /** The name under which services know a finding again (section 3.27.17); its end is a version. */
  private static final String FINGERPRINT = "ruleAndCertificate/v1";

  private final ReportDocument document;
  private final Edition edition;
  private final Map<String, Long> ruleIndexes = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();

  private SarifFormat(ReportDocument document) {
    this.document = document;
    this.edition = Edition.of(document);
    for (RuleRow rule : document.rules()) {
      ruleIndexes.putIfAbsent(rule.id(), (long) ruleIndexes.size());
    }
  }

  static byte[] render(ReportDocument document) {
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(new SarifFormat(document).run()));
    return JsonText.write(log);
  }

  private Map<String, Object> run() {
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", Product.NAME);
    driver.put("version", Product.VERSION);
    driver.put("informationUri", Product.PAGE);
    driver.put("language", document.language().getLanguage());
    driver.put("rules", rules());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    // The part before the last slash names the kind of run, what follows would name one run.
    run.put(
        "automationDetails",
        Map.of("id", Product.NAME + "/" + PlainText.inFull(document.kind()) + "/"));
    run.put("columnKind", "utf16CodeUnits");
    run.put("results", Lists.transform(document.findings(), this::result));
    run.put("properties", Map.of("at", edition.iso(document.at())));
    return run;
  }

  private List<Object> rules() {
    Map<String, Object> rules = new LinkedHashMap<>();
    for (RuleRow rule : document.rules()) {
      Map<String, Object> descriptor = new LinkedHashMap<>();
      descriptor.put("id", PlainText.inFull(rule.id()));
      descriptor.put("shortDescription", text(edition.line(rule.title())));
      descriptor.put(
          "help", text(edition.line(Words.SOURCE) + ": " + PlainText.inFull(rule.source())));
      descriptor.put("defaultConfiguration", Map.of("level", rule.severity().id()));
      rules.putIfAbsent(rule.id(), descriptor);
    }
    return new ArrayList<>(rules.values());
  }

  private Map<String, Object> result(FindingRow finding) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", PlainText.inFull(finding.rule()));
    if (ruleIndexes.containsKey(finding.rule())) {
      result.put("ruleIndex", ruleIndexes.get(finding.rule()));
    }
    result.put("level", finding.severity().id());
    String remedy = edition.line(finding.remedy());
    String message = edition.line(finding.message());
    result.put("message", message(remedy.isEmpty() ? message : message + " " + remedy));
    finding
        .certificate()
        .ifPresent(f -> result.put("locations", List.of(SarifLocation.of(edition, f))));
    result.put("partialFingerprints", Map.of(FINGERPRINT, identity(finding)));
    // In every result or in none (section 3.27.23).
    result.put(
        "suppressions", finding.waiver().map(w -> List.of(suppression(w))).orElse(List.of()));
    result.put("properties", properties(finding));
    return result;
  }

  /** Rule and certificate, and the how-manieth of both: no words, which change by language. */
  private String identity(FindingRow finding) {
    String what =
        PlainText.inFull(finding.rule())
            + "/"
            + finding.certificate().map(Object::toString).orElse("list");
    return what + "/" + seen.merge(what, 1, Integer::sum);
  }

  private Map<String, Object> suppression(FindingRow.Waiver waiver) {
    Map<String, Object> suppression = new LinkedHashMap<>();
    suppression.put("kind", "external");
    suppression.put("status", "accepted");
    suppression.put("justification", PlainText.inFull(waiver.reason()));
    suppression.put("properties", Map.of("until", edition.iso(waiver.until())));
    return suppression;
  }

  private Map<String, Object> properties(FindingRow finding) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("found", edition.line(finding.found()));
    properties.put("expected", edition.line(finding.expected()));
    properties.put("remedy", edition.line(finding.remedy()));
    properties.put("source", PlainText.inFull(finding.source()));
    if (!finding.clients().isEmpty()) {
      properties.put("mailClients", edition.clients(finding));
    }
    return properties;
  }

  /**
   * A message, in which braces are doubled (section 3.11.5) and nothing is a link (section 3.11.6):
   * a blank between bracket and parenthesis, for a backslash means something in a link alone.
   */
  private static Map<String, Object> message(String text) {
    return text(text.replace("{", "{{").replace("}", "}}").replace("](", "] ("));
  }

  private static Map<String, Object> text(String text) {
    // An empty text is none (section 3.11.8).
    return Map.of("text", text.isEmpty() ? "-" : text);
  }
}
