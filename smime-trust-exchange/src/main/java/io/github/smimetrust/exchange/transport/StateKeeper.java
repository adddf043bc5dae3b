package io.github.smimetrust.exchange.transport;

import java.util.function.UnaryOperator;

/** Keeps the state of a simulated tenant. A change that fails leaves the state as it was. */
interface StateKeeper {
  /** The state now. */
  SimulatedState read();

  /** Replaces the state in one step, with nobody else's change between reading and writing. */
  Step change(UnaryOperator<SimulatedState> change);

  /** The states before and after a change. */
  record Step(SimulatedState before, SimulatedState after) {
    boolean changesNothing() {
      return after.looksLike(before);
    }
  }

  /** Keeps it as long as the object lives. */
  final class InMemory implements StateKeeper {
    private SimulatedState state = SimulatedState.FRESH;

    @Override
    public synchronized SimulatedState read() {
      return state;
    }

    @Override
    public synchronized Step change(UnaryOperator<SimulatedState> change) {
      Step step = new Step(state, change.apply(state));
      state = step.after();
      return step;
    }
  }
}
