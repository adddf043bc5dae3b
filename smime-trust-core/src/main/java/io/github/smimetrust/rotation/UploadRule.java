package io.github.smimetrust.rotation;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import java.time.Instant;

/** When Exchange takes a list: none of its certificates has ended, nor will within the margin. */
final class UploadRule {
  private UploadRule() {}

  /** The last instant at which a list with a certificate is sure to be taken. */
  static Instant last(BundleEntry entry) {
    return entry.notAfter().minus(RotationPlan.UPLOAD_MARGIN);
  }

  /** The last instant at which a list is sure to be taken; the end of time for an empty one. */
  static Instant last(TrustBundle list) {
    return list.entries().stream()
        .map(UploadRule::last)
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }
}
