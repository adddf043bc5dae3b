package io.github.smimetrust.chain;

import java.util.regex.Pattern;

/** Japanese. */
final class JapaneseWording implements Wording {
  private static final Pattern SHORTENED = Pattern.compile("\\.\\.\\. \\(([0-9]+) in all\\)");

  @Override
  public String line(String text) {
    return SHORTENED
        .matcher(text)
        .replaceAll("...（全 $1 文字）")
        .replace(", given certificate)", "、渡された証明書)");
  }

  @Override
  public String sentence(Failure failure) {
    // Names stay as they are, and so do dates and numbers; both could look like words.
    boolean words =
        switch (failure.reason()) {
          case BAD_SIGNATURE,
              SIGNATURE_NOT_CHECKED,
              WEAK_SIGNATURE,
              WEAK_KEY,
              NAME_CONSTRAINTS,
              POLICY,
              MALFORMED,
              CERTIFICATE_SIZE ->
              true;
          default -> false;
        };
    String found = words ? JapaneseTerms.of(failure.found()) : failure.found();
    String expected = words ? JapaneseTerms.of(failure.expected()) : failure.expected();
    return line(sentence(failure, found, expected));
  }

  private static String sentence(Failure failure, String found, String expected) {
    String name = PlainText.name(failure.certificate().subject());
    return switch (failure.reason()) {
      case ISSUER_MISSING ->
          name
              + ": 発行者 "
              + found
              + (expected.isEmpty() ? "" : "（鍵識別子 " + expected + "）")
              + " の証明書が手元にありません。";
      case UNTRUSTED_ROOT -> name + ": 信頼されていないルートです（sha256 " + found + "）。";
      case DISTRUSTED -> name + ": 不信任リストにあります（sha256 " + found + "）。";
      case EXPIRED -> name + ": 有効期限は " + found + " まででした。必要な時点は " + expected + " です。";
      case NOT_YET_VALID -> name + ": 有効期間は " + found + " に始まります。必要な時点は " + expected + " です。";
      case BAD_SIGNATURE -> name + ": 署名（" + found + "）は鍵 " + expected + " によるものではありません。";
      case SIGNATURE_NOT_CHECKED ->
          name + ": 署名（" + found + "）を鍵 " + expected + " で検証できるプロバイダーがありません。";
      case WEAK_SIGNATURE -> name + ": 署名方式 " + found + " は認められません。認められるもの: " + expected + "。";
      case WEAK_KEY -> name + ": 鍵 " + found + " は認められません。認められるもの: " + expected + "。";
      case NOT_A_CA -> name + ": 認証局ではありません。実際: " + found + "、必要: " + expected + "。";
      case KEY_USAGE_CERT_SIGN ->
          name + ": この鍵では証明書に署名できません。実際: " + found + "、必要: " + expected + "。";
      case KEY_USAGE_SIGNER ->
          name + ": この鍵ではメールに署名できません。実際: " + found + "、いずれか必要: " + expected + "。";
      case PATH_LENGTH -> name + ": 上位認証局から数えて " + found + " 番目の認証局です。許される数: " + expected + "。";
      case EXTENDED_KEY_USAGE -> name + ": 用途は " + found + " で、" + expected + " ではありません。";
      case NAME_CONSTRAINTS -> name + ": 名前 " + found + " を含みますが、上位認証局が許すのは " + expected + " です。";
      case POLICY -> name + ": ポリシー: 実際: " + found + "、必要: " + expected + "。";
      case UNKNOWN_CRITICAL_EXTENSION -> name + ": 未知のクリティカル拡張 " + found + " があります。";
      case MALFORMED -> name + ": 形式が正しくありません。実際: " + found + "、必要: " + expected + "。";
      case CERTIFICATE_SIZE -> name + ": 大きさ " + found + "、上限 " + expected + "。";
      case REVOKED -> name + ": 発行者により失効しています（" + found + "）。";
      case REVOCATION_UNKNOWN -> name + ": 失効しているかどうか確認できません（" + found + "）。";
    };
  }

  @Override
  public String phrase(Phrase phrase, Object... values) {
    return switch (phrase) {
      case TRUSTED -> "信頼できます: " + values[0];
      case REJECTED -> "信頼できません: " + values[0];
      case UNDECIDED -> "判定できません: " + values[0];
      case QUESTION -> "判定時点 " + values[0] + "、用途 " + values[1];
      case NOT_CHECKED -> "未確認: " + values[0];
      case WARNING -> "注意: " + JapaneseTerms.of(values[0].toString());
      case PATH -> "経路 " + values[0] + " / " + values[1];
      case REACHES_ANCHOR -> "信頼されたルートに達しますが、次の問題があります:";
      case BREAKS_OFF -> "途中で終わります:";
      case REMEDY -> "対処: " + values[0];
      case MORE -> "詳細: " + values[0];
      case MORE_PATHS -> "ほかに " + values[0] + " 個の経路を試しました。";
      case LOCATION -> "証明書によれば発行者の証明書の場所は " + values[0] + " です（未確認）";
      case COMPLETION -> "次の証明書を追加すれば十分です:";
      case COMPLETION_NOT_PROVED -> "次の証明書を追加すれば十分です（より少ない組み合わせもありえます）:";
      case LIMIT -> "上限 " + values[0] + " = " + values[1] + " に達しました";
      case SPENT -> "消費: " + values[0];
      case SAME -> values[0] + " と " + values[1] + " の判定は同じです。";
      case DIFFERENT -> values[0] + " では信頼されますが、" + values[1] + " では信頼されません。理由は次のとおりです。";
      case UNCLEAR -> values[0] + " でも " + values[1] + " でも信頼されません。理由は次のとおりです。";
    };
  }
}
