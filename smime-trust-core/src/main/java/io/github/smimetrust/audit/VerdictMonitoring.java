package io.github.smimetrust.audit;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Outcome;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.format.Sha256;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells when a sample is judged otherwise than before; at first each is taken for trusted. */
record VerdictMonitoring(List<Evidence> samples) implements MonitorCheck {
  private static final String TRUSTED = id(Outcome.TRUSTED);

  /** What the engine says, or that the list has no root to ask it about. */
  private record Verdict(Outcome outcome, Text why) {}

  @Override
  public String name() {
    return "verdict";
  }

  @Override
  public void look(String source, TrustBundle bundle, MonitorRun run) {
    String prefix = "verdict/" + source + "/";
    Optional<ChainValidator> validator =
        bundle.roots().isEmpty()
            ? Optional.empty()
            : Optional.of(
                ChainValidator.trusting(bundle)
                    .purpose(Purpose.EMAIL_PROTECTION)
                    .revocation(RevocationPolicy.notChecked())
                    .build());
    Set<String> keys = new HashSet<>();
    for (Evidence sample : samples) {
      String key = prefix + identity(sample);
      keys.add(key);
      Verdict verdict =
          validator
              .map(v -> verdict(v.validate(sample, run.at())))
              .orElse(
                  new Verdict(Outcome.REJECTED, Text.of("the list has no root", "リストにルートがありません")));
      String last = run.told(key).orElse(TRUSTED);
      if (!id(verdict.outcome).equals(last)) {
        tell(source, key, last, sample, verdict, run);
      }
    }
    run.keepOnly(prefix, keys);
  }

  private static void tell(
      String source, String key, String last, Evidence sample, Verdict verdict, MonitorRun run) {
    String now = id(verdict.outcome);
    MonitorRun.Draft alert =
        run.alert(
                MonitorAlert.Kind.VERDICT_CHANGED,
                severity(verdict.outcome),
                source,
                message(last, sample, verdict))
            .about(List.of(sample.leaf()), List.of(sample));
    // What is trusted needs no note: it is what a sample is taken for.
    (now.equals(TRUSTED) ? alert.ending(key) : alert.knowing(key, now)).tell(key + "/" + now);
  }

  private static Text message(String last, Evidence sample, Verdict verdict) {
    String name = ExpiryWording.name(sample.leaf()) + ", " + PlainText.of(sample.source()) + ", ";
    String change = last + " -> " + id(verdict.outcome);
    return Text.of(
        name + "is judged otherwise: " + change + ": " + verdict.why.english(),
        name + "の判定が変わりました: " + change + ": " + verdict.why.japanese());
  }

  private static Verdict verdict(ChainResult result) {
    return new Verdict(
        result.outcome(),
        result.fold(
            trusted ->
                Text.of(
                    "there is a valid chain of " + trusted.chain().size() + " certificates",
                    trusted.chain().size() + " 件の証明書からなる有効なチェーンがあります"),
            rejected ->
                rejected.failures().stream()
                    .findFirst()
                    .map(
                        f ->
                            Text.of(
                                f.message() + " " + f.remedy(),
                                f.message(Locale.JAPANESE) + f.remedy(Locale.JAPANESE)))
                    .orElse(Text.of("no chain is valid", "有効なチェーンがありません")),
            undecided ->
                Text.of(
                    "a limit was reached: " + undecided.limit(),
                    "上限に達しました: " + undecided.limit())));
  }

  private static Severity severity(Outcome outcome) {
    return switch (outcome) {
      case TRUSTED -> Severity.NOTE;
      case REJECTED -> Severity.ERROR;
      case UNDECIDED -> Severity.WARNING;
    };
  }

  private static String id(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  /** The certificate and what came along; where it was seen does not count. */
  private static String identity(Evidence sample) {
    String parts =
        Stream.concat(
                Stream.of(sample.leaf().fingerprint().toString()),
                sample.along().stream().map(e -> e.fingerprint().toString()).sorted().distinct())
            .collect(Collectors.joining(" "));
    return Sha256.of(parts.getBytes(StandardCharsets.US_ASCII));
  }
}
