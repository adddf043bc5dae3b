package io.github.smimetrust.rotation;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Failure;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A smallest bundle in words. */
final class MinimalWording {
  /** Enough to go on with; thousands of mails may need one root. */
  private static final int MOST_SOURCES = 3;

  private MinimalWording() {}

  /** One line with the numbers. */
  static Text summary(MinimalBundle minimal) {
    int kept = minimal.bundle().size();
    int whole = minimal.whole().size();
    int trusted = minimal.trusted().size();
    int all = trusted + minimal.notTrusted().size();
    return Text.of(
        kept
            + " of "
            + whole
            + " certificates are needed for "
            + trusted
            + " of "
            + all
            + " pieces of evidence; as a store they have "
            + minimal.bytes()
            + " bytes",
        "使用実績 "
            + all
            + " 件中 "
            + trusted
            + " 件のために必要な証明書は "
            + whole
            + " 件中 "
            + kept
            + " 件、ストアとして "
            + minimal.bytes()
            + " バイト");
  }

  static Text proof(MinimalBundle minimal) {
    if (minimal.trusted().isEmpty()) {
      return Text.of(
          "No evidence is trusted by the whole list: this does not tell what is needed.",
          "一覧全体でも信頼される使用実績がないため、何が必要かは判断できません。");
    }
    return minimal.isProvedSmallest()
        ? Text.of("No other part of the list is smaller.", "これより小さい組み合わせはありません。")
        : Text.of(
            "Not proved to be the smallest: the search came to its limits.",
            "最小であることは確認できていません（探索の上限に達しました）。");
  }

  static Text notChecked(MinimalBundle minimal) {
    return Text.of(
        "Judged for e-mail protection at "
            + minimal.at()
            + "; revocation and senders' addresses were not checked. What the evidence does not"
            + " show may need more.",
        minimal.at()
            + " 時点の電子メール保護として判定しました。失効と送信者アドレスは確認していません。"
            + "使用実績に現れない用途には、さらに証明書が必要な場合があります。");
  }

  static Text budget(MinimalBundle minimal) {
    int budget = minimal.budget().orElseThrow();
    return minimal.fitsBudget()
        ? Text.of("Fits into " + budget + " bytes.", budget + " バイトに収まります。")
        : Text.of(
            "Does not fit into " + budget + " bytes. Nothing was given up; it would fit after:",
            budget + " バイトに収まりません。何も削除していません。次をすべて行うと収まります。");
  }

  static String describe(MinimalBundle minimal, Locale locale) {
    List<String> lines = new ArrayList<>();
    lines.add(summary(minimal).in(locale));
    lines.add(proof(minimal).in(locale));
    lines.add(notChecked(minimal).in(locale));
    minimal
        .needs()
        .forEach(
            (entry, evidence) -> {
              lines.add("= " + line(entry, locale));
              lines.add("    " + neededBy(evidence).in(locale));
            });
    minimal.unneeded().forEach(e -> lines.add("- " + line(e, locale)));
    minimal
        .notTrusted()
        .forEach((e, why) -> lines.add("? " + name(e) + ": " + reason(why).in(locale)));
    if (minimal.budget().isPresent()) {
      lines.add(budget(minimal).in(locale));
      minimal.proposal().forEach(step -> lines.addAll(step(step, locale)));
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> step(GivenUp step, Locale locale) {
    List<String> lines = new ArrayList<>();
    step.entries().forEach(e -> lines.add("! " + line(e, locale)));
    lines.add("    " + price(step).in(locale));
    return lines;
  }

  private static Text price(GivenUp step) {
    Text falling = sources(step.evidence());
    return Text.of(
        "leaves "
            + step.bytesLeft()
            + " bytes; no longer trusted ("
            + step.evidence().size()
            + "): "
            + falling.english(),
        "残り "
            + step.bytesLeft()
            + " バイト、信頼されなくなるもの（"
            + step.evidence().size()
            + " 件）: "
            + falling.japanese());
  }

  private static Text neededBy(List<Evidence> evidence) {
    Text sources = sources(evidence);
    return Text.of(
        "needed by " + evidence.size() + ": " + sources.english(),
        "必要とするもの " + evidence.size() + " 件: " + sources.japanese());
  }

  /** The first sources, and how many more. */
  static Text sources(List<Evidence> evidence) {
    List<String> sources = evidence.stream().map(Evidence::source).distinct().toList();
    String first =
        sources.stream().limit(MOST_SOURCES).map(PlainText::of).collect(Collectors.joining("; "));
    int more = sources.size() - MOST_SOURCES;
    return more > 0
        ? Text.of(first + "; and " + more + " more", first + "、ほか " + more + " 件")
        : Text.verbatim(first);
  }

  /** The first thing that is wrong, or the limit that was reached. */
  static Text reason(ChainResult result) {
    return result.fold(
        trusted -> Text.verbatim(trusted.toString()),
        rejected ->
            rejected.failures().stream()
                .findFirst()
                .map(MinimalWording::message)
                .orElse(Text.of("no chain to a root of the list", "一覧のルートに至るチェーンなし")),
        undecided ->
            Text.of(
                "undecided, the limit "
                    + undecided.limit()
                    + " ("
                    + undecided.most()
                    + ") was reached",
                "判定不能、上限 " + undecided.limit() + "（" + undecided.most() + "）に到達"));
  }

  private static Text message(Failure failure) {
    return Text.of(failure.message(Locale.ENGLISH), failure.message(Locale.JAPANESE));
  }

  private static String name(Evidence evidence) {
    return PlainText.of(evidence.source()) + ", " + PlainText.of(evidence.leaf().subject());
  }

  private static String line(BundleEntry entry, Locale locale) {
    Text ends = Text.of("  ends " + entry.notAfter(), "  有効期限 " + entry.notAfter());
    return PlainText.of(entry.subject()) + ends.in(locale) + "  sha256 " + entry.fingerprint();
  }
}
