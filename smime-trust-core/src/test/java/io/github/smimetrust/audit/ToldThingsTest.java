package io.github.smimetrust.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What waits for listeners, and when it is given up. */
class ToldThingsTest {
  private static final int MORE_THAN_MAY_WAIT = 10_001;

  private final ToldThings told = new ToldThings();
  private final List<String> offered = new ArrayList<>();

  @Test
  void everyAlertOfOneRunIsOfferedHoweverManyThereAre() {
    tellMany();

    told.deliver(delivery(true));

    assertThat(offered).hasSize(MORE_THAN_MAY_WAIT).startsWith("alert-0");
  }

  @Test
  void theOldestIsGivenUpOnceItWasOffered() {
    tellMany();
    told.deliver(delivery(false));
    offered.clear();

    told.deliver(delivery(false));

    assertThat(offered).hasSize(MORE_THAN_MAY_WAIT - 1).startsWith("alert-1");
  }

  private void tellMany() {
    for (int i = 0; i < MORE_THAN_MAY_WAIT; i++) {
      MonitorAlert alert =
          new MonitorAlert(
              "alert-" + i,
              MonitorAlert.Kind.EXPIRY,
              Severity.ERROR,
              "contoso",
              Text.verbatim("ended"),
              TestPki.NOW,
              List.of(),
              List.of());
      told.tell(alert, Map.of("key-" + i, Optional.of("told")), List.of(a -> {}));
    }
  }

  private ToldThings.Delivery delivery(boolean taken) {
    return new ToldThings.Delivery() {
      @Override
      public boolean goesOn() {
        return true;
      }

      @Override
      public boolean give(MonitorAlert alert, MonitorListener listener) {
        offered.add(alert.id());
        return taken;
      }
    };
  }
}
