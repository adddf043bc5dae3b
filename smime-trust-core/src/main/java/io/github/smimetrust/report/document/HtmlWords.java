package io.github.smimetrust.report.document;

/** The page's own words. Braces with a number stand for values. */
final class HtmlWords {
  static final Text SKIP = Text.of("Skip to the content", "本文へ移動");
  static final Text CONTENTS = Text.of("Contents", "目次");
  static final Text AS_OF = Text.of("As of", "基準時点");
  static final Text SUMMARY = Text.of("Summary", "概要");

  static final Text ERRORS_FOUND = Text.of("Errors found", "エラーがあります");
  static final Text WARNINGS_FOUND = Text.of("Warnings found", "警告があります");
  static final Text NOTES_FOUND = Text.of("Notes only", "注記のみです");
  static final Text NOTHING_FOUND = Text.of("No findings", "指摘事項はありません");

  static final Text ERROR = Text.of("error", "エラー");
  static final Text ERRORS = Text.of("errors", "エラー");
  static final Text WARNING = Text.of("warning", "警告");
  static final Text WARNINGS = Text.of("warnings", "警告");
  static final Text NOTE = Text.of("note", "注記");
  static final Text NOTES = Text.of("notes", "注記");
  static final Text NOT_COUNTED = Text.of("not counted", "対象外");

  static final Text FINDINGS = Text.of("Findings", "指摘事項");
  static final Text FILTER = Text.of("Filter findings", "指摘事項の絞り込み");
  static final Text CONTAINS = Text.of("Contains", "含まれる語");
  static final Text SEVERITY = Text.of("Severity", "重大度");
  static final Text RULE = Text.of("Rule", "規則");
  static final Text EVERY_RULE = Text.of("Every rule", "すべての規則");
  static final Text RESET = Text.of("Show all", "すべて表示");
  static final Text SHOWN = Text.of("{0} of {1} findings shown", "{1} 件中 {0} 件を表示");
  static final Text REMEDY = Text.of("What to do", "対処");
  static final Text SOURCE = Text.of("Source", "根拠");
  static final Text CLIENT = Text.of("Mail client", "メールクライアント");
  static final Text EFFECT = Text.of("Effect", "影響");
  static final Text UNKNOWN = Text.of("unknown", "不明");
  static final Text NO_CERTIFICATE = Text.of("The list as a whole", "リスト全体");
  static final Text MORE = Text.of("{0} more", "ほか {0} 件");
  static final Text LEFT_OUT =
      Text.of(
          "{0} more are not on this page. The JSON report has all of them.",
          "ほか {0} 件はこのページにありません。JSON 形式のレポートにはすべて含まれます。");
  static final Text WAIVED = Text.of("Not counted", "対象外とした指摘");
  static final Text WAIVED_BECAUSE = Text.of("Reason", "理由");
  static final Text WAIVED_UNTIL = Text.of("Counts again from", "再び対象となる日");

  static final Text FOREST = Text.of("Chains", "チェーン");
  static final Text BELOW = Text.of("{0} below", "下位 {0} 件");
  static final Text LONELY_ROOTS = Text.of("Roots with nothing below", "下位のないルート");
  static final Text ORPHANS = Text.of("Issuer not in this report", "発行者がこのレポートにないもの");
  static final Text ALSO_ISSUED_BY = Text.of("also issued by", "ほかの発行者:");
  static final Text BENEATH = Text.of("below", "上位:");
  static final Text SHOW = Text.of("Show {0}", "{0} 件を表示");

  static final Text ROOT = Text.of("root", "ルート");
  static final Text INTERMEDIATE = Text.of("intermediate", "中間認証局");
  static final Text CROSS = Text.of("cross certificate", "相互認証証明書");
  static final Text USER = Text.of("user", "利用者");

  static final Text TIMELINE = Text.of("Validity", "有効期間");
  static final Text ENDED = Text.of("ended", "期限切れ");
  static final Text ENDING = Text.of("ends soon", "まもなく期限");
  static final Text NOT_BEGUN = Text.of("not yet valid", "開始前");
  static final Text VALID = Text.of("valid", "有効");
  static final Text ENDED_AGO = Text.of("ended {0} days ago", "{0} 日前に期限切れ");
  static final Text ENDS_IN = Text.of("ends in {0} days", "残り {0} 日");
  static final Text BEGINS_IN = Text.of("begins in {0} days", "{0} 日後に開始");
  static final Text TODAY = Text.of("Date of the report", "レポートの基準日");
  static final Text THRESHOLD = Text.of("warning from {0} days before the end", "期限の {0} 日前から警告");
  static final Text THRESHOLDS = Text.of("Warnings {0} days before the end", "期限の {0} 日前に警告");
  static final Text DAYS_LIST = Text.of(", ", "、");

  static final Text EVENTS = Text.of("Dates", "予定");
  static final Text REMINDERS = Text.of("Reminders {0} days before", "{0} 日前に通知");

  static final Text CERTIFICATES = Text.of("Certificates", "証明書");
  static final Text NO_NAME = Text.of("(no name)", "（名前なし）");
  static final Text SUBJECT = Text.of("Subject", "サブジェクト");
  static final Text ISSUER = Text.of("Issuer", "発行者");
  static final Text ISSUED_BY = Text.of("Issued by", "発行した証明書");
  static final Text SERIAL = Text.of("Serial number", "シリアル番号");
  static final Text ROLE = Text.of("Role", "役割");
  static final Text VALID_FROM = Text.of("Valid from", "有効期間の開始");
  static final Text VALID_UNTIL = Text.of("Valid until", "有効期間の終了");
  static final Text KEY = Text.of("Key", "鍵");
  static final Text SHA1 = Text.of("Thumbprint (SHA-1)", "拇印 (SHA-1)");
  static final Text ORIGIN = Text.of("Origin", "出所");
  static final Text UNREADABLE = Text.of("not readable", "読み取り不可");

  static final Text FOOT =
      Text.of(
          "Made by smime-trust. Dates and times are in {0}. This page loads nothing and sends"
              + " nothing.",
          "smime-trust が作成しました。日時は {0} です。このページは外部への読み込みや送信を行いません。");

  private HtmlWords() {}
}
