package io.github.smimetrust.audit;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.SstOptions;
import io.github.smimetrust.sst.StoreElement;
import java.util.Arrays;
import java.util.List;

/** Lists by way of a store, which takes certificates that the JDK refuses. */
final class Stored {
  private Stored() {}

  static TrustBundle of(TestPki... certificates) {
    return ofDer(Arrays.stream(certificates).map(TestPki::der).toList());
  }

  static TrustBundle ofDer(List<byte[]> certificates) {
    List<StoreElement> elements =
        certificates.stream().map(der -> StoreElement.certificate(der)).toList();
    byte[] sst = SerializedStore.of(elements, SstOptions.bareCertificates()).encode();
    return TrustBundle.decodeSst(sst, "test");
  }
}
