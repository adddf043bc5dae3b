package io.github.smimetrust.chain;

/** What a certificate is in a path: that decides which checks it has to pass. */
enum Role {
  TARGET,
  ISSUER,
  ANCHOR,
  /** The certificate in question is an anchor: a path of one. */
  ANCHOR_AS_TARGET;

  boolean isTarget() {
    return this == TARGET || this == ANCHOR_AS_TARGET;
  }

  boolean isAnchor() {
    return this == ANCHOR || this == ANCHOR_AS_TARGET;
  }
}
