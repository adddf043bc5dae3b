package io.github.smimetrust.rotation;

import io.github.smimetrust.chain.Failure;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Text;
import java.util.Locale;

/** Why there is no trust, in words. */
final class GapWording {
  private GapWording() {}

  static Text of(Gap gap) {
    String name = PlainText.of(gap.certificate().subject());
    Failure failure = gap.failure();
    if (failure != null) {
      return Text.of(failure.message(), failure.message(Locale.JAPANESE));
    }
    return switch (gap.reason()) {
      case Gap.UPLOAD_REFUSED ->
          Text.of(
              name
                  + " is needed until it ends, "
                  + gap.certificate().notAfter()
                  + ", but Exchange refuses a list with a certificate that ends within a day, and"
                  + " this list cannot wait.",
              name
                  + " は有効期限 "
                  + gap.certificate().notAfter()
                  + " まで必要ですが、1 日以内に期限が切れる証明書を含むリストは Exchange が拒否し、このリストは待てません。");
      case Gap.NO_ROOT ->
          Text.of("Neither list has a root, so nothing is trusted.", "どちらのリストにもルートがなく、何も信頼されません。");
      case Gap.UNDECIDED ->
          Text.of(
              "The path engine reached a limit before it was clear whether "
                  + name
                  + " is trusted.",
              name + " が信頼されるかどうか決まる前に、検証が上限に達しました。");
      case Gap.QUESTION_LIMIT ->
          Text.of(
              "The plan reached its limit of questions before it was clear whether "
                  + name
                  + " is trusted; allow more questions, or give less evidence.",
              name + " が信頼されるかどうか決まる前に、計画の質問数の上限に達しました。上限を増やすか、使用実績を減らしてください。");
      default ->
          Text.of(
              "Both lists together trust it, and the plan found no way to keep " + name + ".",
              "両方のリストを合わせれば信頼されますが、" + name + " を残す方法が見つかりませんでした。");
    };
  }
}
