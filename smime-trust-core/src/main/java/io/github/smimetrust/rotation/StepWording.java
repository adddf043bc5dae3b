package io.github.smimetrust.rotation;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Steps in words. */
final class StepWording {
  /** More names than this make a line that nobody reads. */
  private static final int MOST_NAMES = 3;

  private StepWording() {}

  static Text kind(RotationStep.Kind kind) {
    return switch (kind) {
      case DISTRUST -> Text.of("distrust", "信頼の取り消し");
      case ADD -> Text.of("add", "追加");
      case REPLACE -> Text.of("replace", "入れ替え");
      case REMOVE -> Text.of("remove", "削除");
      case RESTRICT -> Text.of("change restrictions", "制限の変更");
    };
  }

  /** Number, kind, what comes, what goes, how many there are then. */
  static Text line(RotationStep step) {
    List<BundleEntry> in = incoming(step);
    List<BundleEntry> out = step.departures().stream().map(Departure::entry).toList();
    List<String> english = new ArrayList<>();
    List<String> japanese = new ArrayList<>();
    if (!in.isEmpty()) {
      english.add(in.size() + " in (" + names(in).english() + ")");
      japanese.add("追加 " + in.size() + " 件（" + names(in).japanese() + "）");
    }
    if (!out.isEmpty()) {
      english.add(out.size() + " out (" + names(out).english() + ")");
      japanese.add("削除 " + out.size() + " 件（" + names(out).japanese() + "）");
    }
    int all = step.bundle().size();
    english.add(all + " in all");
    japanese.add("合計 " + all + " 件");
    Text kind = kind(step.kind());
    return Text.of(
        step.number() + " " + kind.english() + ": " + String.join(", ", english),
        step.number() + " " + kind.japanese() + ": " + String.join("、", japanese));
  }

  /** The same without names, for a calendar. */
  static Text title(RotationStep step) {
    int in = incoming(step).size();
    int out = step.departures().size();
    Text kind = kind(step.kind());
    return Text.of(
        "Trust list, step "
            + step.number()
            + ", "
            + kind.english()
            + ": "
            + in
            + " in, "
            + out
            + " out",
        "信頼リスト ステップ "
            + step.number()
            + "（"
            + kind.japanese()
            + "）: 追加 "
            + in
            + " 件、削除 "
            + out
            + " 件");
  }

  static List<BundleEntry> incoming(RotationStep step) {
    return EntryOrder.sorted(
        Stream.concat(
                step.diff().added().stream(),
                step.diff().replaced().stream().map(Replacement::after))
            .toList());
  }

  private static Text names(List<BundleEntry> entries) {
    String shown =
        entries.stream()
            .limit(MOST_NAMES)
            .map(e -> PlainText.of(e.subject()))
            .collect(Collectors.joining("; "));
    int more = entries.size() - MOST_NAMES;
    return more > 0
        ? Text.of(shown + "; and " + more + " more", shown + " ほか " + more + " 件")
        : Text.verbatim(shown);
  }

  /** Why a certificate can go, in a few words. */
  static Text reason(Departure.Reason reason) {
    return switch (reason) {
      case DISTRUSTED -> Text.of("distrusted", "信頼の取り消し");
      case ENDED -> Text.of("ended, or too near to its end", "期限切れ、または期限間近");
      case UNUSED -> Text.of("no evidence needs it", "必要とする使用実績なし");
      case SERVED ->
          Text.of("the evidence is trusted without it, or has ended", "これなしで信頼されるか、使用実績が期限切れ");
    };
  }

  static Text why(Departure departure) {
    return switch (departure.reason()) {
      case DISTRUSTED -> Text.of("Distrusted: it goes at once.", "信頼が取り消されたため、直ちに削除します。");
      case ENDED ->
          Text.of(
              "It ends " + departure.entry().notAfter() + ", too soon for this upload.",
              "有効期限 " + departure.entry().notAfter() + " が、このアップロードには近すぎます。");
      case UNUSED -> Text.of("None of the evidence needs it.", "使用実績のうち、これを必要とするものはありません。");
      case SERVED ->
          Text.of(
              "From " + departure.free() + " on, the evidence is trusted without it, or has ended.",
              departure.free() + " 以降、使用実績はこれなしで信頼されるか、期限が切れています。");
    };
  }
}
