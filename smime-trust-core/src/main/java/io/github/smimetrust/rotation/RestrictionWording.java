package io.github.smimetrust.rotation;

import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.sst.MalformedStoreException;
import io.github.smimetrust.sst.StoreProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Restrictions of a root programme in words. */
final class RestrictionWording {
  /** A value may list any number of purposes; the programme's own lists are shorter than this. */
  private static final int MOST_PURPOSES = 16;

  private static final Map<String, Text> PURPOSES =
      Map.ofEntries(
          Map.entry("2.5.29.37.0", Text.of("any purpose", "すべての用途")),
          Map.entry("1.3.6.1.5.5.7.3.1", Text.of("server authentication", "サーバー認証")),
          Map.entry("1.3.6.1.5.5.7.3.2", Text.of("client authentication", "クライアント認証")),
          Map.entry("1.3.6.1.5.5.7.3.3", Text.of("code signing", "コード署名")),
          Map.entry("1.3.6.1.5.5.7.3.4", Text.of("e-mail", "電子メール")),
          Map.entry("1.3.6.1.5.5.7.3.5", Text.of("IPsec end system", "IPsec 端末")),
          Map.entry("1.3.6.1.5.5.7.3.6", Text.of("IPsec tunnel", "IPsec トンネル")),
          Map.entry("1.3.6.1.5.5.7.3.7", Text.of("IPsec user", "IPsec ユーザー")),
          Map.entry("1.3.6.1.5.5.7.3.8", Text.of("time stamping", "タイムスタンプ")),
          Map.entry("1.3.6.1.5.5.7.3.9", Text.of("OCSP signing", "OCSP 署名")),
          Map.entry("1.3.6.1.5.5.8.2.2", Text.of("IKE intermediate", "IKE 中間")),
          Map.entry("1.3.6.1.4.1.311.10.3.4", Text.of("encrypting file system", "暗号化ファイルシステム")),
          Map.entry("1.3.6.1.4.1.311.10.3.12", Text.of("document signing", "文書署名")),
          Map.entry("1.3.6.1.4.1.311.20.2.2", Text.of("smart card logon", "スマートカードログオン")));

  private RestrictionWording() {}

  static Text of(RestrictionChange change) {
    Text dropped = list(change.dropped());
    Text introduced = list(change.introduced());
    if (change.dropped().isEmpty()) {
      return Text.of("new: " + introduced.english(), "追加: " + introduced.japanese());
    }
    if (change.introduced().isEmpty()) {
      return Text.of("dropped: " + dropped.english(), "削除: " + dropped.japanese());
    }
    return Text.of(
        "was: " + dropped.english() + "; now: " + introduced.english(),
        "変更前: " + dropped.japanese() + "、変更後: " + introduced.japanese());
  }

  /** Restrictions in a row; a dash where there are none. */
  static Text list(List<StoreProperty> restrictions) {
    return restrictions.isEmpty()
        ? Text.verbatim("-")
        : joined(restrictions.stream().map(RestrictionWording::of).toList(), "; ");
  }

  private static Text of(StoreProperty property) {
    String id = " (" + property.id().number() + ")";
    try {
      Text words =
          switch (property.id().number()) {
            case 9 ->
                purposes(
                    property, p -> Text.of("allowed for " + p.english(), "許可用途 " + p.japanese()));
            case 104 ->
                date(
                    property,
                    t -> Text.of("distrusted from " + t, t + " から信頼しない"),
                    Text.of("distrusted, without a date", "信頼しない（日付なし）"));
            case 122 ->
                purposes(
                    property,
                    p -> Text.of("distrusted for " + p.english(), "禁止用途 " + p.japanese()));
            case 126 ->
                date(
                    property,
                    t -> Text.of("distrusts what it issued from " + t + " on", t + " 以降の発行分を信頼しない"),
                    Text.of("issuing dates do not count", "発行日は問わない"));
            case 127 ->
                purposes(
                    property,
                    p ->
                        Text.of(
                            "the issuing date counts for " + p.english(),
                            "発行日を問う用途 " + p.japanese()));
            default -> Text.of("another restriction", "その他の制限");
          };
      return Text.of(words.english() + id, words.japanese() + id);
    } catch (MalformedStoreException e) {
      int bytes = property.value().length;
      return Text.of(bytes + " bytes that cannot be read" + id, "読み取れない " + bytes + " バイト" + id);
    }
  }

  private static Text date(StoreProperty property, Function<String, Text> dated, Text without) {
    Optional<Text> words = property.fileTime().map(t -> dated.apply(t.toString()));
    return words.orElse(without);
  }

  private static Text purposes(StoreProperty property, Function<Text, Text> sentence) {
    List<String> all = property.objectIdentifiers();
    if (all.isEmpty()) {
      return sentence.apply(Text.of("no purpose", "なし"));
    }
    Text shown =
        joined(
            all.stream()
                .limit(MOST_PURPOSES)
                .map(o -> PURPOSES.getOrDefault(o, Text.verbatim(o)))
                .toList(),
            ", ");
    int more = all.size() - MOST_PURPOSES;
    return sentence.apply(
        more > 0
            ? Text.of(
                shown.english() + " and " + more + " more", shown.japanese() + " ほか " + more + " 件")
            : shown);
  }

  private static Text joined(List<Text> texts, String english) {
    return Text.of(
        String.join(english, texts.stream().map(Text::english).toList()),
        String.join("、", texts.stream().map(Text::japanese).toList()));
  }
}
