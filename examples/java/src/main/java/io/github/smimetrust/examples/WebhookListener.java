package io.github.smimetrust.examples;

import io.github.smimetrust.audit.MonitorAlert;
import io.github.smimetrust.audit.MonitorListener;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;

/**
 * Posts each alert as {@code {"text": "..."}} to a webhook, which chat services take. An answer
 * other than 2xx is an exception: the monitor then tries again in its next run.
 *
 * @param client the HTTP client
 * @param target the webhook
 * @param language of the messages
 */
public record WebhookListener(HttpClient client, URI target, Locale language)
    implements MonitorListener {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Override
  public void onAlert(MonitorAlert alert) throws IOException, InterruptedException {
    String text =
        "[" + alert.severity().id() + "] " + alert.source() + ": " + alert.message(language);
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString("{\"text\": " + quoted(text) + "}"))
            .build();
    int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status / 100 != 2) {
      throw new IOException("found HTTP status " + status + ", expected 2xx from " + target);
    }
  }

  /** A string of JSON (RFC 8259 section 7). */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || Character.isSurrogate(c)) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c == '"' || c == '\\' ? "\\" : "").append(c);
      }
    }
    return out.append('"').toString();
  }
}
