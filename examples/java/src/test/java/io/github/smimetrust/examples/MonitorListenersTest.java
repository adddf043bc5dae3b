package io.github.smimetrust.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.audit.MonitorListener;
import io.github.smimetrust.audit.MonitorState;
import io.github.smimetrust.audit.TrustMonitor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Listeners of the examples, on a monitor over a root of the JVM that ends in five days. */
@Timeout(60)
class MonitorListenersTest {
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final TrustBundle list = oneRoot();
  private final BundleEntry root = list.entries().get(0);
  private final Clock clock =
      Clock.fixed(root.notAfter().minus(Duration.ofDays(5)), ZoneOffset.UTC);

  private static TrustBundle oneRoot() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      @Nullable KeyStore systemDefault = null;
      factory.init(systemDefault);
      return TrustBundle.of(
          ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers()[0]);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void stop() {
    scheduler.shutdownNow();
  }

  private TrustMonitor start(MonitorListener listener) {
    return TrustMonitor.on(scheduler)
        .every(Duration.ofDays(1))
        .watching("jvm", () -> list)
        .telling(listener)
        .remembering(MonitorState.inMemory())
        .clock(clock)
        .start();
  }

  /** The first run is the scheduler's; this one may have to wait for its end. */
  private static void runOnce(TrustMonitor monitor) throws InterruptedException {
    while (monitor.check().isEmpty()) {
      Thread.sleep(5);
    }
  }

  @Test
  void metricsCountAlertsAndShowTheDaysLeft() throws Exception {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    AlertMetrics metrics = new AlertMetrics(registry);
    metrics.gauge("jvm", () -> list, clock);
    metrics.gauge(
        "broken",
        () -> {
          throw new IOException("gone");
        },
        clock);
    try (TrustMonitor monitor = start(metrics)) {
      runOnce(monitor);
      runOnce(monitor);
    }

    assertThat(
            registry
                .get("smime.trust.alerts")
                .tags("source", "jvm", "kind", "expiry")
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(registry.get("smime.trust.days.left").tag("source", "jvm").gauge().value())
        .isEqualTo(5);
    assertThat(registry.get("smime.trust.days.left").tag("source", "broken").gauge().value())
        .isNaN();
  }

  @Test
  void theWebhookGetsEachAlertUntilItTakesIt() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Queue<String> bodies = new ConcurrentLinkedQueue<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(calls.incrementAndGet() == 1 ? 503 : 204, -1);
          exchange.close();
        });
    server.start();
    URI target = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    try (TrustMonitor monitor =
        start(new WebhookListener(HttpClient.newHttpClient(), target, Locale.JAPANESE))) {
      for (int i = 0; i < 4; i++) {
        runOnce(monitor);
      }
    } finally {
      server.stop(0);
    }

    assertThat(calls).hasValue(2);
    assertThat(List.copyOf(bodies))
        .allSatisfy(
            b ->
                assertThat(b)
                    .startsWith("{\"text\": \"[warning] jvm: ")
                    .contains("期限切れ", root.fingerprint().toString().substring(0, 16))
                    .endsWith("\"}"));
  }
}
