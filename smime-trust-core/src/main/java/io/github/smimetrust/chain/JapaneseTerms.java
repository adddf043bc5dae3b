package io.github.smimetrust.chain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Japanese for the words in which a {@link Failure} says what was found and what was expected.
 * Values, names and terms of RFC 5280 stay as they are.
 */
final class JapaneseTerms {
  private static final Map<String, String> SOURCES = new LinkedHashMap<>();

  static {
    // Names and values.
    put("(.*) \\(byte (\\d+)\\)", "{1}（{2} バイト目）");
    put("(\\d+) bytes", "{1} バイト");
    put("not \\((.*)\\)", "{1} 以外");
    put("\\? \\((.*)\\)", "? ({1})");
    put("(.*) and (\\d+) more", "{1} ほか {2} 件");
    put("(.*) with a minimum or maximum", "{1}（minimum または maximum 付き）");
    put("every name", "すべての名前");
    put("uniformResourceIdentifier a URI at (.*)", "uniformResourceIdentifier {1}");
    put("store restriction (.*) on (.*)", "ストアの制限 {1}: {2}");
    // Policies.
    put("no policy that all certificates (up to here )?share", "全証明書に共通するポリシーなし");
    put("a policy mapping from or to anyPolicy", "anyPolicy を含むポリシーマッピング");
    put("policies (.*)", "ポリシー {1}");
    put("a policy that holds for the whole chain", "チェーン全体で有効なポリシー");
    put("one of the policies (.*)", "ポリシー {1} のいずれか");
    // Keys and algorithms.
    put("(.*), exponent of (\\d+) bits, odd", "{1}、公開指数 {2} ビット（奇数）");
    put("(.*), exponent of (\\d+) bits, even", "{1}、公開指数 {2} ビット（偶数）");
    put("RSA from (\\d+) bits(.*)", "{1} ビット以上の RSA{2}");
    put("(.*) with (SHA-[0-9]+|MD5)", "{1}（{2}）");
    put("DSA without parameters", "パラメーターのない DSA");
    put("DSA with an order of (\\d+) bits", "位数が {1} ビットの DSA");
    put("EC with explicit parameters", "明示的パラメーターの EC");
    put("EC on curve (.*)", "曲線 {1} の EC");
    put("two different signature algorithms", "内側と外側で異なる署名アルゴリズム");
    put("the same one inside and outside of what is signed (.*)", "署名対象の内外で同じもの {1}");
    put("another mask", "ほかのマスク生成関数");
    put("another trailer", "ほかのトレーラー");
    put("a NULL with content", "内容のある NULL");
    put("an empty NULL", "空の NULL");
    put("an empty or negative (.*)", "空または負の {1}");
    put("a positive number", "正の数");
    // Names and times.
    put("an empty RelativeDistinguishedName", "空の RelativeDistinguishedName");
    put("one attribute or more", "1 個以上の属性");
    put("an empty issuer", "空の発行者名");
    put("an empty subject", "空の主体者名");
    put("a name \\((.*)\\)", "名前（{1}）");
    put(
        "a name, or a critical subjectAltName that is no authority's \\((.*)\\)",
        "名前、または認証局以外のクリティカルな subjectAltName（{1}）");
    put("a time with fractions, without seconds or in another zone", "小数秒、秒なし、または GMT 以外の時刻");
    put("whole seconds in GMT \\((.*)\\)", "GMT の秒単位の時刻（{1}）");
    // Extensions.
    put("extensions in version (\\d)", "バージョン {1} の拡張");
    put("version (\\d)", "バージョン {1}");
    put("extension (.*) twice", "重複する拡張 {1}");
    put("each extension once \\((.*)\\)", "各拡張 1 回（{1}）");
    put("a BOOLEAN that is not DER", "DER ではない BOOLEAN");
    put("0 or 0xFF", "0 または 0xFF");
    put("no usage", "用途なし");
    put("at least one key usage", "1 個以上の鍵用途");
    put("unused bits that are set", "1 になっている未使用ビット");
    put("at most 7 unused bits, each 0 \\(DER\\)", "7 個以下で 0 の未使用ビット（DER）");
    put("no purpose", "用途なし");
    put("at least one (.*)", "1 個以上の {1}");
    put("policy (.*) twice", "重複するポリシー {1}");
    put("each policy once", "各ポリシー 1 回");
    put("an empty, padded or negative number", "空、冗長または負の数");
    put("a number of certificates", "証明書の数");
    put("no subtree", "サブツリーなし");
    put("one subtree or more", "1 個以上のサブツリー");
    put("a GeneralName: \\[0\\] to \\[8\\]", "GeneralName（[0] から [8]）");
    put("no name", "名前なし");
    put("a subjectAltName with one name or more", "1 個以上の名前を持つ subjectAltName");
    put("one element or more", "1 個以上の要素");
    // DER.
    put("the end", "終端");
    put("the end of (.*)", "{1} の終端");
    put("another element", "次の要素");
    put("the length of an element", "要素の長さ");
    put("an element of (\\d+) content bytes", "内容 {1} バイトの要素");
    put("at most (\\d+), the rest of what encloses it", "外側の残り {1} バイト以下");
    put("an element with identifier (0x[0-9a-f]+)", "識別子 {1} の要素");
    put("a tag number that is cut off, huge, or in more bytes than needed", "途切れた、巨大な、または冗長なタグ番号");
    put("a tag number in the shortest form \\(DER\\), below 2\\^23", "最短形式（DER）で 2^23 未満のタグ番号");
    put("an indefinite length \\(BER\\)", "不定長（BER）");
    put("a definite length \\(DER\\)", "確定長（DER）");
    put("a length of (\\d+) bytes", "{1} バイトの長さ");
    put("a length of 2 GiB or more", "2 GiB 以上の長さ");
    put("a length that fits what encloses it", "外側に収まる長さ");
    put("a length in more bytes than needed \\(BER\\)", "冗長な長さ（BER）");
    put("the shortest form \\(DER\\)", "最短形式（DER）");
    put("a constructed element", "構造型の要素");
    put("nesting deeper than (\\d+)", "{1} 段を超える入れ子");
    put("at most (\\d+) levels", "{1} 段以下");
    put("unused bits", "未使用ビット");
    put("a BIT STRING of whole bytes", "バイト単位の BIT STRING");
    put("OCTET STRING or BIT STRING", "OCTET STRING または BIT STRING");
    put("(\\d+) more bytes", "余分な {1} バイト");
    put("an OBJECT IDENTIFIER of (\\d+) bytes", "{1} バイトの OBJECT IDENTIFIER");
    put("1 to (\\d+) bytes, the last one below 0x80", "1 から {1} バイトで、最後が 0x80 未満");
    put("a padded arc", "冗長なアーク");
    put("the shortest form of an arc", "最短形式のアーク");
    // What the elements of a structure are called.
    put("(.+) \\(([A-Z ]+)\\)", "{1}（{2}）");
    put("(.+) \\((an element with identifier .+)\\)", "{1}（{2}）");
    put("permittedSubtrees or excludedSubtrees", "permittedSubtrees または excludedSubtrees");
    put("an attribute type", "属性型");
    put("a policy mapping", "ポリシーマッピング");
    put("a digest", "ダイジェスト");
    put("a digest, which takes no parameters", "パラメーターを取らないダイジェスト");
    put("the signature algorithm, which takes no parameters", "パラメーターを取らない署名アルゴリズム");
    put("hash of the mask", "マスクのハッシュ");
    put("an empty (.*)", "空の {1}");
  }

  private static final Map<Pattern, String> TERMS = compiled();

  private JapaneseTerms() {}

  private static void put(String english, String japanese) {
    SOURCES.put(english, japanese);
  }

  private static Map<Pattern, String> compiled() {
    Map<Pattern, String> terms = new LinkedHashMap<>();
    SOURCES.forEach((english, japanese) -> terms.put(Pattern.compile(english), japanese));
    return terms;
  }

  /** The words in Japanese; what has no translation stays. */
  static String of(String english) {
    for (Map.Entry<Pattern, String> term : TERMS.entrySet()) {
      Matcher matcher = term.getKey().matcher(english);
      if (matcher.matches()) {
        String japanese = term.getValue();
        for (int i = 1; i <= matcher.groupCount(); i++) {
          String part = matcher.group(i);
          if (japanese.contains("{" + i + "}")) {
            japanese = japanese.replace("{" + i + "}", part == null ? "" : of(part));
          }
        }
        return japanese;
      }
    }
    return english;
  }
}
