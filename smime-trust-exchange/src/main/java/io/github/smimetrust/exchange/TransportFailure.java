package io.github.smimetrust.exchange;

import io.github.smimetrust.exchange.transport.TenantException;
import io.github.smimetrust.exchange.transport.TenantException.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What a user's transport, store or listener throws. Kotlin and Groovy have no checked exceptions,
 * so whatever they implement can throw any.
 */
final class TransportFailure {
  private TransportFailure() {}

  static RuntimeException unchecked(Exception e) {
    if (e instanceof RuntimeException unchecked) {
      return unchecked;
    }
    return e instanceof IOException io
        ? new UncheckedIOException(io)
        : new IllegalStateException(e.toString(), e);
  }

  /** Can the call take effect later, whatever is read now? */
  static boolean mayStillArrive(RuntimeException failure) {
    return !(failure instanceof TenantException e) || e.failure() == Failure.UNCLEAR;
  }
}
