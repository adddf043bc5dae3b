package io.github.smimetrust.sst;

import java.util.Objects;
import java.util.Optional;

/**
 * How a store is written: which properties, in which order, and what happens to duplicates, to CRLs
 * and CTLs, and to restrictions that Microsoft's root programme put on a certificate.
 *
 * <pre>{@code
 * SstOptions options = SstOptions.bareCertificates().keepingFriendlyNames().droppingRestrictions();
 * SerializedStore slim = SerializedStore.of(store.elements(), options);
 * }</pre>
 *
 * <p>Without another choice: no properties, the order given, duplicates refused. What must not be
 * lost silently has no default: where the input holds a CRL or CTL, or a restriction (properties 9,
 * 104, 122, 126 and 127), writing is an {@link IllegalStateException} until keeping or dropping it
 * is named.
 *
 * <p>Immutable and thread-safe; each choice returns a new object.
 *
 * @since 0.1.0
 */
public final class SstOptions {
  enum Properties {
    NONE,
    FRIENDLY_NAMES,
    ALL
  }

  enum Order {
    AS_GIVEN,
    ROOTS_FIRST,
    SHA1_DESCENDING
  }

  enum Duplicates {
    REFUSED,
    DROPPED
  }

  enum Keep {
    KEPT,
    DROPPED
  }

  private static final SstOptions BARE =
      new SstOptions(
          Properties.NONE, Order.AS_GIVEN, Duplicates.REFUSED, Optional.empty(), Optional.empty());

  private final Properties properties;
  private final Order order;
  private final Duplicates duplicates;
  private final Optional<Keep> otherObjects;
  private final Optional<Keep> restrictions;

  private SstOptions(
      Properties properties,
      Order order,
      Duplicates duplicates,
      Optional<Keep> otherObjects,
      Optional<Keep> restrictions) {
    this.properties = Objects.requireNonNull(properties);
    this.order = Objects.requireNonNull(order);
    this.duplicates = Objects.requireNonNull(duplicates);
    this.otherObjects = otherObjects;
    this.restrictions = restrictions;
  }

  /**
   * Certificates without properties: what .NET writes on Windows, and the smallest store.
   *
   * @return the options to choose from
   */
  public static SstOptions bareCertificates() {
    return BARE;
  }

  /**
   * Writes friendly names and no other property.
   *
   * @return these options with that choice
   */
  public SstOptions keepingFriendlyNames() {
    return new SstOptions(Properties.FRIENDLY_NAMES, order, duplicates, otherObjects, restrictions);
  }

  /**
   * Writes every property as it came, key containers and restrictions included; a later {@link
   * #droppingRestrictions()} takes the restrictions out again.
   *
   * @return these options with that choice
   */
  public SstOptions keepingAllProperties() {
    return new SstOptions(Properties.ALL, order, duplicates, otherObjects, Optional.of(Keep.KEPT));
  }

  /**
   * Writes elements in the order given.
   *
   * @return these options with that choice
   */
  public SstOptions inGivenOrder() {
    return ordered(Order.AS_GIVEN);
  }

  /**
   * Writes self-issued certificates (subject and issuer are the same bytes) first, then the others,
   * CRLs and CTLs last; within each group in the order given.
   *
   * @return these options with that choice
   */
  public SstOptions rootsFirst() {
    return ordered(Order.ROOTS_FIRST);
  }

  /**
   * Writes certificates by descending SHA-1 of their DER, as {@code certutil -generateSSTFromWU}
   * does; CRLs and CTLs come last in the order given.
   *
   * @return these options with that choice
   */
  public SstOptions bySha1Descending() {
    return ordered(Order.SHA1_DESCENDING);
  }

  private SstOptions ordered(Order other) {
    return new SstOptions(properties, other, duplicates, otherObjects, restrictions);
  }

  /**
   * Refuses to write the same object twice.
   *
   * @return these options with that choice
   */
  public SstOptions refusingDuplicates() {
    return new SstOptions(properties, order, Duplicates.REFUSED, otherObjects, restrictions);
  }

  /**
   * Writes an object that comes more than once only where it comes first, with the properties that
   * it has there.
   *
   * @return these options with that choice
   */
  public SstOptions droppingDuplicates() {
    return new SstOptions(properties, order, Duplicates.DROPPED, otherObjects, restrictions);
  }

  /**
   * Writes CRLs and CTLs, too.
   *
   * @return these options with that choice
   */
  public SstOptions keepingCrlsAndCtls() {
    return new SstOptions(properties, order, duplicates, Optional.of(Keep.KEPT), restrictions);
  }

  /**
   * Leaves CRLs and CTLs out.
   *
   * @return these options with that choice
   */
  public SstOptions droppingCrlsAndCtls() {
    return new SstOptions(properties, order, duplicates, Optional.of(Keep.DROPPED), restrictions);
  }

  /**
   * Writes the restrictions of the root programme (properties 9, 104, 122, 126 and 127) whatever
   * else is left out.
   *
   * @return these options with that choice
   */
  public SstOptions keepingRestrictions() {
    return new SstOptions(properties, order, duplicates, otherObjects, Optional.of(Keep.KEPT));
  }

  /**
   * Leaves the restrictions of the root programme out: the certificates will be trusted for more
   * than they were where they came from.
   *
   * @return these options with that choice
   */
  public SstOptions droppingRestrictions() {
    return new SstOptions(properties, order, duplicates, otherObjects, Optional.of(Keep.DROPPED));
  }

  Order order() {
    return order;
  }

  Duplicates duplicates() {
    return duplicates;
  }

  Optional<Keep> otherObjects() {
    return otherObjects;
  }

  Optional<Keep> restrictions() {
    return restrictions;
  }

  Properties properties() {
    return properties;
  }
}
