package io.github.smimetrust.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.fixture.TestPki;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the clock does and however often the program ends. */
class MonitorLawsTest {
  private static final Instant FIRST_END = Instant.parse("2036-01-01T00:00:00Z");
  private static final List<Integer> DAYS = List.of(90, 30, 7);
  private static final TrustBundle LIST = list();

  private static TrustBundle list() {
    TestPki root = TestPki.root("R");
    return TrustBundle.of(
        root.certificate(),
        root.issues("I").certificate(),
        root.issues("J", d -> d.notAfter(FIRST_END.plus(Duration.ofDays(10)))).certificate());
  }

  /** A run: at which time, whether after a restart, whether the listener takes anything. */
  record Step(int day, boolean restarts, boolean takes) {
    Instant at() {
      return FIRST_END.plus(Duration.ofDays(day));
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(-100, 15),
            Arbitraries.of(true, false),
            Arbitraries.of(true, true, false))
        .as(Step::new)
        .list()
        .ofMaxSize(12);
  }

  private static TrustMonitor start(
      HandScheduler scheduler, HandClock clock, MonitorState state, MonitorListener listener) {
    return TrustMonitor.on(scheduler)
        .every(Duration.ofHours(1))
        .watching("contoso", () -> LIST)
        .warningBefore(DAYS.stream().map(Duration::ofDays).toArray(Duration[]::new))
        .telling(listener)
        .remembering(state)
        .clock(clock)
        .start();
  }

  /** By the definition: the shortest threshold reached, unless one as short was told. */
  private static List<String> expected(List<Step> steps) {
    List<String> expected = new ArrayList<>();
    int[] told = {Integer.MAX_VALUE, Integer.MAX_VALUE};
    for (Step step : steps) {
      for (int i = 0; i < 2; i++) {
        int left = i * 10 - step.day;
        int reached =
            left < 0
                ? 0
                : DAYS.stream().filter(d -> left <= d).min(Integer::compare).orElse(told[i]);
        if (reached < told[i]) {
          told[i] = reached;
          expected.add("CN=" + "IJ".charAt(i) + " " + reached);
        }
      }
    }
    return expected;
  }

  private static String told(MonitorAlert alert) {
    String[] id = alert.id().split("/", -1);
    BundleEntry entry = alert.entries().get(0);
    return entry.subject() + " " + (id[3].equals("ended") ? 0 : Duration.parse(id[3]).toDays());
  }

  @Property(tries = 150)
  void everyThresholdIsToldOnce(@ForAll("steps") List<Step> steps) {
    HandScheduler scheduler = new HandScheduler();
    HandClock clock = new HandClock();
    MonitorState state = MonitorState.inMemory();
    List<String> told = new ArrayList<>();
    MonitorListener listener = a -> told.add(told(a));
    TrustMonitor monitor = start(scheduler, clock, state, listener);
    for (Step step : steps) {
      if (step.restarts) {
        monitor.close();
        monitor = start(scheduler, clock, state, listener);
      }
      clock.moveTo(step.at());
      scheduler.tick();
    }

    assertThat(told).doesNotHaveDuplicates().hasSameElementsAs(expected(steps));
  }

  @Property(tries = 150)
  void aListenerThatFailsAtTimesMissesNothing(@ForAll("steps") List<Step> steps) {
    HandScheduler scheduler = new HandScheduler();
    HandClock clock = new HandClock();
    MonitorState state = MonitorState.inMemory();
    Set<String> offered = new LinkedHashSet<>();
    Set<String> taken = new HashSet<>();
    boolean[] takes = {true};
    MonitorListener flaky =
        a -> {
          offered.add(told(a));
          if (!takes[0]) {
            throw new IOException("down");
          }
          taken.add(told(a));
        };
    TrustMonitor monitor = start(scheduler, clock, state, flaky);
    for (Step step : steps) {
      takes[0] = step.takes;
      if (step.restarts) {
        monitor.close();
        monitor = start(scheduler, clock, state, flaky);
      }
      clock.moveTo(step.at());
      scheduler.tick();
    }
    takes[0] = true;
    scheduler.tick();

    // After a restart a longer threshold that was not taken may be passed by then.
    Set<String> missed = new HashSet<>(offered);
    missed.removeAll(taken);
    boolean restarts = steps.stream().anyMatch(Step::restarts);
    assertThat(restarts ? Set.of() : missed).isEmpty();
    assertThat(taken).containsAll(lastOf(expected(steps), steps));
  }

  /** Without an end of the program all; with one, what is due now. */
  private static List<String> lastOf(List<String> expected, List<Step> steps) {
    return steps.stream().noneMatch(Step::restarts) ? expected : List.of();
  }
}
