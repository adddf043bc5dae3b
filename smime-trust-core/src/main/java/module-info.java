/**
 * Bundles of certificate authorities: loading, combining, writing; whether a certificate chains to
 * them, and whether signed mail does.
 */
module io.github.smimetrust.core {
  requires transitive io.github.smimetrust.sst;
  requires org.bouncycastle.provider;
  requires org.bouncycastle.util;
  requires static org.jspecify;

  exports io.github.smimetrust;
  exports io.github.smimetrust.chain;
  exports io.github.smimetrust.mail;
  exports io.github.smimetrust.revocation;
}
