package io.github.smimetrust.diagnosis;

import io.github.smimetrust.cause.Cause;
import io.github.smimetrust.cause.CauseCatalogue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the pages of the documentation from the tables. */
final class ReasonPage {
  private ReasonPage() {}

  /** Every page by the name of its file. */
  static Map<String, String> all() {
    Map<String, String> pages = new TreeMap<>();
    CauseCatalogue.all().forEach(c -> pages.put(c.id() + ".md", of(c)));
    pages.put("README.md", index());
    return pages;
  }

  private static String index() {
    StringBuilder page = new StringBuilder();
    page.append("# Reasons and causes\n\n");
    page.append("What the results of this library and the messages of other programs mean.");
    page.append(" / 結果やほかのプログラムのメッセージの意味。\n\n");
    page.append("Written from `causes.tsv` and `messages.tsv`; a test renews the pages with");
    page.append(" `-Dsmimetrust.reasons.update=true`.\n\n");
    page.append("| id | English | 日本語 | messages |\n|---|---|---|---|\n");
    for (Cause cause : CauseCatalogue.all()) {
      page.append("| ").append(link(cause.id()));
      page.append(" | ").append(cause.title().english());
      page.append(" | ").append(cause.title().japanese());
      page.append(" | ").append(messages(cause).size()).append(" |\n");
    }
    return page.toString();
  }

  private static String of(Cause cause) {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(cause.id()).append("\n\n");
    part(page, cause, Locale.ENGLISH, "May be", "What to check", "What to do", "Clause");
    page.append("\n## 日本語\n\n");
    part(page, cause, Locale.JAPANESE, "考えられる原因", "確認", "対処", "根拠");
    List<KnownMessage> messages = messages(cause);
    if (!messages.isEmpty()) {
      page.append("\n## Messages that mean this / 同じ意味のメッセージ\n\n");
      page.append("| program | message | source |\n|---|---|---|\n");
      for (KnownMessage message : messages) {
        page.append("| ").append(message.product());
        page.append(" | `").append(message.pattern().replace("{}", "...")).append('`');
        page.append(" | ").append(message.source()).append(" |\n");
      }
    }
    return page.append("\n[All reasons / 一覧](README.md)\n").toString();
  }

  private static void part(
      StringBuilder page,
      Cause cause,
      Locale locale,
      String mayBe,
      String check,
      String remedy,
      String clause) {
    page.append(cause.title().in(locale)).append("\n\n");
    if (!cause.mayBe().isEmpty()) {
      String links = cause.mayBe().stream().map(ReasonPage::link).collect(Collectors.joining(", "));
      page.append("* **").append(mayBe).append(":** ").append(links).append('\n');
    }
    page.append("* **").append(check).append(":** ").append(cause.check().in(locale)).append('\n');
    page.append("* **").append(remedy).append(":** ");
    page.append(cause.remedy().in(locale)).append('\n');
    page.append("* **").append(clause).append(":** ").append(cause.source()).append('\n');
  }

  private static String link(String id) {
    return "[" + id + "](" + id + ".md)";
  }

  private static List<KnownMessage> messages(Cause cause) {
    return KnownMessages.all().stream().filter(m -> m.cause().equals(cause.id())).toList();
  }
}
