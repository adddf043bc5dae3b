package io.github.smimetrust.report.document;

/** This library, as files name what wrote them. */
final class Product {
  static final String NAME = "smime-trust";

  /** The version of the POM, without the mark of a snapshot; a test holds them together. */
  static final String VERSION = "0.1.0";

  static final String PAGE = "https://github.com/smime-trust/smime-trust";

  private Product() {}
}
