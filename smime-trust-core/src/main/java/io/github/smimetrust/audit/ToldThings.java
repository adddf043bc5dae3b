package io.github.smimetrust.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a monitor has told: keys and values, and the alerts that some listener has not taken yet.
 * Used by one thread at a time.
 *
 * <p>What a listener has not taken is not settled: it is left out of what is saved, so that it is
 * told again after a restart, to all listeners.
 */
final class ToldThings {
  /** So that a listener that takes nothing does not fill the memory: the oldest are given up. */
  private static final int MOST_WAITING = 10_000;

  private final TreeMap<String, String> told = new TreeMap<>();
  private final List<Waiting> waiting = new ArrayList<>();

  /** An alert, the listeners that have to take it, and what was known before it was told. */
  private record Waiting(
      MonitorAlert alert, Map<String, Optional<String>> before, List<MonitorListener> listeners) {}

  /** What was told under a key. */
  Optional<String> told(String key) {
    return Optional.ofNullable(told.get(key));
  }

  /** Notes an alert, and what is told with it: new values, or nothing where a state is over. */
  void tell(
      MonitorAlert alert, Map<String, Optional<String>> changes, List<MonitorListener> listeners) {
    Map<String, Optional<String>> before = new TreeMap<>();
    changes.forEach(
        (key, value) -> {
          before.put(key, told(key));
          set(told, key, value);
        });
    waiting.add(new Waiting(alert, before, new ArrayList<>(listeners)));
  }

  private static void set(Map<String, String> map, String key, Optional<String> value) {
    value.ifPresentOrElse(v -> map.put(key, v), () -> map.remove(key));
  }

  /** Forgets without a word what begins so and is no longer looked at. */
  void keepOnly(String prefix, Set<String> keys) {
    Set<String> here = new HashSet<>(told.subMap(prefix, prefix + Character.MAX_VALUE).keySet());
    here.removeAll(keys);
    here.forEach(told::remove);
  }

  void forget(String key) {
    told.remove(key);
  }

  /** Adds what was told before the restart; what was told since goes first. */
  void addOlder(Map<String, String> older) {
    older.forEach(told::putIfAbsent);
  }

  /**
   * Gives each waiting alert to its listeners, in order, until the delivery says stop. Only what
   * was offered is given up: one run over long lists may find more than may wait.
   */
  void deliver(Delivery delivery) {
    waiting.removeIf(w -> delivery.goesOn() && isTaken(w, delivery));
    int over = waiting.size() - MOST_WAITING;
    if (over > 0 && delivery.goesOn()) {
      waiting.subList(0, over).clear();
    }
  }

  private static boolean isTaken(Waiting alert, Delivery delivery) {
    alert.listeners.removeIf(l -> delivery.goesOn() && delivery.give(alert.alert, l));
    return alert.listeners.isEmpty();
  }

  /** What every listener has taken. */
  Map<String, String> settled() {
    TreeMap<String, String> settled = new TreeMap<>(told);
    for (int i = waiting.size() - 1; i >= 0; i--) {
      waiting.get(i).before.forEach((key, value) -> set(settled, key, value));
    }
    return settled;
  }

  /** How alerts get to listeners. */
  interface Delivery {
    boolean goesOn();

    /** Gives an alert to a listener; says whether it was taken. */
    boolean give(MonitorAlert alert, MonitorListener listener);
  }
}
