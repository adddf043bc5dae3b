package io.github.smimetrust.rotation;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.chain.ChainResult;
import java.util.List;
import java.util.Optional;

/**
 * What a list says of a piece of evidence at an instant.
 *
 * @param kind in short
 * @param result what the path engine said; nothing where it was not asked
 */
record Answer(Kind kind, Optional<ChainResult> result) {
  static final Answer NO_ROOT = new Answer(Kind.NO_ROOT, Optional.empty());
  static final Answer NOT_ASKED = new Answer(Kind.NOT_ASKED, Optional.empty());

  enum Kind {
    TRUSTED,
    REJECTED,
    /** A limit of the engine was reached. */
    UNDECIDED,
    /** The list has no root, so it trusts nothing. */
    NO_ROOT,
    /** The plan's limit was reached. */
    NOT_ASKED
  }

  static Answer of(ChainResult result) {
    Kind kind =
        switch (result.outcome()) {
          case TRUSTED -> Kind.TRUSTED;
          case REJECTED -> Kind.REJECTED;
          case UNDECIDED -> Kind.UNDECIDED;
        };
    return new Answer(kind, Optional.of(result));
  }

  boolean isTrusted() {
    return kind == Kind.TRUSTED;
  }

  /** Neither a yes nor a no. */
  boolean isOpen() {
    return kind == Kind.UNDECIDED || kind == Kind.NOT_ASKED;
  }

  /** The chain, from the leaf to the anchor; empty unless trusted. */
  List<BundleEntry> chain() {
    return result
        .flatMap(
            r -> r instanceof ChainResult.Trusted t ? Optional.of(t.chain()) : Optional.empty())
        .orElse(List.of());
  }
}
