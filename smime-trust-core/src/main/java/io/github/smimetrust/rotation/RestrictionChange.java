package io.github.smimetrust.rotation;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.sst.StoreProperty;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A certificate that the list still holds, or its replacement, with other restrictions than before:
 * properties of the store by which Microsoft's root programme allows or takes away purposes (see
 * {@link io.github.smimetrust.sst.PropertyId#isRestriction()}). The order in which a property lists
 * purposes does not count.
 *
 * <pre>{@code
 * diff.restrictionsChanged().forEach(c -> System.out.println(c.entry() + ": " + c.describe()));
 * }</pre>
 *
 * @param entry the certificate as it is in the list after the change
 * @param before the restrictions before, by id and value; unmodifiable
 * @param after the restrictions after, by id and value; unmodifiable
 * @since 0.1.0
 */
public record RestrictionChange(
    BundleEntry entry, List<StoreProperty> before, List<StoreProperty> after) {
  /** Copies the lists. */
  public RestrictionChange {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /**
   * Restrictions that were there and are no more, or have another value now.
   *
   * @return the properties with their old values; unmodifiable
   */
  public List<StoreProperty> dropped() {
    return without(before, after);
  }

  /**
   * Restrictions that are new, or had another value.
   *
   * @return the properties with their new values; unmodifiable
   */
  public List<StoreProperty> introduced() {
    return without(after, before);
  }

  private static List<StoreProperty> without(
      List<StoreProperty> properties, List<StoreProperty> others) {
    Set<RestrictionMeaning> known = RestrictionMeaning.of(others);
    return properties.stream().filter(p -> !known.contains(RestrictionMeaning.of(p))).toList();
  }

  /** Do both lists say the same? */
  boolean isNone() {
    return RestrictionMeaning.of(before).equals(RestrictionMeaning.of(after));
  }

  /**
   * What changed, in English.
   *
   * @return one line: what was dropped, what was introduced
   */
  public String describe() {
    return describe(Locale.ENGLISH);
  }

  /**
   * What changed.
   *
   * @param locale Japanese, or English for any other
   * @return one line: what was dropped, what was introduced
   */
  public String describe(Locale locale) {
    return RestrictionWording.of(this).in(locale);
  }
}
