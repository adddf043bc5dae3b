package io.github.smimetrust.exchange;

import static io.github.smimetrust.exchange.Lists.INTERMEDIATE;
import static io.github.smimetrust.exchange.Lists.OTHER_ROOT;
import static io.github.smimetrust.exchange.Lists.ROOT;
import static io.github.smimetrust.exchange.Lists.bundle;
import static io.github.smimetrust.exchange.Lists.held;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.exchange.ApplyProgress.Step;
import io.github.smimetrust.exchange.transport.Cmdlet;
import io.github.smimetrust.exchange.transport.SimulatedTenant;
import io.github.smimetrust.fixture.TestPki;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplyProgressTest {
  private final SimulatedTenant simulated = SimulatedTenant.inMemory(TestPki.CLOCK);
  private final List<Step> steps = new ArrayList<>();

  @Test
  void tellsTheStepsInTheirOrder() {
    ExchangeTenant tenant =
        ExchangeTenant.over(simulated)
            .backups(new MemoryBackups())
            .clock(TestPki.CLOCK)
            .onProgress(p -> steps.add(p.step()))
            .open();
    tenant.apply(tenant.plan(bundle(ROOT, INTERMEDIATE)));

    assertThat(steps).containsExactly(Step.READ, Step.BACKED_UP, Step.SET, Step.READ_BACK);
    steps.clear();
    tenant.apply(tenant.plan(bundle(ROOT, INTERMEDIATE)));
    assertThat(steps).isEmpty();
  }

  @Test
  void tellsThatTheOldListWasPutBack() {
    Lists.give(simulated, OTHER_ROOT);
    byte[] third = bundle(ROOT).encodeSst();
    RecordingTransport swapping =
        new RecordingTransport(
            simulated,
            (number, cmdlet, next) ->
                number == 3
                    ? next.invoke(Cmdlet.named("Set-SmimeConfig").parameter(Lists.PARAMETER, third))
                    : next.invoke(cmdlet));
    TrustListPlan plan =
        ExchangeTenant.over(simulated)
            .clock(TestPki.CLOCK)
            .open()
            .plan(bundle(OTHER_ROOT, ROOT, INTERMEDIATE));
    ExchangeTenant tenant =
        ExchangeTenant.over(swapping)
            .backups(new MemoryBackups())
            .clock(TestPki.CLOCK)
            .onProgress(p -> steps.add(p.step()))
            .open();

    assertThatThrownBy(() -> tenant.apply(plan)).isInstanceOf(ApplyFailedException.class);
    assertThat(steps)
        .containsExactly(Step.READ, Step.BACKED_UP, Step.SET, Step.READ_BACK, Step.PUT_BACK);
    assertThat(held(simulated)).isEqualTo(bundle(OTHER_ROOT).encodeSst());
  }

  @Test
  void aListenerThatThrowsStopsNothingAndIsNoted() {
    ExchangeTenant tenant =
        ExchangeTenant.over(simulated)
            .backups(new MemoryBackups())
            .clock(TestPki.CLOCK)
            .onProgress(
                p -> {
                  throw new IllegalStateException("the window is gone");
                })
            .open();

    ApplyReceipt receipt = tenant.apply(tenant.plan(bundle(ROOT)));

    assertThat(held(simulated)).isEqualTo(bundle(ROOT).encodeSst());
    assertThat(receipt.notes()).anySatisfy(n -> assertThat(n).contains("the window is gone"));
  }
}
