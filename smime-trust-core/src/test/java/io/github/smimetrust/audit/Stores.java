package io.github.smimetrust.audit;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.PropertyId;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.StoreProperty;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Stores as Windows writes them, with properties. */
final class Stores {
  private static final Instant EPOCH = Instant.parse("1601-01-01T00:00:00Z");

  private Stores() {}

  static TrustBundle of(StoreElement... elements) {
    return TrustBundle.decodeSst(SerializedStore.of(Arrays.asList(elements)).encode(), "test");
  }

  static StoreElement entry(TestPki certificate, StoreProperty... properties) {
    return StoreElement.certificate(certificate.der(), properties);
  }

  static StoreProperty text(PropertyId id, String text) {
    return StoreProperty.ofText(id, text);
  }

  static StoreProperty purposes(PropertyId id, String... oids) {
    return StoreProperty.of(id, Drafts.oids(oids));
  }

  /** A FILETIME: steps of 100 nanoseconds since 1601. */
  static StoreProperty date(PropertyId id, String day) {
    long steps =
        Duration.between(EPOCH, Instant.parse(day + "T00:00:00Z")).toSeconds() * 10_000_000L;
    return StoreProperty.of(
        id, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(steps).array());
  }

  static StoreProperty noDate(PropertyId id) {
    return StoreProperty.of(id, new byte[0]);
  }
}
