package io.github.smimetrust.report.document;

import io.github.smimetrust.Fingerprint;
import java.util.Optional;

/** Names of certificates: short, and kept from turning the line round that they stand in. */
final class HtmlNames {
  private final HtmlView view;

  HtmlNames(HtmlView view) {
    this.view = view;
  }

  /** The name of a certificate, linked to its details. */
  void link(Html html, Fingerprint fingerprint, String subject) {
    ShortName name = ShortName.of(subject);
    String shown = name.name().isBlank() ? view.say(HtmlWords.NO_NAME) : name.name();
    Optional<String> anchor = view.anchor(fingerprint);
    anchor.ifPresentOrElse(
        a -> html.open("a", "class", "name", "href", "#" + a),
        () -> html.open("span", "class", "name"));
    // A name written from right to left stays a name, and does not turn its line round.
    html.element("bdi", shown).close(anchor.isPresent() ? "a" : "span");
    organization(html, name);
  }

  void link(Html html, CertificateRow row) {
    link(html, row.entry().fingerprint(), row.entry().subject());
  }

  /** The name of a certificate, or the beginning of its fingerprint where it has no row. */
  void link(Html html, Fingerprint fingerprint) {
    Optional<CertificateRow> row = view.row(fingerprint);
    if (row.isPresent()) {
      link(html, row.get());
    } else {
      html.element("code", ShortName.cut(fingerprint.toString(), 16));
    }
  }

  /** The name of a certificate where a link must not be. */
  void plain(Html html, CertificateRow row) {
    ShortName name = ShortName.of(row.entry().subject());
    html.open("span", "class", "name")
        .element("bdi", name.name().isBlank() ? view.say(HtmlWords.NO_NAME) : name.name())
        .close("span");
    organization(html, name);
  }

  private static void organization(Html html, ShortName name) {
    if (!name.organization().isBlank()) {
      html.own(" ").open("span", "class", "org").element("bdi", name.organization()).close("span");
    }
  }
}
