package io.github.smimetrust.rotation;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.DatedEvent;
import io.github.smimetrust.report.document.Fact;
import io.github.smimetrust.report.document.ReportDocument;
import io.github.smimetrust.report.document.Section;
import io.github.smimetrust.report.document.Section.Column;
import io.github.smimetrust.report.document.Section.Listing;
import io.github.smimetrust.report.document.Section.Paragraph;
import io.github.smimetrust.report.document.Section.Table;
import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.report.document.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the runbook of a plan. */
final class RotationDocument {
  private static final Column CERTIFICATE =
      new Column("certificate", Text.of("Certificate", "証明書"));
  private static final Column REASON = new Column("reason", Text.of("Reason", "理由"));
  private static final Column COUNT = new Column("evidence", Text.of("Evidence", "使用実績"));
  private static final Column EXAMPLE = new Column("example", Text.of("Such as", "例"));

  /** A week to get ready, a day to remember. */
  private static final List<Duration> REMINDERS = List.of(Duration.ofDays(7), Duration.ofDays(1));

  private final RotationPlan plan;

  private RotationDocument(RotationPlan plan) {
    this.plan = plan;
  }

  static ReportDocument of(RotationPlan plan) {
    return new RotationDocument(plan).document();
  }

  private ReportDocument document() {
    ReportDocument document =
        ReportDocument.of(
            "rotation", Text.of("Runbook of a rotation of a trust list", "信頼リスト移行の手順書"), start());
    for (Fact fact : facts()) {
      document = document.plus(fact);
    }
    document = document.plus(gaps());
    List<Text> warnings = RotationWording.warnings(plan);
    if (!warnings.isEmpty()) {
      document =
          document.plus(
              section(
                  "warnings",
                  Text.of("To know before", "事前に知っておくこと"),
                  new Listing(Listing.Kind.BULLETS, warnings)));
    }
    document = document.plus(overview());
    Instant back = UploadRule.last(plan.current());
    for (RotationStep step : plan.steps()) {
      document = document.plus(StepSection.of(step, back));
      back = UploadRule.last(step.bundle());
    }
    if (!plan.neverTrusted().isEmpty()) {
      document = document.plus(neverTrusted());
    }
    return document
        .plus(ProofSection.of(plan.proof()))
        .events(plan.steps().stream().map(this::event).toList(), REMINDERS)
        .certificates(
            ChangedCertificates.rows(BundleDiff.between(plan.current(), last()), start()));
  }

  private Instant start() {
    return plan.time().lowerEndpoint();
  }

  private TrustBundle last() {
    List<RotationStep> steps = plan.steps();
    return steps.isEmpty() ? plan.current() : steps.get(steps.size() - 1).bundle();
  }

  private List<Fact> facts() {
    return List.of(
        new Fact(
            "outcome", Text.of("Outcome", "結果"), new Value.Words(RotationWording.outcome(plan))),
        Fact.of("start", "Start", "開始", Value.of(start())),
        Fact.of("horizon", "Horizon", "終了", Value.of(plan.time().upperEndpoint())),
        Fact.of("current", "Certificates now", "現在の証明書", plan.current().size()),
        Fact.of("wanted", "Certificates wanted", "目標の証明書", plan.wanted().size()),
        Fact.of("steps", "Steps", "ステップ", plan.steps().size()),
        Fact.of("evidence", "Evidence", "使用実績", plan.proof().evidence()),
        Fact.of(
            "never-trusted", "Of it trusted by nothing", "うち信頼されないもの", plan.neverTrusted().size()),
        Fact.of("gaps", "Gaps", "空白", plan.gaps().size()),
        Fact.of("questions", "Questions asked", "検証回数", plan.proof().questions()));
  }

  private static Section section(String id, Text title, Section.Block... blocks) {
    return new Section(id, title, List.of(blocks));
  }

  /** Gaps with one cause and one time, whatever evidence they hit. */
  private record Hit(Instant from, Instant until, BundleEntry certificate, String reason) {}

  private Section gaps() {
    Text title = Text.of("Gaps", "空白");
    if (plan.proof().evidence() == 0) {
      return section(
          "gaps",
          title,
          new Paragraph(
              Text.of(
                  "Not known: there is no evidence, so nothing is proved.",
                  "不明です。使用実績がないため、何も証明されていません。")));
    }
    if (plan.gaps().isEmpty()) {
      return section(
          "gaps",
          title,
          new Paragraph(
              plan.isGapFree()
                  ? Text.of(
                      "None: what was trusted stays trusted until its own end, whenever within"
                          + " their windows the steps are done.",
                      "ありません。各ステップを期間内のいつ実行しても、信頼されていたものは自身の期限まで信頼されます。")
                  : Text.of(
                      "None was found, but it is not known of all evidence whether it was"
                          + " trusted.",
                      "見つかりませんでしたが、信頼されていたかどうか分からない使用実績があります。")));
    }
    Map<Hit, List<Gap>> hits = new LinkedHashMap<>();
    for (Gap gap : plan.gaps()) {
      Hit hit = new Hit(gap.from(), gap.until(), gap.certificate(), gap.reason());
      hits.computeIfAbsent(hit, h -> new ArrayList<>()).add(gap);
    }
    return section(
        "gaps",
        title,
        new Paragraph(
            Text.of(
                "At these times evidence that has to be trusted is not, or is not known to be.",
                "次の期間、信頼されるべき使用実績が信頼されないか、信頼されるか分かりません。")),
        new Table(
            List.of(
                new Column("from", Text.of("From", "開始")),
                new Column("until", Text.of("Until", "終了")),
                CERTIFICATE,
                REASON,
                new Column("message", Text.of("Why", "説明")),
                COUNT,
                EXAMPLE),
            hits.entrySet().stream().map(h -> row(h.getKey(), h.getValue())).toList()));
  }

  private static List<Value> row(Hit hit, List<Gap> gaps) {
    Gap first = gaps.get(0);
    return List.of(
        Value.of(hit.from),
        Value.of(hit.until),
        StepSection.certificate(hit.certificate),
        Value.of(hit.reason),
        new Value.Words(GapWording.of(first)),
        Value.of(gaps.size()),
        Value.of(PlainText.of(first.evidence().source())));
  }

  private Section overview() {
    Text title = Text.of("Steps", "ステップ");
    if (plan.steps().isEmpty()) {
      return section(
          "steps", title, new Paragraph(Text.of("There is nothing to upload.", "アップロードは不要です。")));
    }
    return section(
        "steps",
        title,
        new Paragraph(
            Text.of(
                "Each step replaces the whole list. Do them in order, each within its window.",
                "各ステップでリスト全体を置き換えます。順番どおり、それぞれの期間内に実行してください。")),
        new Table(
            List.of(
                new Column("number", Text.of("Step", "番号")),
                new Column("kind", Text.of("What", "内容")),
                new Column("earliest", Text.of("Earliest", "最早")),
                new Column("latest", Text.of("Latest", "期限")),
                new Column("added", Text.of("In", "追加")),
                new Column("removed", Text.of("Out", "削除")),
                new Column("certificates", Text.of("In all", "合計"))),
            plan.steps().stream()
                .map(
                    s ->
                        List.of(
                            Value.of(s.number()),
                            new Value.Words(StepWording.kind(s.kind())),
                            Value.of(s.earliest()),
                            Value.of(s.latest()),
                            Value.of(StepWording.incoming(s).size()),
                            Value.of(s.departures().size()),
                            Value.of(s.bundle().size())))
                .toList()));
  }

  /** By reason and certificate, so that a hundred users of one authority are one line. */
  private Section neverTrusted() {
    Map<List<Object>, List<UntrustedEvidence>> groups = new LinkedHashMap<>();
    for (UntrustedEvidence untrusted : plan.neverTrusted()) {
      groups
          .computeIfAbsent(
              List.of(untrusted.reason(), untrusted.certificate()), k -> new ArrayList<>())
          .add(untrusted);
    }
    return section(
        "never-trusted",
        Text.of("Evidence that nothing trusts", "信頼されない使用実績"),
        new Paragraph(
            Text.of(
                "Neither list trusts it, nor do both together, or only before the first step is due"
                    + " (not-kept); the plan kept nothing for it.",
                "どちらのリストでも、両方を合わせても信頼されないため、計画では考慮していません。")),
        new Table(
            List.of(CERTIFICATE, REASON, COUNT, EXAMPLE),
            groups.values().stream()
                .map(
                    same ->
                        List.of(
                            StepSection.certificate(same.get(0).certificate()),
                            Value.of(same.get(0).reason()),
                            Value.of(same.size()),
                            Value.of(PlainText.of(same.get(0).evidence().source()))))
                .toList()));
  }

  private DatedEvent event(RotationStep step) {
    Text line = StepWording.line(step);
    return new DatedEvent(
        "rotation-step-" + step.number() + "-" + ListDigest.of(step.bundle()),
        step.earliest(),
        step.kind() == RotationStep.Kind.DISTRUST ? Severity.ERROR : Severity.WARNING,
        StepWording.title(step),
        Text.of(
            "Upload between "
                + step.earliest()
                + " and "
                + step.latest()
                + ", as the runbook says. "
                + line.english(),
            "手順書に従い、"
                + step.earliest()
                + " から "
                + step.latest()
                + " までにアップロードしてください。"
                + line.japanese()),
        Optional.empty(),
        step.earliest().isAfter(start()) ? REMINDERS : List.of());
  }
}
