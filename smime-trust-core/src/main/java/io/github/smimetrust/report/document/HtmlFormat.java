package io.github.smimetrust.report.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * One page that needs nothing else: style and script are in it, and its policy lets a browser load
 * or send nothing besides. It can be read whole without the script, which only filters and unfolds.
 *
 * <p>Bounded, each with a line that says how many are missing: {@value HtmlFindings#MOST} findings,
 * {@value HtmlForest#MOST} certificates in the chains and {@value HtmlCertificates#MOST} in the
 * details, {@value HtmlTimeline#MOST} bars for each standing, {@value HtmlEvents#MOST} dates,
 * {@value HtmlSections#MOST_ROWS} rows a table.
 */
final class HtmlFormat {
  private static final String STYLE = resource("report.css");
  private static final String SCRIPT = resource("report.js");
  private static final String SYMBOLS = resource("report-symbols.svg");

  /**
   * Only what has these hashes is applied or run (Content Security Policy Level 3 section 2.3.1),
   * so that markup in a name would do nothing even if it were not escaped.
   */
  private static final String POLICY =
      "default-src 'none'; style-src "
          + hash(STYLE)
          + "; script-src "
          + hash(SCRIPT)
          + "; base-uri 'none'; form-action 'none'";

  private HtmlFormat() {}

  static byte[] render(ReportDocument document) {
    HtmlView view = new HtmlView(document);
    HtmlParts parts = new HtmlParts(view);
    Html html = new Html();
    html.own("<!DOCTYPE html>\n");
    html.open("html", "lang", view.isJapanese() ? "ja" : "en").open("head");
    html.own("<meta charset=\"utf-8\">\n");
    html.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY).line();
    html.open("meta", "name", "referrer", "content", "no-referrer").line();
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.line().open("meta", "name", "color-scheme", "content", "light dark").line();
    html.element("title", view.say(document.title()) + " · " + view.day(document.at()));
    html.open("style").own(STYLE).close("style").close("head").open("body");
    html.own(SYMBOLS);
    html.element("a", view.say(HtmlWords.SKIP), "class", "skip", "href", "#content");
    new HtmlHead(view).write(html);
    html.open("div", "class", "page");
    parts.contents(html);
    html.open("main", "id", "content", "tabindex", "-1");
    parts.write(html);
    html.close("main").close("div");
    html.open("footer").element("p", view.say(HtmlWords.FOOT, view.zone())).close("footer");
    html.open("script").own(SCRIPT).close("script").close("body").close("html");
    return html.bytes();
  }

  private static String hash(String content) {
    try {
      byte[] sha256 =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(sha256) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(HtmlFormat.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
