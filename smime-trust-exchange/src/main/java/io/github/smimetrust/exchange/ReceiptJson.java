package io.github.smimetrust.exchange;

import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.exchange.ApplyReceipt.Outcome;
import io.github.smimetrust.exchange.transport.TenantIdentity;
import io.github.smimetrust.format.JsonFields;
import io.github.smimetrust.format.JsonText;
import io.github.smimetrust.format.MalformedJsonException;
import io.github.smimetrust.format.Sha256;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
    fields.put("tenant", tenant(receipt.tenant()));
    fields.put("at", receipt.at().toString());
    fields.put("appliedBy", receipt.appliedBy().orElse(null));
    fields.put("before", list(receipt.before()));
    fields.put("after", list(receipt.after()));
    fields.put("added", certificates(receipt.added()));
    fields.put("removed", certificates(receipt.removed()));
    fields.put("backup", receipt.backup().orElse(null));
    fields.put("notes", receipt.notes());
    return JsonText.write(fields);
  }

  private static Map<String, Object> tenant(TenantIdentity tenant) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", tenant.id());
    fields.put("domain", tenant.domain());
    return fields;
  }

  private static Map<String, Object> list(byte[] bytes) {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("sha256", Sha256.of(bytes));
    list.put("sst", bytes);
    return list;
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
    JsonFields tenant = fields.object("tenant");
    return new ApplyReceipt(
        parsed(fields, "outcome", ReceiptJson::outcome),
        parsed(tenant, "domain", domain -> new TenantIdentity(tenant.text("id"), domain)),
        fields.instant("at"),
        fields.optionalText("appliedBy").orElse(null),
        bytes(fields.object("before")),
        bytes(fields.object("after")),
        certificates(fields, "added"),
        certificates(fields, "removed"),
        fields.optionalText("backup").orElse(null),
        fields.texts("notes"));
  }

  private static Outcome outcome(String id) {
    return OUTCOMES.entrySet().stream()
        .filter(e -> e.getValue().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("another outcome"))
        .getKey();
  }

  private static byte[] bytes(JsonFields list) {
    byte[] bytes = list.bytes("sst");
    if (!Sha256.of(bytes).equals(list.text("sha256"))) {
      throw list.fault("sst", "bytes with another digest", "the digest in sha256; it was changed");
    }
    return bytes;
  }

  private static List<ChangedCertificate> certificates(JsonFields fields, String name) {
    List<ChangedCertificate> certificates = new ArrayList<>();
    for (JsonFields item : fields.objects(name)) {
      certificates.add(
          new ChangedCertificate(
              parsed(item, "sha256", Fingerprint::of),
              item.text("thumbprint"),
              item.text("subject"),
              item.instant("notAfter")));
    }
    return certificates;
  }

  /** A text that a constructor of ours judges. */
  private static <T> T parsed(JsonFields fields, String name, Function<String, T> parse) {
    try {
      return parse.apply(fields.text(name));
    } catch (IllegalArgumentException e) {
      throw fields.fault(
          name, String.valueOf(e.getMessage()), "what this version of the library writes");
    }
  }
}
