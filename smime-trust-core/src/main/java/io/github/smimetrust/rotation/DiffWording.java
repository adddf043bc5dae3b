package io.github.smimetrust.rotation;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A difference in words. */
final class DiffWording {
  private DiffWording() {}

  /** One line with the numbers. */
  static Text summary(BundleDiff diff) {
    int added = diff.added().size();
    int removed = diff.removed().size();
    int replaced = diff.replaced().size();
    int restricted = diff.restrictionsChanged().size();
    int kept = diff.kept().size();
    return Text.of(
        added
            + " added, "
            + removed
            + " removed, "
            + replaced
            + " replaced, "
            + kept
            + " kept; other restrictions on "
            + restricted,
        "追加 "
            + added
            + " 件、削除 "
            + removed
            + " 件、置換 "
            + replaced
            + " 件、維持 "
            + kept
            + " 件、制限の変更 "
            + restricted
            + " 件");
  }

  static String describe(BundleDiff diff, Locale locale) {
    List<String> lines = new ArrayList<>();
    lines.add(summary(diff).in(locale));
    diff.added().forEach(e -> lines.add("+ " + line(e, locale)));
    diff.removed().forEach(e -> lines.add("- " + line(e, locale)));
    for (Replacement pair : diff.replaced()) {
      lines.add("~ " + kind(pair.kind()).in(locale) + ": " + line(pair.before(), locale));
      lines.add("    -> " + line(pair.after(), locale));
    }
    for (RestrictionChange change : diff.restrictionsChanged()) {
      lines.add("! " + line(change.entry(), locale));
      lines.add("    " + change.describe(locale));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String line(BundleEntry entry, Locale locale) {
    Text ends = Text.of("  ends " + entry.notAfter(), "  有効期限 " + entry.notAfter());
    return PlainText.of(entry.subject()) + ends.in(locale) + "  sha256 " + entry.fingerprint();
  }

  /** A word for what replaced what. */
  static Text kind(Replacement.Kind kind) {
    return switch (kind) {
      case RENEWED -> Text.of("renewed, same key", "更新（鍵は同じ）");
      case REISSUED -> Text.of("reissued, same key, ends no later", "再発行（鍵は同じ、期限は延びない）");
      case REKEYED -> Text.of("new key", "新しい鍵");
    };
  }
}
