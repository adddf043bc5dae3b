package io.github.smimetrust;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads what may be anything, in both ways, and asks every entry everything. */
final class Hostile {
  private Hostile() {}

  /**
   * Key stores open with the password of {@link Pkcs12}. Strict reading gives a bundle or the
   * declared exception. Keeping what is good gives a bundle, the same one where strict reading gave
   * one, and a problem where it gave none.
   */
  static void read(byte[] input) {
    BundleReading kept = BundleReader.keepingGood().password(Pkcs12.SECRET).decode(input, "input");
    kept.bundle().entries().forEach(Accessors::askAll);
    TrustBundle strict;
    try {
      strict = BundleReader.strict().password(Pkcs12.SECRET).decode(input, "input").bundle();
    } catch (UnreadableInputException e) {
      assertThat(e.source()).isEqualTo("input");
      assertThat(kept.problems()).isNotEmpty();
      assertThat(kept.problems().get(0).found()).isEqualTo(e.found());
      assertThat(e.getMessage()).hasSizeLessThan(2_000);
      return;
    }
    assertThat(kept.problems()).isEmpty();
    assertThat(kept.bundle()).isEqualTo(strict);
  }
}
