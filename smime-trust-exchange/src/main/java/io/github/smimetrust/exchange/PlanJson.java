package io.github.smimetrust.exchange;

import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.exchange.EvidenceChange.Effect;
import io.github.smimetrust.exchange.TrustListPlan.Verb;
import io.github.smimetrust.exchange.transport.TenantIdentity;
import io.github.smimetrust.format.JsonFields;
import io.github.smimetrust.format.JsonText;
import io.github.smimetrust.format.MalformedJsonException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The JSON form of a plan. */
final class PlanJson {
  private static final String KIND = "trust-list-plan";
  private static final long VERSION = 1;

  private PlanJson() {}

  static byte[] encode(TrustListPlan plan) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("kind", KIND);
    fields.put("schemaVersion", VERSION);
    fields.put("verb", id(plan.verb()));
    fields.put("tenant", RecordFields.tenant(plan.tenant()));
    fields.put("madeAt", plan.madeAt().toString());
    fields.put("present", RecordFields.list(plan.present().listInPlace()));
    fields.put("wanted", RecordFields.list(plan.encoded()));
    fields.put("foreignBefore", texts(plan.ownership().foreignBefore()));
    fields.put("foreign", texts(plan.ownership().foreignAfter()));
    fields.put("sizeWarning", (long) plan.sizeWarning());
    fields.put("allowed", plan.allowed().stream().sorted().toList());
    fields.put("evidence", plan.evidenceChanges().stream().map(PlanJson::evidence).toList());
    return JsonText.write(fields);
  }

  private static Map<String, Object> evidence(EvidenceChange change) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("effect", id(change.effect()));
    fields.put("source", change.source());
    fields.put("subject", change.subject());
    fields.put("sha256", change.certificate().toString());
    fields.put("why", change.why());
    return fields;
  }

  private static String id(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static TrustListPlan load(Path path) {
    try {
      return parse(JsonFields.read(RecordFile.read(path), KIND, VERSION));
    } catch (MalformedJsonException e) {
      throw new UnreadableRecordException(path.toString(), e.place(), e.found(), e.expected(), e);
    }
  }

  private static TrustListPlan parse(JsonFields fields) {
    Verb verb = RecordFields.parsed(fields, "verb", constant(Verb.class));
    TenantIdentity tenant = RecordFields.tenant(fields.object("tenant"));
    TenantState present =
        new TenantState(
            tenant,
            fields.instant("madeAt"),
            RecordFields.list(fields.object("present")),
            SmimeConfig.defaults());
    byte[] encoded = RecordFields.list(fields.object("wanted"));
    if (verb == Verb.CLEAR && encoded.length > 0) {
      throw fields
          .object("wanted")
          .fault("sst", encoded.length + " bytes", "none in a plan that clears");
    }
    TrustBundle wanted = verb == Verb.CLEAR ? TrustBundle.empty() : wanted(fields, encoded);
    TrustBundle foreign = within(present.readable(), fields, "foreign");
    if (verb == Verb.SET && !foreign.minus(wanted).isEmpty()) {
      throw fields.fault("foreign", "an entry that is not kept", "entries of the wanted list");
    }
    return TrustListPlan.saved(
        verb,
        present,
        wanted,
        encoded,
        foreign,
        within(present.readable(), fields, "foreignBefore"),
        RecordFields.parsedNumber(fields, "sizeWarning"),
        Set.copyOf(RecordFields.parsedTexts(fields, "allowed", PlanJson::allowable)),
        evidence(fields));
  }

  private static List<String> texts(List<Fingerprint> fingerprints) {
    return fingerprints.stream().map(Fingerprint::toString).toList();
  }

  /** What is said to be of others was there before. */
  private static TrustBundle within(TrustBundle present, JsonFields fields, String name) {
    List<Fingerprint> named = RecordFields.parsedTexts(fields, name, Fingerprint::of);
    for (Fingerprint fingerprint : named) {
      if (!present.contains(fingerprint)) {
        throw fields.fault(name, fingerprint.toString(), "an entry of the present list");
      }
    }
    return present.retain(named.toArray(Fingerprint[]::new));
  }

  private static TrustBundle wanted(JsonFields fields, byte[] encoded) {
    try {
      return TrustBundle.decodeSst(encoded, "wanted");
    } catch (UnreadableInputException e) {
      throw fields.fault("wanted", e.found() + " at " + e.place(), e.expected());
    }
  }

  private static String allowable(String rule) {
    if (!PlanRules.ALLOWABLE.contains(rule)) {
      throw new IllegalArgumentException("a rule that cannot be allowed");
    }
    return rule;
  }

  private static List<EvidenceChange> evidence(JsonFields fields) {
    List<EvidenceChange> changes = new ArrayList<>();
    for (JsonFields item : fields.objects("evidence")) {
      changes.add(
          new EvidenceChange(
              RecordFields.parsed(item, "effect", constant(Effect.class)),
              RecordFields.plain(item, "source"),
              RecordFields.plain(item, "subject"),
              RecordFields.parsed(item, "sha256", Fingerprint::of),
              RecordFields.plain(item, "why")));
    }
    return changes;
  }

  private static <E extends Enum<E>> Function<String, E> constant(Class<E> type) {
    return id -> {
      for (E value : type.getEnumConstants()) {
        if (id(value).equals(id)) {
          return value;
        }
      }
      throw new IllegalArgumentException("another word");
    };
  }
}
