package io.github.smimetrust.exchange;

import static io.github.smimetrust.exchange.Lists.held;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.exchange.transport.CmdletTransport;
import io.github.smimetrust.exchange.transport.ScriptedFaults;
import io.github.smimetrust.exchange.transport.ScriptedFaults.Fault;
import io.github.smimetrust.exchange.transport.SimulatedTenant;
import io.github.smimetrust.exchange.transport.TenantException;
import io.github.smimetrust.fixture.TestPki;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Sequences of plans, changes of others and faults: after each the list is one that somebody set,
 * whole, and what the caller was told of it is true.
 */
class TenantFaultLawsTest {
  private static final List<byte[]> LISTS = lists();

  private static List<byte[]> lists() {
    TestPki root = TestPki.root("A");
    TestPki other = TestPki.root("B");
    List<byte[]> lists = new ArrayList<>();
    lists.add(new byte[0]);
    lists.add(TrustBundle.of(root.certificate()).encodeSst());
    lists.add(TrustBundle.of(other.certificate()).encodeSst());
    lists.add(
        TrustBundle.of(root.certificate(), root.issues("I").certificate(), other.certificate())
            .encodeSst());
    return List.copyOf(lists);
  }

  /**
   * One thing that a program tries.
   *
   * @param wanted the number of the list that it wants
   * @param faults what goes wrong at which of its calls; null for nothing
   * @param foreignCall before which call someone else sets a list; 0 for never
   * @param foreign the number of that list
   */
  record Attempt(int wanted, List<Fault> faults, int foreignCall, int foreign) {
    CmdletTransport over(CmdletTransport tenant) {
      ScriptedFaults script = ScriptedFaults.none();
      for (int i = 0; i < faults.size(); i++) {
        if (faults.get(i) != null) {
          script = script.at(i + 1, faults.get(i));
        }
      }
      if (foreignCall > 0) {
        script = script.changedBefore(foreignCall, LISTS.get(foreign));
      }
      return script.over(tenant);
    }
  }

  @Provide
  Arbitrary<List<Attempt>> attempts() {
    Arbitrary<Fault> fault =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.just((Fault) null)),
            Tuple.of(2, Arbitraries.of(Fault.values())));
    return Combinators.combine(
            Arbitraries.integers().between(0, LISTS.size() - 1),
            fault.list().ofMaxSize(8),
            Arbitraries.integers().between(-6, 8).map(n -> Math.max(n, 0)),
            Arbitraries.integers().between(0, LISTS.size() - 1))
        .as(Attempt::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private final SimulatedTenant simulated = SimulatedTenant.inMemory(TestPki.CLOCK);
  private final MemoryBackups backups = new MemoryBackups();

  private ExchangeTenant over(CmdletTransport transport) {
    return ExchangeTenant.over(transport).backups(backups).clock(TestPki.CLOCK).open();
  }

  private static TrustListPlan plan(ExchangeTenant tenant, int wanted) {
    byte[] list = LISTS.get(wanted);
    return list.length == 0
        ? tenant.planClearing()
        : tenant
            .plan(TrustBundle.decodeSst(list, "list " + wanted))
            .allowing("removes-more-than-half")
            .allowing("present-unreadable");
  }

  @Property(tries = 10_000)
  void everyEndIsWholeAndTold(@ForAll("attempts") List<Attempt> attempts) {
    for (Attempt attempt : attempts) {
      byte[] before = held(simulated);
      byte[] wanted = LISTS.get(attempt.wanted());
      byte[] foreign = LISTS.get(attempt.foreign());
      try {
        ExchangeTenant tenant = over(attempt.over(simulated));
        TrustListPlan plan = plan(tenant, attempt.wanted());
        ApplyReceipt receipt = tenant.apply(plan);
        assertThat(receipt.after()).isEqualTo(wanted);
        assertOneOf(held(simulated), wanted, foreign);
      } catch (ApplyFailedException e) {
        switch (e.listState()) {
          case BEFORE -> assertOneOf(held(simulated), before, foreign);
          case WANTED -> assertOneOf(held(simulated), wanted, foreign);
          case OTHER, UNKNOWN -> assertOneOf(held(simulated), before, wanted, foreign);
          default -> throw new AssertionError(e);
        }
        assertThat(backups.kept).isNotEmpty();
      } catch (TenantException e) {
        // Stale, or failed before anything was set.
        assertOneOf(held(simulated), before, foreign);
      }
    }
    ExchangeTenant tenant = over(simulated);
    TrustListPlan last = plan(tenant, 3);
    tenant.apply(last);
    assertThat(held(simulated)).isEqualTo(LISTS.get(3));
    assertThat(plan(tenant, 3).isEmpty()).isTrue();
  }

  private static void assertOneOf(byte[] found, byte[]... expected) {
    assertThat(Arrays.stream(expected).anyMatch(e -> Arrays.equals(e, found)))
        .as("one of the lists that somebody set, found " + found.length + " bytes")
        .isTrue();
  }
}
