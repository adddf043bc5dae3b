/**
 * The codec for Microsoft serialized certificate stores.
 *
 * <p>The DER reader and the file writer are for the other modules of this project alone.
 */
module io.github.smimetrust.sst {
  requires static org.jspecify;

  exports io.github.smimetrust.sst;
  exports io.github.smimetrust.sst.der to
      io.github.smimetrust.core;
  exports io.github.smimetrust.sst.file to
      io.github.smimetrust.core,
      io.github.smimetrust.exchange;
}
