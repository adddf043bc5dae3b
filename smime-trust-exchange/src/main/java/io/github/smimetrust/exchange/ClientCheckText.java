package io.github.smimetrust.exchange;

import io.github.smimetrust.audit.MailClient;
import io.github.smimetrust.report.document.Text;

/**
 * What to do and to see in each client, as far as Microsoft documents what it validates with: the
 * pages on the virtual certificate collection, on Set-SmimeConfig and on S/MIME in Outlook for iOS
 * and Android.
 */
final class ClientCheckText {
  private ClientCheckText() {}

  static Text toDo(MailClient client) {
    return switch (client) {
      case OUTLOOK_ON_THE_WEB, NEW_OUTLOOK ->
          Text.of(
              "Send a mail that is signed by a user of each new authority, with the user's"
                  + " certificate alone, and open it here. Servers may take an hour or longer to"
                  + " use the new list; no figure is documented.",
              "新しい認証局ごとに、利用者の証明書だけを含む署名付きメールを送り、ここで開いてください。"
                  + "サーバーが新しいリストを使うまでに 1 時間以上かかることがあります（公式の数値はありません）。");
      case CLASSIC_OUTLOOK ->
          Text.of(
              "Open the same mail here. This client validates with the Windows certificate stores of"
                  + " its machine; the list has no part in it, so install the authorities there,"
                  + " too.",
              "同じメールをここで開いてください。このクライアントは端末の Windows 証明書ストアで検証し、"
                  + "このリストを使いません。認証局の証明書をそこにもインストールしてください。");
      case OUTLOOK_MOBILE ->
          Text.of(
              "Open the same mail here. The root must be in the list; intermediates come from the"
                  + " message or from the addresses in the certificates, and the CRLs must be"
                  + " reachable from the internet.",
              "同じメールをここで開いてください。ルートはこのリストに必要で、中間証明書はメッセージまたは"
                  + "証明書に記された URL から取得されます。CRL はインターネットから取得できる必要があります。");
      case EXCHANGE_SERVER ->
          Text.of(
              "In a hybrid organisation set the list on the servers, too, then open the same mail in"
                  + " Outlook on the web of a server. It looks into the list first, then into the"
                  + " Windows stores of the server.",
              "ハイブリッド構成ではサーバー側にもリストを設定し、同じメールをサーバーの Outlook on the web"
                  + " で開いてください。サーバーは最初にリスト、次に Windows 証明書ストアを使います。");
    };
  }

  static Text expected(MailClient client) {
    return switch (client) {
      case OUTLOOK_MOBILE ->
          Text.of(
              "The signature is shown as valid and trusted. A warning may also mean that a CRL could"
                  + " not be had.",
              "署名が有効かつ信頼済みと表示されること。警告は CRL を取得できなかったことを意味する場合もあります。");
      case OUTLOOK_ON_THE_WEB, NEW_OUTLOOK, CLASSIC_OUTLOOK, EXCHANGE_SERVER ->
          Text.of(
              "The signature is shown as valid and trusted, without a warning; the signer is the"
                  + " sender.",
              "署名が警告なしに有効かつ信頼済みと表示され、署名者が差出人と一致すること。");
    };
  }
}
