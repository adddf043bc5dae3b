package io.github.smimetrust.report.document;

import com.google.common.html.HtmlEscapers;
import java.nio.charset.StandardCharsets;

/** A page. */
final class HtmlFormat {
  private HtmlFormat() {}

  static byte[] render(ReportDocument document) {
    Edition edition = Edition.of(document);
    String title = HtmlEscapers.htmlEscaper().escape(edition.line(document.title()));
    String page =
        "<!DOCTYPE html>\n<html lang=\""
            + document.language().getLanguage()
            + "\"><head><meta charset=\"utf-8\"><title>"
            + title
            + "</title></head><body><h1>"
            + title
            + "</h1></body></html>\n";
    return page.getBytes(StandardCharsets.UTF_8);
  }
}
