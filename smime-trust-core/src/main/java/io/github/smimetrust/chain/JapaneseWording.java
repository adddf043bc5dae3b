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
  public String remedy(Reason reason) {
    return switch (reason) {
      case ISSUER_MISSING -> "認証局から発行者の証明書を入手し、フィンガープリントを確認して追加してください。";
      case UNTRUSTED_ROOT -> "このルートを信頼すると決めた場合は、認証局にフィンガープリントを確認して追加してください。";
      case DISTRUSTED -> "使用しないでください。送信者は別の認証局の証明書が必要です。";
      case EXPIRED -> "認証局から更新された証明書を入手し、この証明書を外してください。";
      case NOT_YET_VALID -> "有効期間の開始を待つか、時計を確認してください。";
      case BAD_SIGNATURE -> "正しい鍵を持つ発行者の証明書を探してください。認証局が更新した可能性があります。";
      case SIGNATURE_NOT_CHECKED -> "この方式を扱えるプロバイダーを指定してください。";
      case WEAK_SIGNATURE -> "SHA-256 以上で署名された証明書を認証局に求めてください。";
      case WEAK_KEY -> "認められる鍵の証明書を認証局に求めてください。";
      case NOT_A_CA, KEY_USAGE_CERT_SIGN -> "実際に発行した認証局の証明書を使ってください。この証明書では発行できません。";
      case KEY_USAGE_SIGNER -> "送信者は署名用の証明書で署名する必要があります。";
      case PATH_LENGTH -> "認証局の数が少ないチェーンを使うか、認証局に問い合わせてください。";
      case EXTENDED_KEY_USAGE -> "認証局がメール用に発行した証明書を使ってください。";
      case NAME_CONSTRAINTS -> "この認証局はこの名前に発行できません。別の証明書を求めてください。";
      case POLICY -> "このポリシーの証明書を認証局に求めるか、要件から外してください。";
      case UNKNOWN_CRITICAL_EXTENSION -> "この拡張のない証明書を認証局に求めてください。";
      case MALFORMED -> "RFC 5280 に従った証明書を認証局に求めてください。";
      case CERTIFICATE_SIZE -> "本物の証明書であれば、上限を上げてください。";
      case REVOKED -> "使用しないでください。所有者に新しい証明書を求めてください。";
      case REVOCATION_UNKNOWN -> "認証局の最新の失効リストを指定するか、後でもう一度試してください。";
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
