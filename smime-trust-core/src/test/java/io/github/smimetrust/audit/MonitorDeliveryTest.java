package io.github.smimetrust.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.fixture.TestPki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listeners that fail, states that fail, runs that meet, and the stop. */
@Timeout(60)
class MonitorDeliveryTest {
  private static final TrustBundle LIST =
      TrustBundle.of(TestPki.root("R").certificate(), TestPki.root("R").issues("I").certificate());

  private static final Instant DUE = Instant.parse("2035-12-20T00:00:00Z");

  private final HandScheduler scheduler = new HandScheduler();
  private final HandClock clock = new HandClock();
  private final List<MonitorAlert> alerts = new ArrayList<>();

  @TempDir Path folder;

  private TrustMonitorBuilder monitor(MonitorState state) {
    clock.moveTo(DUE);
    return TrustMonitor.on(scheduler)
        .every(Duration.ofHours(6))
        .watching("contoso", () -> LIST)
        .remembering(state)
        .clock(clock);
  }

  private List<String> ids() {
    List<String> ids = alerts.stream().map(a -> a.kind().id()).toList();
    alerts.clear();
    return ids;
  }

  @Test
  void aListenerThatThrowsHarmsNobodyAndIsToldAgain() {
    AtomicInteger tries = new AtomicInteger();
    MonitorListener hostile =
        alert -> {
          if (tries.incrementAndGet() < 3) {
            throw new StackOverflowError();
          }
        };
    monitor(MonitorState.inMemory()).telling(hostile).telling(alerts::add).start();

    for (int i = 1; i <= 5; i++) {
      scheduler.tick();
      assertThat(scheduler.waiting()).isOne();
      assertThat(tries).hasValue(Math.min(i, 3));
      assertThat(alerts).hasSize(1);
    }
  }

  @Test
  void aListenerThatIsInterruptedKeepsNoOtherFromBeingTold() {
    MonitorListener interrupted =
        alert -> {
          throw new InterruptedException();
        };
    monitor(MonitorState.file(folder.resolve("s.json")))
        .telling(interrupted)
        .telling(alerts::add)
        .start();
    scheduler.tick();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(alerts).hasSize(1);
    assertThat(folder.resolve("s.json")).exists();
  }

  @Test
  void whatAListenerHasNotTakenIsToldAfterARestart() {
    MonitorState state = MonitorState.inMemory();
    MonitorListener hostile =
        alert -> {
          throw new IOException("down");
        };
    TrustMonitor first = monitor(state).telling(hostile).telling(alerts::add).start();
    scheduler.tick();
    scheduler.tick();
    assertThat(ids()).containsExactly("expiry");
    first.close();
    monitor(state).telling(alerts::add).start();
    scheduler.tick();

    assertThat(ids()).containsExactly("expiry");
    scheduler.tick();
    assertThat(ids()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "\u0000\u0000",
        "[]",
        "{\"kind\":\"monitor-state\",\"schemaVersion\":2,\"told\":[]}",
        "{\"kind\":\"receipt\",\"schemaVersion\":1,\"told\":[]}",
        "{\"kind\":\"monitor-state\",\"schemaVersion\":1,\"told\":[{\"key\":1}]}"
      })
  void aStateThatCannotBeReadIsToldKeptAndBegunAfresh(String content) throws IOException {
    Path file = folder.resolve("monitor.json");
    Files.writeString(file, content);
    Files.writeString(folder.resolve("monitor.json.unreadable"), "an older one");
    monitor(MonitorState.file(file)).telling(alerts::add).start();
    scheduler.tick();

    assertThat(alerts.get(0).message()).contains("monitor.json.unreadable.2");
    assertThat(ids()).containsExactly("state-lost", "expiry");
    assertThat(folder.resolve("monitor.json.unreadable.2")).hasContent(content);
    assertThat(folder.resolve("monitor.json.unreadable")).hasContent("an older one");
    scheduler.tick();
    assertThat(ids()).isEmpty();
    monitor(MonitorState.file(file)).telling(alerts::add).start();
    scheduler.tick();
    assertThat(ids()).isEmpty();
  }

  @Test
  void theSameStateIsTheSameBytes() throws IOException {
    Path file = folder.resolve("monitor.json");
    monitor(MonitorState.file(file)).telling(alerts::add).start();
    scheduler.tick();
    String sha256 = LIST.intermediates().entries().get(0).fingerprint().toString();

    assertThat(file)
        .hasContent(
            "{\n  \"kind\" : \"monitor-state\",\n  \"schemaVersion\" : 1,\n  \"told\" : [\n    {\n"
                + "      \"key\" : \"expiry/contoso/"
                + sha256
                + "\",\n      \"value\" : \"PT720H\"\n    }\n  ]\n}\n");
  }

  /** Fails as told. */
  private static final class FailingState implements MonitorState {
    private final MonitorState inner = MonitorState.inMemory();
    private boolean loads = true;
    private boolean saves = true;
    private boolean setsAside = true;

    @Override
    public Optional<byte[]> load() throws Exception {
      if (!loads) {
        throw new IOException("cannot load");
      }
      return inner.load();
    }

    @Override
    public void save(byte[] state) throws Exception {
      if (!saves) {
        throw new OutOfMemoryError("cannot save");
      }
      inner.save(state);
    }

    @Override
    public String setAside() throws Exception {
      if (!setsAside) {
        throw new IOException("cannot rename");
      }
      return inner.setAside();
    }
  }

  @Test
  void nothingIsSavedOverAStateThatCannotBeLoaded() throws Exception {
    FailingState state = new FailingState();
    monitor(state).telling(alerts::add).start().check();
    byte[] before = state.load().orElseThrow();
    alerts.clear();
    state.loads = false;
    TrustMonitor second = monitor(state).telling(alerts::add).start();
    second.check();
    assertThat(ids()).containsExactly("state-failed", "expiry");
    second.check();
    assertThat(ids()).isEmpty();
    state.loads = true;

    assertThat(state.load()).hasValueSatisfying(b -> assertThat(b).isEqualTo(before));
    second.check();
    assertThat(ids()).isEmpty();
    monitor(state).telling(alerts::add).start().check();
    assertThat(ids()).isEmpty();
  }

  @Test
  void nothingIsSavedOverAStateThatCannotBeSetAside() throws Exception {
    FailingState state = new FailingState();
    state.save(new byte[] {1});
    state.setsAside = false;
    TrustMonitor monitor = monitor(state).telling(alerts::add).start();
    monitor.check();
    assertThat(ids()).containsExactly("state-failed", "expiry");
    assertThat(state.load()).hasValueSatisfying(b -> assertThat(b).containsExactly(1));
    state.setsAside = true;
    monitor.check();

    assertThat(ids()).containsExactly("state-lost");
  }

  @Test
  void aStateThatCannotBeSavedIsToldOnceAndSavedLater() {
    FailingState state = new FailingState();
    state.saves = false;
    TrustMonitor monitor = monitor(state).telling(alerts::add).start();
    monitor.check();
    assertThat(ids()).containsExactly("expiry", "state-failed");
    monitor.check();
    assertThat(ids()).isEmpty();
    state.saves = true;
    monitor.check();
    monitor(state).telling(alerts::add).start().check();

    assertThat(ids()).isEmpty();
  }

  @Test
  void closingLeavesNoTaskAndEndsChecks() {
    TrustMonitor monitor = monitor(MonitorState.inMemory()).telling(alerts::add).start();
    assertThat(scheduler.waiting()).isOne();
    monitor.close();
    monitor.close();
    scheduler.tick();

    assertThat(scheduler.waiting()).isZero();
    assertThat(alerts).isEmpty();
    assertThatThrownBy(monitor::check).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingLeavesNoTaskInASchedulerOfTheJdk() {
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);
    try {
      CountDownLatch told = new CountDownLatch(1);
      clock.moveTo(DUE);
      TrustMonitor monitor =
          TrustMonitor.on(pool)
              .every(Duration.ofDays(300))
              .watching("contoso", () -> LIST)
              .telling(alert -> told.countDown())
              .remembering(MonitorState.inMemory())
              .clock(clock)
              .start();
      await(told);
      monitor.close();

      assertThat(pool.getQueue()).isEmpty();
      assertThat(pool.isShutdown()).isFalse();
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aListenerCanCloseTheMonitor() {
    List<TrustMonitor> monitor = new ArrayList<>();
    MonitorState state = MonitorState.inMemory();
    monitor.add(monitor(state).telling(a -> monitor.get(0).close()).telling(alerts::add).start());
    scheduler.tick();
    assertThat(alerts).isEmpty();
    assertThat(scheduler.waiting()).isZero();

    monitor(state).telling(alerts::add).start();
    scheduler.tick();
    assertThat(ids()).containsExactly("expiry");
  }

  @Test
  void twoRunsNeverMeet() throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(4);
    try {
      AtomicInteger inside = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      AtomicInteger reads = new AtomicInteger();
      clock.moveTo(DUE);
      TrustMonitor monitor =
          TrustMonitor.on(pool)
              .every(Duration.ofNanos(1))
              .watching(
                  "contoso",
                  () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    reads.incrementAndGet();
                    Thread.yield();
                    inside.decrementAndGet();
                    return LIST;
                  })
              .telling(alerts::add)
              .remembering(MonitorState.inMemory())
              .clock(clock)
              .start();
      List<Future<?>> others = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        others.add(
            pool.submit(
                () -> {
                  for (int j = 0; j < 200 || reads.get() < 2; j++) {
                    monitor.check();
                  }
                }));
      }
      for (Future<?> other : others) {
        other.get();
      }
      monitor.close();
      int atClose = reads.get();

      assertThat(most).hasValue(1);
      assertThat(reads.get()).isGreaterThan(1);
      assertThat(alerts).hasSize(1);
      pool.submit(() -> {}).get();
      assertThat(reads).hasValue(atClose);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aSecondRunIsSkippedWhileOneIsUnderWay() throws Exception {
    Blocking blocking = new Blocking();
    TrustMonitor monitor = blocking.monitor(Duration.ofSeconds(30));
    Future<Optional<List<MonitorAlert>>> first = blocking.pool.submit(monitor::check);
    await(blocking.entered);

    assertThat(monitor.check()).isEmpty();
    blocking.leave.countDown();
    assertThat(first.get()).isPresent();
    blocking.pool.shutdownNow();
  }

  @Test
  void closingWaitsForTheRunUnderWayWhichTellsNothingMore() throws Exception {
    Blocking blocking = new Blocking();
    TrustMonitor monitor = blocking.monitor(Duration.ofSeconds(30));
    blocking.pool.submit(monitor::check);
    await(blocking.entered);
    Future<?> closing = blocking.pool.submit(monitor::close);
    Thread.sleep(50);
    assertThat(closing.isDone()).isFalse();
    blocking.leave.countDown();
    closing.get();

    assertThat(alerts).isEmpty();
    blocking.pool.shutdownNow();
  }

  @Test
  void closingGivesUpWaitingAndTheLateRunSavesNothing() throws Exception {
    Blocking blocking = new Blocking();
    TrustMonitor monitor = blocking.monitor(Duration.ofMillis(20));
    Future<?> run = blocking.pool.submit(monitor::check);
    await(blocking.entered);
    monitor.close();
    assertThat(run.isDone()).isFalse();
    blocking.leave.countDown();
    run.get();

    assertThat(alerts).isEmpty();
    assertThat(blocking.state.load()).isEmpty();
    blocking.pool.shutdownNow();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A source that waits to be let go. */
  private final class Blocking {
    private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(3);
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch leave = new CountDownLatch(1);
    private final MonitorState state = MonitorState.inMemory();

    TrustMonitor monitor(Duration closing) throws ExecutionException {
      clock.moveTo(DUE);
      return TrustMonitor.on(scheduler)
          .every(Duration.ofHours(6))
          .watching(
              "contoso",
              () -> {
                entered.countDown();
                leave.await();
                return LIST;
              })
          .telling(alerts::add)
          .remembering(state)
          .clock(clock)
          .closingWithin(closing)
          .start();
    }
  }
}
