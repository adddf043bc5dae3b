/** A tenant's S/MIME trust list: reading, planning, applying, restoring. */
module io.github.smimetrust.exchange {
  requires transitive io.github.smimetrust.core;
  requires static org.jspecify;

  exports io.github.smimetrust.exchange;
  exports io.github.smimetrust.exchange.directory;
  exports io.github.smimetrust.exchange.transport;
}
