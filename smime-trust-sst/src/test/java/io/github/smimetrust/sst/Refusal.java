package io.github.smimetrust.sst;

import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Gives the exception with which reading was refused. */
final class Refusal {
  private Refusal() {}

  static MalformedStoreException strict(byte[] bytes) {
    return of(() -> SerializedStore.decode(bytes));
  }

  static MalformedStoreException lenient(byte[] bytes) {
    return of(() -> SerializedStore.decodeLenient(bytes, SstLimits.defaults()));
  }

  static MalformedStoreException of(ThrowingCallable reading) {
    Throwable thrown = catchThrowable(reading);
    if (thrown instanceof MalformedStoreException e) {
      return e;
    }
    return fail("expected a MalformedStoreException, got " + thrown, thrown);
  }
}
