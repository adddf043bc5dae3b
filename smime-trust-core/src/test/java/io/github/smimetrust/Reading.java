package io.github.smimetrust;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads bytes or text under the name "input", in the ways that tests of the formats ask for. */
final class Reading {
  private Reading() {}

  static TrustBundle strictly(byte[] input) {
    return BundleReader.strict().decode(input, "input").bundle();
  }

  static TrustBundle strictly(String input) {
    return strictly(input.getBytes(StandardCharsets.UTF_8));
  }

  static BundleReading keepingGood(byte[] input) {
    return BundleReader.keepingGood().decode(input, "input");
  }

  static BundleReading keepingGood(String input) {
    return keepingGood(input.getBytes(StandardCharsets.UTF_8));
  }

  /** The exception that strict reading ends in. */
  static UnreadableInputException refusal(byte[] input) {
    return catchThrowableOfType(UnreadableInputException.class, () -> strictly(input));
  }

  static UnreadableInputException refusal(String input) {
    return refusal(input.getBytes(StandardCharsets.UTF_8));
  }

  static List<byte[]> ders(TrustBundle bundle) {
    return bundle.entries().stream().map(BundleEntry::der).toList();
  }

  static List<String> places(TrustBundle bundle) {
    return bundle.entries().stream().map(e -> e.origin().place()).toList();
  }
}
