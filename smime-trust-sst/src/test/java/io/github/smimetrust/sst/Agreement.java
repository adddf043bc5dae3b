package io.github.smimetrust.sst;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.sst.PlainReader.Verdict;

/** Asserts that the codec judges bytes as the plain reader does, strictly and leniently. */
final class Agreement {
  private Agreement() {}

  /** Gives what the plain reader says about strict reading. */
  static Verdict check(byte[] bytes) {
    Verdict strict = PlainReader.strict(bytes);
    if (strict.accepted()) {
      SerializedStore store = SerializedStore.decode(bytes);
      assertThat(store.elements()).hasSize(strict.elements());
      assertThat(store.encode()).isEqualTo(bytes);
    } else {
      assertRefused(Refusal.strict(bytes), strict, bytes);
    }
    Verdict lenient = PlainReader.lenient(bytes);
    if (lenient.accepted()) {
      SerializedStore store = SerializedStore.decodeLenient(bytes, SstLimits.defaults());
      assertThat(store.elements()).hasSize(lenient.elements());
      assertThat(SerializedStore.decode(store.encode())).isEqualTo(store);
    } else {
      assertRefused(Refusal.lenient(bytes), lenient, bytes);
    }
    return strict;
  }

  private static void assertRefused(MalformedStoreException e, Verdict verdict, byte[] bytes) {
    if (e.offset() != verdict.offset() || !e.record().equals(verdict.place())) {
      // Only here, since a message is made for every assertion that can fail.
      assertThat(e.offset() + " " + e.record())
          .as("%s in %d bytes", e.getMessage(), bytes.length)
          .isEqualTo(verdict.offset() + " " + verdict.place());
    }
  }
}
