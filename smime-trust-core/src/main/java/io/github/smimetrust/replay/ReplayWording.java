package io.github.smimetrust.replay;

import io.github.smimetrust.report.document.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A replay in words. */
final class ReplayWording {
  private static final Text SAME = Text.of("The verdict is the same as then.", "判定は当時と同じです。");
  private static final Text DIFFERENT =
      Text.of("The verdict is not the same as then:", "判定は当時と異なります:");
  private static final Text OWN_PROVIDER =
      Text.of(
          "Signatures were checked by a provider of the caller's then, and not now.",
          "当時の署名検証は呼び出し側のプロバイダーによるものです。今回は異なります。");
  private static final Text NOT_SIGNED =
      Text.of("not checked: who wrote the file, which is not signed", "未確認: ファイルの作成者（署名はありません）");

  private ReplayWording() {}

  static String explain(ReplayResult result, Manifest manifest, Locale locale) {
    List<String> lines = new ArrayList<>();
    lines.add((result.isSame() ? SAME : DIFFERENT).in(locale));
    result.differences(locale).forEach(d -> lines.add("  " + d));
    lines.add(Text.of("then: ", "当時: ").in(locale) + result.recordedBy());
    lines.add(Text.of("now: ", "今回: ").in(locale) + result.replayedBy());
    manifest.revocation().answers().ifPresent(a -> lines.add(answers(a.size()).in(locale)));
    if (manifest.configuration().ownProvider()) {
      lines.add(OWN_PROVIDER.in(locale));
    }
    lines.add(NOT_SIGNED.in(locale));
    return String.join("\n", lines) + "\n" + result.now().explain(locale);
  }

  private static Text answers(int count) {
    return Text.of(
        "revocation: " + count + " answers as recorded; what was not asked then is unknown",
        "失効: 記録された回答 " + count + " 件を使用。当時問い合わせていないものは不明とします");
  }
}
