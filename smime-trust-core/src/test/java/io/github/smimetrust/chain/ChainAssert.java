package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.fixture.TestPki;
import java.util.Arrays;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Asserts about results, in the words of the fixture. */
final class ChainAssert extends AbstractAssert<ChainAssert, ChainResult> {
  private ChainAssert(ChainResult result) {
    super(result, ChainAssert.class);
  }

  static ChainAssert assertThat(ChainResult result) {
    return new ChainAssert(result);
  }

  /** Trusted by exactly this chain, from the leaf to the anchor. */
  ChainAssert isTrustedBy(TestPki... chain) {
    Assertions.assertThat(actual).as(actual.explain()).isInstanceOf(ChainResult.Trusted.class);
    Assertions.assertThat(actual.orElseThrow().chain())
        .containsExactlyElementsOf(
            Arrays.stream(chain).map(c -> BundleEntry.of(c.certificate())).toList());
    return this;
  }

  ChainAssert isTrusted() {
    Assertions.assertThat(actual).as(actual.explain()).isInstanceOf(ChainResult.Trusted.class);
    return this;
  }

  /** Rejected for these reasons, and no other. */
  ChainAssert isRejectedBecause(Reason... reasons) {
    ChainResult.Rejected rejected = rejected();
    Assertions.assertThat(rejected.failures().stream().map(Failure::reason).distinct())
        .as(actual.explain())
        .containsExactlyInAnyOrder(reasons);
    return this;
  }

  /** One failure, of this certificate. */
  ChainAssert of(TestPki certificate) {
    Assertions.assertThat(rejected().failures())
        .extracting(Failure::certificate)
        .containsOnly(BundleEntry.of(certificate.certificate()));
    return this;
  }

  ChainAssert found(String found, String expected) {
    Assertions.assertThat(rejected().failures())
        .extracting(Failure::found, Failure::expected)
        .containsExactly(Assertions.tuple(found, expected));
    return this;
  }

  ChainAssert isUndecidedAt(String limit) {
    Assertions.assertThat(actual).as(actual.explain()).isInstanceOf(ChainResult.Undecided.class);
    Assertions.assertThat(((ChainResult.Undecided) actual).limit()).isEqualTo(limit);
    return this;
  }

  private ChainResult.Rejected rejected() {
    Assertions.assertThat(actual).as(actual.explain()).isInstanceOf(ChainResult.Rejected.class);
    return (ChainResult.Rejected) actual;
  }
}
