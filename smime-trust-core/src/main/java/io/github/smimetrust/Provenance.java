package io.github.smimetrust;

import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.StoreProperty;
import java.util.Arrays;
import java.util.List;

/** Where an entry came from, and what came with it; made into text and values when asked for. */
sealed interface Provenance {
  Origin origin();

  List<StoreProperty> properties();

  /** A certificate without properties. */
  record Given(Origin origin) implements Provenance {
    @Override
    public List<StoreProperty> properties() {
      return List.of();
    }
  }

  /** A certificate that a key store gave a name. */
  record Named(Origin origin, StoreProperty friendlyName) implements Provenance {
    @Override
    public List<StoreProperty> properties() {
      return List.of(friendlyName);
    }
  }

  /** An element of a store, whose bytes lie in an array that nobody changes. */
  final class InStore implements Provenance {
    private final Origin store;
    private final int number;
    private final byte[] bytes;
    private final int from;
    private final int to;

    InStore(Origin store, int number, byte[] bytes, int from, int to) {
      this.store = store;
      this.number = number;
      this.bytes = bytes;
      this.from = from;
      this.to = to;
    }

    @Override
    public Origin origin() {
      return store.at("element " + number);
    }

    StoreElement element() {
      return StoreElement.decode(Arrays.copyOfRange(bytes, from, to));
    }

    @Override
    public List<StoreProperty> properties() {
      return element().properties();
    }
  }
}
