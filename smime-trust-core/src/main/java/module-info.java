/**
 * Bundles of certificate authorities: loading, combining, writing; whether a certificate chains to
 * them, and whether signed mail does; what the messages of other programs mean.
 */
module io.github.smimetrust.core {
  requires transitive io.github.smimetrust.sst;
  requires org.bouncycastle.provider;
  requires org.bouncycastle.util;
  requires com.google.common;
  requires com.fasterxml.jackson.core;
  requires static org.jspecify;

  exports io.github.smimetrust;
  exports io.github.smimetrust.chain;
  exports io.github.smimetrust.mail;
  exports io.github.smimetrust.revocation;
  exports io.github.smimetrust.audit;
  exports io.github.smimetrust.rotation;
  exports io.github.smimetrust.diagnosis;
  exports io.github.smimetrust.replay;
  exports io.github.smimetrust.report;
  exports io.github.smimetrust.report.chain;
  exports io.github.smimetrust.report.saved;
  exports io.github.smimetrust.report.document to
      io.github.smimetrust.exchange;
  exports io.github.smimetrust.format to
      io.github.smimetrust.exchange;
}
