package io.github.smimetrust.diagnosis;

import io.github.smimetrust.report.document.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A diagnosis in words. */
final class DiagnosisWording {
  private static final int MOST_LISTED = 6;

  private DiagnosisWording() {}

  static String explain(Diagnosis diagnosis, Locale locale) {
    List<String> lines = new ArrayList<>();
    diagnosis.findings().forEach(c -> finding(c, locale, lines));
    if (diagnosis.isUnknown()) {
      lines.add(
          Text.of(
                  "Nothing in this text is known here. That does not mean that all is well.",
                  "このテキストには既知のメッセージがありません。問題がないという意味ではありません。")
              .in(locale));
    }
    if (diagnosis.unknownLineCount() > 0) {
      lines.add(unknown(diagnosis).in(locale));
    }
    lines.add(notChecked().in(locale));
    return String.join("\n", lines) + "\n";
  }

  private static void finding(DiagnosedCause cause, Locale locale, List<String> lines) {
    lines.add(cause.id() + ": " + cause.cause(locale));
    lines.add("  " + place(cause).in(locale) + ": " + cause.text());
    if (!cause.mayBe().isEmpty()) {
      lines.add("  " + Text.of("may be: ", "考えられる原因: ").in(locale) + first(cause.mayBe()));
    }
    lines.add("  " + Text.of("check: ", "確認: ").in(locale) + cause.check(locale));
    lines.add("  " + Text.of("what to do: ", "対処: ").in(locale) + cause.remedy(locale));
    lines.add("  " + Text.of("more: ", "詳細: ").in(locale) + cause.page());
    lines.add("  " + Text.of("known from: ", "出典: ").in(locale) + cause.source());
  }

  /** A few: whoever wants all has the page. */
  private static String first(List<String> ids) {
    String listed = ids.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
    return ids.size() > MOST_LISTED ? listed + ", ..." : listed;
  }

  /** Where a cause is named, and by which program. */
  static Text place(DiagnosedCause cause) {
    String times = cause.times() == 1 ? "" : ", " + cause.times() + " times";
    String timesInJapanese = cause.times() == 1 ? "" : "、" + cause.times() + " 回";
    return Text.of(
        "line " + cause.line() + times + ", " + cause.product(),
        cause.line() + " 行目" + timesInJapanese + "、" + cause.product());
  }

  /** Which lines say nothing that is known. */
  static Text unknown(Diagnosis diagnosis) {
    String listed =
        diagnosis.unknownLines().stream().map(String::valueOf).collect(Collectors.joining(", "));
    boolean all = diagnosis.unknownLineCount() == diagnosis.unknownLines().size();
    int count = diagnosis.unknownLineCount();
    return Text.of(
        "Lines of which nothing is known (" + count + "): " + listed + (all ? "." : ", ..."),
        "既知のメッセージがない行（" + count + " 行）: " + listed + (all ? "。" : ", ..."));
  }

  static Text notChecked() {
    return Text.of(
        "Not checked: texts were read, and no certificate, message or tenant was looked at.",
        "未確認: テキストを読み取っただけで、証明書、メッセージ、テナントは確認していません。");
  }
}
