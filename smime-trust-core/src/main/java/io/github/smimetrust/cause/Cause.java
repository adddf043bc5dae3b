package io.github.smimetrust.cause;

import java.util.List;

/**
 * One thing that can be wrong.
 *
 * @param id the stable name, in kebab case
 * @param mayBe the ids of the causes that it may turn out to be, where it is a general one; else
 *     empty
 * @param title what is wrong
 * @param check what to look at, and which call of this library looks
 * @param remedy what to do
 * @param source the clause that says so
 * @since 0.1.0
 */
public record Cause(
    String id, List<String> mayBe, Sentence title, Sentence check, Sentence remedy, String source) {
  /** Where the pages are that the repository holds, one for each cause. */
  private static final String PAGES =
      "https://github.com/smime-trust/smime-trust/blob/main/smime-trust-core/reasons/";

  /** Copies the list. */
  public Cause {
    mayBe = List.copyOf(mayBe);
  }

  /**
   * Where the documentation tells more.
   *
   * @return the address of the page
   */
  public String page() {
    return PAGES + id + ".md";
  }
}
