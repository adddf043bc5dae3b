package io.github.smimetrust.report.document;

import io.github.smimetrust.report.Severity;

/** The words that formats themselves say. */
enum Words {
  HOLDS_FOR("Holds for", "対象日時"),
  FACT("Fact", "項目"),
  VALUE("Value", "値"),
  FINDINGS("Findings", "検出事項"),
  NONE_FOUND("No findings.", "検出事項はありません。"),
  WAIVED("Not counted", "除外された検出事項"),
  REASON("Reason", "理由"),
  UNTIL("until", "期限"),
  SOURCE("Source", "出典"),
  REMEDY("To do", "対処"),
  MESSAGE("Message", "内容"),
  CLIENTS("Mail clients", "メールクライアント"),
  CERTIFICATES("Certificates", "証明書"),
  CERTIFICATE("Certificate", "証明書"),
  ROLE("Role", "役割"),
  FROM("Not before", "開始"),
  TO("Not after", "終了"),
  KEY("Key", "鍵"),
  ORIGIN("From", "入手元"),
  NO_NAME("(no name)", "（名前なし）"),
  NO_CERTIFICATE("(no single certificate)", "（特定の証明書なし）"),
  DATES("Dates", "予定"),
  DATE("Date", "日時"),
  SEVERITY("Severity", "重大度"),
  EVENT("Event", "予定内容");

  private final String english;
  private final String japanese;

  Words(String english, String japanese) {
    this.english = english;
    this.japanese = japanese;
  }

  Text text() {
    return Text.of(english, japanese);
  }

  static Text of(Severity severity) {
    return switch (severity) {
      case ERROR -> Text.of("error", "エラー");
      case WARNING -> Text.of("warning", "警告");
      case NOTE -> Text.of("note", "参考");
    };
  }

  static Text of(CertificateRow.Role role) {
    return switch (role) {
      case ROOT -> Text.of("root", "ルート");
      case INTERMEDIATE -> Text.of("intermediate", "中間");
      case CROSS -> Text.of("cross", "相互認証");
      case USER -> Text.of("user", "利用者");
    };
  }
}
