package io.github.smimetrust.sst.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.sst.MalformedStoreException;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.SstLimits;
import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.StoreProperty;

/** Any bytes are a store or a {@link MalformedStoreException}, and nothing else. */
public final class StoreTarget {
  private StoreTarget() {}

  /** What the fuzzer calls, by this name. */
  public static void fuzzerTestOneInput(byte[] data) {
    try {
      SerializedStore store = SerializedStore.decode(data);
      assertThat(store.encode()).isEqualTo(data);
      look(store);
    } catch (MalformedStoreException refused) {
      assertThat(refused.offset()).isBetween(0L, (long) data.length);
      forgive(data);
    }
  }

  private static void forgive(byte[] data) {
    try {
      SerializedStore store = SerializedStore.decodeLenient(data, SstLimits.defaults());
      assertThat(store.findings()).isNotEmpty();
      assertThat(SerializedStore.decode(store.encode())).isEqualTo(store);
      look(store);
    } catch (MalformedStoreException refused) {
      assertThat(refused).hasMessageContaining(refused.found());
    }
  }

  private static void look(SerializedStore store) {
    assertThat(store.findings()).doesNotContainNull();
    for (StoreElement element : store.elements()) {
      assertThat(StoreElement.decode(element.encode())).isEqualTo(element);
      element.properties().forEach(StoreTarget::look);
    }
  }

  private static void look(StoreProperty property) {
    try {
      Object value =
          switch (property.id().valueType()) {
            case TEXT -> property.text();
            case FILETIME -> property.fileTime();
            case OBJECT_IDENTIFIERS -> property.objectIdentifiers();
            case POLICIES -> property.policies();
            case KEY_PROVIDER -> property.keyProviderInfo();
            default -> property.value();
          };
      assertThat(value).isNotNull();
    } catch (MalformedStoreException refused) {
      assertThat(refused).hasMessageContaining(refused.found());
    }
  }
}
