package io.github.smimetrust.rotation;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan in words. */
final class RotationWording {
  /** More names than this make a sentence that nobody reads. */
  private static final int MOST_NAMES = 5;

  private RotationWording() {}

  /** What the plan comes to. */
  static Text outcome(RotationPlan plan) {
    int steps = plan.steps().size();
    Text uploads =
        steps == 0
            ? Text.of("Nothing to upload", "アップロードなし")
            : Text.of(steps == 1 ? "1 step" : steps + " steps", steps + " ステップ");
    Text gaps = gaps(plan);
    return Text.of(
        uploads.english() + "; " + gaps.english(), uploads.japanese() + "、" + gaps.japanese());
  }

  private static Text gaps(RotationPlan plan) {
    if (plan.proof().evidence() == 0) {
      return Text.of("nothing proved, for want of evidence", "根拠がないため証明なし");
    }
    long gaps = plan.gaps().stream().filter(g -> !g.isOpen()).count();
    long open =
        plan.gaps().stream().filter(Gap::isOpen).count()
            + plan.neverTrusted().stream().filter(UntrustedEvidence::isOpen).count();
    Text lost =
        gaps == 0
            ? Text.of("no gap", "空白なし")
            : Text.of(gaps == 1 ? "1 GAP" : gaps + " GAPS", "空白 " + gaps + " 件");
    return open == 0
        ? lost
        : Text.of(
            (gaps == 0 ? "" : lost.english() + ", ") + open + " NOT KNOWN",
            (gaps == 0 ? "" : lost.japanese() + "、") + "不明 " + open + " 件");
  }

  static String describe(RotationPlan plan, Locale locale) {
    List<String> lines = new ArrayList<>();
    lines.add(outcome(plan).in(locale));
    for (RotationStep step : plan.steps()) {
      lines.add("  " + step.describe(locale) + "  " + step.earliest() + " .. " + step.latest());
    }
    for (Gap gap : plan.gaps()) {
      lines.add(
          "! "
              + PlainText.of(gap.evidence().leaf().subject())
              + "  "
              + gap.from()
              + " .. "
              + gap.until()
              + "  "
              + gap.message(locale));
    }
    warnings(plan).forEach(w -> lines.add("- " + w.in(locale)));
    return String.join("\n", lines) + "\n";
  }

  static List<Text> warnings(RotationPlan plan) {
    List<Text> warnings = new ArrayList<>();
    if (plan.proof().evidence() == 0) {
      warnings.add(
          Text.of(
              "There is no evidence, so nothing is known to be needed, and nothing is proved.",
              "使用実績がないため、何が必要かは分からず、何も証明されていません。"));
    }
    int never = plan.neverTrusted().size();
    if (never > 0) {
      warnings.add(
          Text.of(
              "Evidence that nothing trusts, or nothing after the first step is due, so that nothing"
                  + " was kept for it: "
                  + never
                  + " of "
                  + plan.proof().evidence()
                  + ".",
              "どのリストでも、または最初のステップの期限より後には信頼されず、何も残されなかった使用実績: "
                  + plan.proof().evidence()
                  + " 件中 "
                  + never
                  + " 件。"));
    }
    warn(
        warnings,
        plan.withDistrustedKeys(),
        "These stay, though they have the key of a distrusted certificate; distrust them, too, if"
            + " the key is not to be trusted",
        "信頼を取り消した証明書と同じ鍵の証明書が残ります。鍵自体を信頼できない場合は、これらも取り消してください");
    warn(
        warnings,
        plan.distrustedIntermediates(),
        "These distrusted certificates are no roots: mail that brings one along may still chain to a"
            + " root that stays, since the list has no place to deny one; the proof counts such a"
            + " chain as no trust",
        "次の証明書はルートではないため、メールに添付されていれば、残るルートまでつながることがあります。リストでは拒否できません（証明では信頼なしとみなします）");
    warn(
        warnings,
        plan.kept(),
        "These old certificates stay to the end of the plan, since evidence needs them until then",
        "次の古い証明書は、計画の終わりまで必要とされるため残ります");
    warn(
        warnings,
        plan.leftOut(),
        "These wanted certificates are left out: ended, too near to their end for an upload, or"
            + " distrusted",
        "次の証明書は、期限切れ、期限間近、または信頼の取り消しのため、新しいリストに含まれません");
    return warnings;
  }

  private static void warn(
      List<Text> warnings, List<BundleEntry> entries, String english, String japanese) {
    if (entries.isEmpty()) {
      return;
    }
    String names =
        entries.stream()
            .limit(MOST_NAMES)
            .map(e -> PlainText.of(e.subject()))
            .collect(Collectors.joining("; "));
    int more = entries.size() - MOST_NAMES;
    warnings.add(
        Text.of(
            english + ": " + names + (more > 0 ? "; and " + more + " more." : "."),
            japanese + ": " + names + (more > 0 ? " ほか " + more + " 件。" : "。")));
  }
}
