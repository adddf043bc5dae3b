package io.github.smimetrust.mail;

/** Japanese. */
final class JapaneseMailWording implements MailWording {
  @Override
  public String sentence(MessageProblem problem) {
    String found = problem.found();
    String expected = problem.expected();
    return switch (problem.reason()) {
      case SIGNED_PART_NOT_ROOT -> "署名されているのはメッセージの一部（" + found + "）だけで、全体ではありません。";
      case STRUCTURE -> "メッセージの構造が正しくありません。" + compared(found, expected);
      case MALFORMED_HEADER -> "ヘッダーが一意に解釈できません。" + compared(found, expected);
      case MALFORMED_SIGNATURE -> "署名を読み取れません。" + compared(found, expected);
      case CONTENT_MISSING -> "署名の対象が手元にありません。" + compared(found, expected);
      case CONTENT_TWICE -> "署名の中に、メッセージとは別の内容が入っています。" + compared(found, expected);
      case UNSUPPORTED_ALGORITHM -> "方式 " + found + " は使えません。必要: " + expected + "。";
      case WEAK_ALGORITHM -> "署名方式 " + found + " は認められません。認められるもの: " + expected + "。";
      case SIGNED_ATTRIBUTES -> "署名属性が正しくありません。" + compared(found, expected);
      case DIGEST_MISMATCH -> "署名の後で内容が変更されています。ダイジェスト: " + found + "、署名時: " + expected + "。";
      case CERTIFICATE_MISSING -> "署名者の証明書（" + found + "）が手元にありません。必要: " + expected + "。";
      case CERTIFICATE_NOT_NAMED -> "署名者が指定した証明書は " + found + " ではありません。必要: " + expected + "。";
      case BAD_SIGNATURE -> "署名（" + found + "）は " + expected + " の鍵によるものではありません。";
      case CHAIN -> "署名者の証明書は信頼されていません: " + found + "。";
      case SENDER_MISSING -> "送信者が書かれていません。" + compared(found, expected);
      case SENDER_AMBIGUOUS -> "送信者を特定できません。" + compared(found, expected);
      case ADDRESS_MISSING -> "署名者の証明書のメールアドレス: " + found + "。送信者は " + expected + " です。";
      case ADDRESS_MISMATCH -> "署名者の証明書は " + found + " のものです。送信者は " + expected + " です。";
      case DATE_DIFFERS -> "署名者の申告する署名日時は " + found + " ですが、メッセージの Date は " + expected + " です。";
      case PROTECTED_SENDER_DIFFERS -> "署名された内容の差出人は " + found + " ですが、送信者は " + expected + " です。";
      case INNER_SIGNATURE -> "署名された内容にさらに署名があります。" + compared(found, expected);
      case SIGNED_ENCRYPTION -> "署名の対象は暗号化されたメッセージで、書いた人は分かりません。" + compared(found, expected);
    };
  }

  private static String compared(String found, String expected) {
    return "実際: " + found + "、必要: " + expected + "。";
  }

  @Override
  public String phrase(Phrase phrase, Object... values) {
    return switch (phrase) {
      case TRUSTED -> "信頼できます: " + values[0];
      case REJECTED -> "拒否: " + values[0];
      case UNDECIDED -> "判定できません: " + values[0];
      case NOT_SIGNED -> "署名はありません: " + values[0];
      case SENDER -> "差出人 " + values[0];
      case SIGNER -> "署名者 " + values[0] + "/" + values[1] + ": " + values[2];
      case UNKNOWN_SIGNER -> "不明（" + values[0] + "）";
      case INTACT -> "署名は有効です: " + values[0];
      case NOT_INTACT -> "署名は有効ではありません: " + values[0];
      case SIGNED_AT -> "署名日時（署名者の申告）: " + values[0];
      case ADDRESSES -> "証明書のアドレス: " + values[0];
      case NO_ADDRESSES -> "証明書にメールアドレスがありません";
      case MATCHES -> "送信者のアドレスが含まれています";
      case NO_MATCH -> "送信者のアドレスは含まれていません";
      case CHAIN_NOW -> "チェーン:";
      case TRUSTED_WHEN_SIGNED -> "署名の時点ではチェーンは信頼されていました";
      case NOT_TRUSTED_WHEN_SIGNED -> "署名の時点でもチェーンは信頼されていませんでした";
      case LAYERS -> "構造: " + values[0];
      case INNER -> "内側の署名（" + values[0] + "）:";
      case WARNING -> "警告: " + values[0];
      case REMEDY -> "対処: " + values[0];
      case MORE -> "詳細: " + values[0];
      case LIMIT -> "上限 " + values[0] + " = " + values[1] + " に達したため打ち切りました";
    };
  }
}
