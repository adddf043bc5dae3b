package io.github.smimetrust.audit;

import io.github.smimetrust.audit.ClientAnswer.Verdict;
import io.github.smimetrust.report.document.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A table of clients in words. */
final class CoverageWording {
  static final Text HYBRID = Text.of("hybrid organisation", "ハイブリッド組織");

  static final Text NOT_CHECKED =
      Text.of(
          "From documents and reports, not tried with the clients. Revocation, senders' addresses"
              + " and name constraints were not checked; nothing was fetched.",
          "文書と報告に基づくもので、クライアントでは試していません。" + "失効、送信者アドレス、名前制約は確認していません。何も取得していません。");

  private CoverageWording() {}

  /** One line with the numbers. */
  static Text summary(CoverageTable table) {
    return Text.of(
        table.rows().size() + " authorities; they pass: " + numbers(table, Locale.ENGLISH),
        "認証局 " + table.rows().size() + " 件、合格数: " + numbers(table, Locale.JAPANESE));
  }

  private static String numbers(CoverageTable table, Locale locale) {
    List<String> numbers = new ArrayList<>();
    for (MailClient client : MailClient.values()) {
      long passing =
          table.rows().stream().filter(r -> r.answer(client).verdict() == Verdict.PASSES).count();
      numbers.add(client.label() + " " + passing);
    }
    long both = table.rows().stream().filter(r -> r.hybrid().verdict() == Verdict.PASSES).count();
    numbers.add(HYBRID.in(locale) + " " + both);
    return String.join(locale.equals(Locale.JAPANESE) ? "、" : ", ", numbers);
  }

  /** The answers of a row under the names of those who give them. */
  static Map<Text, ClientAnswer> named(CoverageRow row) {
    Map<Text, ClientAnswer> answers = new LinkedHashMap<>();
    row.answers().forEach((client, answer) -> answers.put(Text.verbatim(client.label()), answer));
    answers.put(HYBRID, row.hybrid());
    return answers;
  }

  static String describe(CoverageTable table, Locale locale) {
    List<String> lines = new ArrayList<>();
    lines.add(summary(table).in(locale));
    lines.add(NOT_CHECKED.in(locale));
    for (MailClient client : MailClient.values()) {
      lines.add("* " + client.label() + ": " + line(ClientLists.of(client), locale));
    }
    lines.add("* " + HYBRID.in(locale) + ": " + line(ClientLists.hybrid(), locale));
    for (CoverageRow row : table.rows()) {
      lines.add(Shown.name(row.certificate()));
      named(row)
          .forEach(
              (name, answer) -> lines.add("    " + name.in(locale) + ": " + line(answer, locale)));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String line(ClientLists.Row row, Locale locale) {
    return row.consults().in(locale) + " (" + row.source() + ")";
  }

  private static String line(ClientAnswer answer, Locale locale) {
    String reason = answer.reason(locale);
    return answer.verdict().words().in(locale) + (reason.isEmpty() ? "" : ": " + reason);
  }
}
