package io.github.smimetrust.report.document;

/**
 * This library, as files name what wrote them.
 *
 * @since 0.1.0
 */
public final class Product {
  /** What files call it. */
  public static final String NAME = "smime-trust";

  /** The version of the POM, without the mark of a snapshot; a test holds them together. */
  public static final String VERSION = "0.1.0";

  /** Where to read about it. */
  public static final String PAGE = "https://github.com/smime-trust/smime-trust";

  private Product() {}
}
