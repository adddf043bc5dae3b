package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Text;
import java.time.Duration;

/** What is said of ends. */
final class ExpiryWording {
  private ExpiryWording() {}

  static Text message(ExpiryAlert alert) {
    Text what = what(alert);
    Text affected = affected(alert);
    Text remedy = remedy(alert);
    return Text.of(
        what.english() + affected.english() + "; " + remedy.english(),
        what.japanese() + affected.japanese() + "。" + remedy.japanese());
  }

  private static Text what(ExpiryAlert alert) {
    String name = name(alert.entry());
    if (alert.threshold().isZero()) {
      return Text.of(
          name + " ended " + alert.notAfter(), name + " は " + alert.notAfter() + " に期限切れとなりました");
    }
    Text left = left(Duration.between(alert.at(), alert.notAfter()));
    Text limit = Thresholds.words(alert.threshold());
    return Text.of(
        name
            + " ends "
            + alert.notAfter()
            + ", in "
            + left.english()
            + " (to be told "
            + limit.english()
            + " before)",
        name
            + " は "
            + alert.notAfter()
            + " に期限切れとなります（残り "
            + left.japanese()
            + "、通知は "
            + limit.japanese()
            + "前）");
  }

  private static Text left(Duration time) {
    return time.toDays() > 0
        ? Thresholds.words(Duration.ofDays(time.toDays()))
        : Text.of("less than a day", "1 日未満");
  }

  private static Text affected(ExpiryAlert alert) {
    int number = alert.affected().size();
    if (number == 0 || !alert.entry().isCa()) {
      return Text.verbatim("");
    }
    return Text.of(
        ", and with it the trust in " + (number == 1 ? "1 certificate" : number + " certificates"),
        "。これにより " + number + " 件の証明書が信頼されなくなります");
  }

  private static Text remedy(ExpiryAlert alert) {
    if (!alert.entry().isCa()) {
      return Text.of("its owner needs a new certificate", "所有者は新しい証明書を取得してください。");
    }
    return alert.threshold().isZero()
        ? Text.of("take it out of the list, and add what follows it", "リストから外し、後継の証明書を追加してください。")
        : Text.of(
            "ask the authority for what follows it, and add that in time",
            "後継の証明書を認証局に確認し、期限前に追加してください。");
  }

  /** Subject and the beginning of the SHA-256. */
  static String name(BundleEntry entry) {
    return PlainText.of(entry.subject())
        + " (sha256 "
        + entry.fingerprint().toString().substring(0, 16)
        + "...)";
  }
}
