package io.github.smimetrust.report.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.smimetrust.format.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The Chrome DevTools Protocol: calls and events as JSON over a WebSocket. */
final class Devtools implements WebSocket.Listener {
  private static final JsonFactory JSON = new JsonFactory();

  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, CompletableFuture<Map<?, ?>>> waiting = new ConcurrentHashMap<>();
  private final List<BiConsumer<String, Map<?, ?>>> listeners = new CopyOnWriteArrayList<>();
  private final StringBuilder partial = new StringBuilder();
  private @Nullable WebSocket socket;

  private Devtools() {}

  static Devtools connect(URI address) {
    Devtools devtools = new Devtools();
    devtools.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, devtools).join();
    return devtools;
  }

  /** Hears the method and parameters of each event, of whatever session. */
  void listen(BiConsumer<String, Map<?, ?>> listener) {
    listeners.add(listener);
  }

  /**
   * Calls a method.
   *
   * @param session the tab, or empty for the browser
   * @param parameters names and values in turn
   */
  Map<?, ?> call(String session, String method, Object... parameters) {
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      given.put((String) parameters[i], parameters[i + 1]);
    }
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    long id = ids.incrementAndGet();
    message.put("id", id);
    message.put("method", method);
    message.put("params", given);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    CompletableFuture<Map<?, ?>> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    WebSocket open = socket;
    if (open == null) {
      throw new IllegalStateException("not connected");
    }
    open.sendText(new String(JsonText.write(message), StandardCharsets.UTF_8), true).join();
    try {
      return answer.get(120, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(method + ": " + e, e);
    }
  }

  void close() {
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      Map<?, ?> message = read(partial.toString());
      partial.setLength(0);
      dispatch(message);
    }
    webSocket.request(1);
    return null;
  }

  private void dispatch(Map<?, ?> message) {
    if (message.get("id") instanceof Long id) {
      CompletableFuture<Map<?, ?>> answer = waiting.remove(id);
      if (answer != null && message.get("error") != null) {
        answer.completeExceptionally(new AssertionError(message.get("error").toString()));
      } else if (answer != null) {
        answer.complete((Map<?, ?>) message.get("result"));
      }
    } else {
      String method = String.valueOf(message.get("method"));
      Map<?, ?> parameters = (Map<?, ?>) message.get("params");
      listeners.forEach(l -> l.accept(method, parameters));
    }
  }

  private static Map<?, ?> read(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      return (Map<?, ?>) java.util.Objects.requireNonNull(value(parser));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          fields.put(name, value(parser));
        }
        return fields;
      }
      case START_ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        return items;
      }
      case VALUE_NUMBER_INT -> {
        return parser.getLongValue();
      }
      case VALUE_NUMBER_FLOAT -> {
        return parser.getDoubleValue();
      }
      case VALUE_TRUE -> {
        return true;
      }
      case VALUE_FALSE -> {
        return false;
      }
      case VALUE_NULL -> {
        return null;
      }
      default -> {
        return parser.getText();
      }
    }
  }
}
