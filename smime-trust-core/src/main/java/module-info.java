/** Bundles of certificate authorities: loading, combining, writing. */
module io.github.smimetrust.core {
  requires transitive io.github.smimetrust.sst;
  requires org.bouncycastle.provider;
  requires static org.jspecify;

  exports io.github.smimetrust;
}
