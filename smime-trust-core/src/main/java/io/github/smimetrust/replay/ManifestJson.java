package io.github.smimetrust.replay;

import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.chain.AlgorithmPolicy;
import io.github.smimetrust.chain.Limits;
import io.github.smimetrust.chain.Outcome;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.format.JsonFields;
import io.github.smimetrust.format.JsonText;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.format.Sha256;
import io.github.smimetrust.revocation.RecordedAnswer;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON form of a manifest, with the digests of the files beside it. */
final class ManifestJson {
  private static final String KIND = "replay";
  private static final long VERSION = 1;

  private ManifestJson() {}

  static byte[] encode(Manifest manifest, Map<String, byte[]> files) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("kind", KIND);
    fields.put("schemaVersion", VERSION);
    fields.put("at", manifest.at().toString());
    fields.put("versions", versions(manifest.versions()));
    fields.put("settings", settings(manifest.configuration()));
    fields.put(
        "revocation",
        manifest
            .revocation()
            .answers()
            .map(a -> Map.of("answers", each(a, ManifestJson::answer)))
            .orElse(null));
    fields.put("verdict", verdict(manifest.verdict()));
    List<Object> digests = new ArrayList<>();
    files.forEach(
        (name, content) -> {
          Map<String, Object> file = new LinkedHashMap<>();
          file.put("name", name);
          file.put("sha256", Sha256.of(content));
          digests.add(file);
        });
    fields.put("files", digests);
    return JsonText.write(fields);
  }

  private static Map<String, Object> versions(Versions versions) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("library", versions.library());
    fields.put("java", versions.java());
    fields.put("bouncyCastle", versions.bouncyCastle());
    return fields;
  }

  private static Map<String, Object> settings(Configuration configuration) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("purpose", configuration.purpose().toString());
    fields.put("limits", limits(configuration.limits()));
    fields.put("leastRsaBits", (long) configuration.algorithms().leastRsaBits());
    fields.put("sha1", configuration.algorithms().allowsSha1());
    fields.put("dsa", configuration.algorithms().allowsDsa());
    fields.put("initialPolicies", configuration.policies());
    fields.put("policyMappingInhibit", configuration.mappingInhibit());
    fields.put("explicitPolicy", configuration.explicitPolicy());
    fields.put("anyPolicyInhibit", configuration.anyPolicyInhibit());
    fields.put("initialSubtrees", configuration.subtrees());
    fields.put("ownProvider", configuration.ownProvider());
    return fields;
  }

  private static Map<String, Object> limits(Limits limits) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("chainLength", (long) limits.chainLength());
    fields.put("signatureChecks", (long) limits.signatureChecks());
    fields.put("buildSteps", (long) limits.buildSteps());
    fields.put("nameComparisons", (long) limits.nameComparisons());
    fields.put("policyNodes", (long) limits.policyNodes());
    fields.put("certificateBytes", (long) limits.certificateBytes());
    return fields;
  }

  private static Map<String, Object> answer(RecordedAnswer answer) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("certificate", answer.certificate().toString());
    fields.put("issuers", each(answer.issuers(), Fingerprint::toString));
    fields.put("at", answer.at().toString());
    fields.put("known", answer.known().id());
    fields.put("found", answer.found());
    return fields;
  }

  private static Map<String, Object> verdict(Verdict verdict) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("outcome", id(verdict.outcome()));
    fields.put("chain", each(verdict.chain(), Fingerprint::toString));
    fields.put("notChecked", verdict.notChecked());
    fields.put("faults", each(verdict.faults(), ManifestJson::fault));
    fields.put("proposed", each(verdict.proposed(), Fingerprint::toString));
    fields.put("limit", verdict.limit());
    return fields;
  }

  private static Map<String, Object> fault(Verdict.Fault fault) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("certificate", fault.certificate().toString());
    fields.put("reason", fault.reason());
    return fields;
  }

  private static <T, J> List<J> each(List<T> values, Function<? super T, ? extends J> written) {
    return values.stream().<J>map(written).toList();
  }

  private static String id(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  /** The fields of a manifest, none of them looked at but kind and version. */
  static JsonFields fields(byte[] json) {
    return JsonFields.read(json, KIND, VERSION);
  }

  /** The files that a manifest names, with their digests. */
  static Map<String, String> digests(JsonFields fields) {
    Map<String, String> digests = new LinkedHashMap<>();
    fields.objects("files").forEach(f -> digests.put(f.text("name"), f.text("sha256")));
    return digests;
  }

  static Manifest read(JsonFields fields) {
    return new Manifest(
        fields.instant("at"),
        versions(fields.object("versions")),
        settings(fields.object("settings")),
        fields
            .optionalObject("revocation")
            .map(r -> RevocationPolicy.recorded(each(r.objects("answers"), ManifestJson::answer)))
            .orElse(RevocationPolicy.notChecked()),
        verdict(fields.object("verdict")));
  }

  private static Versions versions(JsonFields fields) {
    return new Versions(fields.text("library"), fields.text("java"), fields.text("bouncyCastle"));
  }

  private static Configuration settings(JsonFields fields) {
    AlgorithmPolicy algorithms =
        AlgorithmPolicy.rfc8550().allowingRsaFrom(number(fields, "leastRsaBits"));
    if (fields.flag("sha1")) {
      algorithms = algorithms.allowingSha1();
    }
    if (fields.flag("dsa")) {
      algorithms = algorithms.allowingDsa();
    }
    String purpose = fields.text("purpose");
    return new Configuration(
        purpose.equals(Purpose.ANY.toString()) ? Purpose.ANY : Purpose.of(purpose),
        limits(fields.object("limits")),
        algorithms,
        fields.texts("initialPolicies"),
        fields.flag("policyMappingInhibit"),
        fields.flag("explicitPolicy"),
        fields.flag("anyPolicyInhibit"),
        each(fields.texts("initialSubtrees"), t -> Base64.getDecoder().decode(t)),
        fields.flag("ownProvider"));
  }

  private static Limits limits(JsonFields fields) {
    return Limits.defaults()
        .withChainLength(number(fields, "chainLength"))
        .withSignatureChecks(number(fields, "signatureChecks"))
        .withBuildSteps(number(fields, "buildSteps"))
        .withNameComparisons(number(fields, "nameComparisons"))
        .withPolicyNodes(number(fields, "policyNodes"))
        .withCertificateBytes(number(fields, "certificateBytes"));
  }

  private static RecordedAnswer answer(JsonFields fields) {
    return new RecordedAnswer(
        Fingerprint.of(fields.text("certificate")),
        each(fields.texts("issuers"), Fingerprint::of),
        fields.instant("at"),
        constant(fields, "known", RecordedAnswer.Known.values(), RecordedAnswer.Known::id),
        fields.text("found"));
  }

  private static Verdict verdict(JsonFields fields) {
    return new Verdict(
        constant(fields, "outcome", Outcome.values(), ManifestJson::id),
        each(fields.texts("chain"), Fingerprint::of),
        fields.texts("notChecked"),
        each(
            fields.objects("faults"),
            f -> new Verdict.Fault(Fingerprint.of(f.text("certificate")), f.text("reason"))),
        each(fields.texts("proposed"), Fingerprint::of),
        fields.text("limit"));
  }

  private static <T> T constant(
      JsonFields fields, String name, T[] constants, Function<T, String> id) {
    String found = fields.text(name);
    return Stream.of(constants)
        .filter(c -> id.apply(c).equals(found))
        .findFirst()
        .orElseThrow(
            () ->
                fields.fault(
                    name,
                    '"' + PlainText.of(found) + '"',
                    "one of " + each(List.of(constants), id)));
  }

  private static int number(JsonFields fields, String name) {
    long number = fields.number(name);
    if (number != (int) number) {
      throw fields.fault(name, String.valueOf(number), "a number of 32 bits");
    }
    return (int) number;
  }
}
