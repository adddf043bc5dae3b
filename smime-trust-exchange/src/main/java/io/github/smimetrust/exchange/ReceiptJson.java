package io.github.smimetrust.exchange;

import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.audit.MailClient;
import io.github.smimetrust.exchange.ApplyReceipt.Outcome;
import io.github.smimetrust.format.JsonFields;
import io.github.smimetrust.format.JsonText;
import io.github.smimetrust.format.MalformedJsonException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON form of a receipt. */
final class ReceiptJson {
  private static final String KIND = "apply-receipt";
  private static final long VERSION = 1;

  private static final Map<Outcome, String> OUTCOMES =
      Map.of(Outcome.CHANGED, "changed", Outcome.NOTHING_TO_DO, "nothing-to-do");

  private ReceiptJson() {}

  static byte[] encode(ApplyReceipt receipt) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("kind", KIND);
    fields.put("schemaVersion", VERSION);
    fields.put("outcome", OUTCOMES.get(receipt.outcome()));
    fields.put("tenant", RecordFields.tenant(receipt.tenant()));
    fields.put("at", receipt.at().toString());
    fields.put("appliedBy", receipt.appliedBy().orElse(null));
    fields.put("before", RecordFields.list(receipt.before()));
    fields.put("after", RecordFields.list(receipt.after()));
    fields.put("added", certificates(receipt.added()));
    fields.put("removed", certificates(receipt.removed()));
    fields.put("foreignBefore", texts(receipt.ownership().foreignBefore()));
    fields.put("foreign", texts(receipt.ownership().foreignAfter()));
    fields.put("backup", receipt.backup().orElse(null));
    fields.put("notes", receipt.notes());
    fields.put("clientChecks", checks(receipt.checks()));
    return JsonText.write(fields);
  }

  private static List<String> texts(List<Fingerprint> fingerprints) {
    return fingerprints.stream().map(Fingerprint::toString).toList();
  }

  private static List<Object> certificates(List<ChangedCertificate> certificates) {
    List<Object> list = new ArrayList<>();
    for (ChangedCertificate certificate : certificates) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("sha256", certificate.fingerprint().toString());
      fields.put("thumbprint", certificate.thumbprint());
      fields.put("subject", certificate.subject());
      fields.put("notAfter", certificate.notAfter().toString());
      list.add(fields);
    }
    return list;
  }

  static ApplyReceipt load(Path path) {
    try {
      return parse(JsonFields.read(RecordFile.read(path), KIND, VERSION));
    } catch (MalformedJsonException e) {
      throw new UnreadableRecordException(path.toString(), e.place(), e.found(), e.expected(), e);
    }
  }

  private static ApplyReceipt parse(JsonFields fields) {
    return new ApplyReceipt(
        RecordFields.parsed(fields, "outcome", ReceiptJson::outcome),
        RecordFields.tenant(fields.object("tenant")),
        fields.instant("at"),
        RecordFields.optionalPlain(fields, "appliedBy").orElse(null),
        RecordFields.list(fields.object("before")),
        RecordFields.list(fields.object("after")),
        certificates(fields, "added"),
        certificates(fields, "removed"),
        new Ownership(
            RecordFields.parsedTexts(fields, "foreignBefore", Fingerprint::of),
            RecordFields.parsedTexts(fields, "foreign", Fingerprint::of)),
        fields.optionalText("backup").orElse(null),
        fields.texts("notes"),
        checks(fields));
  }

  private static Outcome outcome(String id) {
    return OUTCOMES.entrySet().stream()
        .filter(e -> e.getValue().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("another outcome"))
        .getKey();
  }

  private static List<Object> checks(ClientChecks checks) {
    List<Object> list = new ArrayList<>();
    for (ClientCheck check : checks.all()) {
      check
          .observation()
          .ifPresent(
              seen -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("client", check.client().id());
                fields.put("passed", seen.result() == ClientCheck.Result.PASSED);
                fields.put("seen", seen.seen());
                fields.put("by", seen.by());
                fields.put("at", seen.at().toString());
                list.add(fields);
              });
    }
    return list;
  }

  private static ClientChecks checks(JsonFields fields) {
    ClientChecks checks = ClientChecks.standard();
    for (JsonFields item : fields.objects("clientChecks")) {
      checks =
          checks.observed(
              RecordFields.parsed(item, "client", ReceiptJson::client),
              item.flag("passed") ? ClientCheck.Result.PASSED : ClientCheck.Result.FAILED,
              item.text("seen"),
              item.text("by"),
              item.instant("at"));
    }
    return checks;
  }

  private static MailClient client(String id) {
    return Arrays.stream(MailClient.values())
        .filter(c -> c.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("another client"));
  }

  private static List<ChangedCertificate> certificates(JsonFields fields, String name) {
    List<ChangedCertificate> certificates = new ArrayList<>();
    for (JsonFields item : fields.objects(name)) {
      certificates.add(
          new ChangedCertificate(
              RecordFields.parsed(item, "sha256", Fingerprint::of),
              RecordFields.plain(item, "thumbprint"),
              RecordFields.plain(item, "subject"),
              item.instant("notAfter")));
    }
    return certificates;
  }
}
