package io.github.smimetrust.sst;

import java.util.Optional;

/**
 * The number of a certificate property, with what is known of it: Windows' own name (without {@code
 * CERT_} and {@code _PROP_ID}), the kind of its value, and how certain that is. Every number from 1
 * to 0xFFFF is a valid id except 0x20 to 0x22, which mark certificate, CRL and CTL; ids that are
 * not known are kept all the same.
 *
 * <pre>{@code
 * element.property(PropertyId.FRIENDLY_NAME).ifPresent(p -> System.out.println(p.text()));
 * }</pre>
 *
 * @param number the id as it stands in the file
 * @since 0.1.0
 */
public record PropertyId(int number) implements Comparable<PropertyId> {
  /** Where the private key is kept: container and provider names. Not for publication. */
  public static final PropertyId KEY_PROV_INFO = new PropertyId(2);

  /** SHA-1 of the DER, which Windows shows as the thumbprint. */
  public static final PropertyId SHA1_HASH = new PropertyId(3);

  /** MD5 of the DER. */
  public static final PropertyId MD5_HASH = new PropertyId(4);

  /** The purposes for which the certificate may be used; a restriction on top of its extensions. */
  public static final PropertyId ENHKEY_USAGE = new PropertyId(9);

  /** The name that Windows shows. */
  public static final PropertyId FRIENDLY_NAME = new PropertyId(11);

  /** A free text. */
  public static final PropertyId DESCRIPTION = new PropertyId(13);

  /** The subject key identifier, or SHA-1 of the SubjectPublicKeyInfo where there is none. */
  public static final PropertyId KEY_IDENTIFIER = new PropertyId(20);

  /** MD5 of the subject's DER. */
  public static final PropertyId SUBJECT_NAME_MD5_HASH = new PropertyId(29);

  /** Policies that Microsoft's root programme grants, such as extended validation. */
  public static final PropertyId ROOT_PROGRAM_CERT_POLICIES = new PropertyId(83);

  /** SHA-256 of the DER, as the automatic root update writes it. */
  public static final PropertyId AUTH_ROOT_SHA256_HASH = new PropertyId(98);

  /** From when the root programme distrusts the certificate; an empty value gives no date. */
  public static final PropertyId DISALLOWED_FILETIME = new PropertyId(104);

  /** Chain policies of the root programme. */
  public static final PropertyId ROOT_PROGRAM_CHAIN_POLICIES = new PropertyId(105);

  /** SHA-256 of the DER. */
  public static final PropertyId SHA256_HASH = new PropertyId(107);

  /** Purposes for which the root programme distrusts the certificate. */
  public static final PropertyId DISALLOWED_ENHKEY_USAGE = new PropertyId(122);

  /** Certificates issued after this instant are distrusted; an empty value gives no date. */
  public static final PropertyId NOT_BEFORE_FILETIME = new PropertyId(126);

  /** The purposes for which {@link #NOT_BEFORE_FILETIME} holds. */
  public static final PropertyId NOT_BEFORE_ENHKEY_USAGE = new PropertyId(127);

  /**
   * What kind of value a property holds.
   *
   * @since 0.1.0
   */
  public enum ValueType {
    /** UTF-16LE text that ends with a NUL. */
    TEXT,
    /** A digest of fixed length. */
    HASH,
    /** DER SEQUENCE OF OBJECT IDENTIFIER. */
    OBJECT_IDENTIFIERS,
    /** DER CertificatePolicies (RFC 5280 section 4.2.1.4). */
    POLICIES,
    /** An 8-byte FILETIME, or nothing. */
    FILETIME,
    /** CRYPT_KEY_PROV_INFO in its serialized form. */
    KEY_PROVIDER,
    /** An unsigned number of 32 bits. */
    NUMBER,
    /** Bytes without a known form. */
    BYTES
  }

  /**
   * How certain the meaning of an id is.
   *
   * @since 0.1.0
   */
  public enum Certainty {
    /** Name and value seen in stores made by Windows, and found right. */
    MEASURED,
    /** Name and value described by Microsoft, not seen in a store. */
    DOCUMENTED,
    /** The name is known from the Windows headers, the form of the value is not. */
    NAME_ONLY,
    /** A handle of a process or a reserved number: it should never be in a file. */
    NEVER_STORED,
    /** 0x8000 to 0xFFFF: applications define these. */
    USER_DEFINED,
    /** No name is known. */
    UNKNOWN
  }

  /**
   * Names an id.
   *
   * @param number the id
   * @throws IllegalArgumentException if it is below 1, above 0xFFFF, or one of 0x20 to 0x22
   */
  public PropertyId {
    if (number < 1 || number > RecordFormat.MAX_ID || RecordFormat.isObject(number)) {
      throw new IllegalArgumentException(
          "property id "
              + number
              + ", expected 1 to 65535 and none of 32 to 34, which mark objects");
    }
  }

  /**
   * Windows' name of the property.
   *
   * @return such as {@code "FRIENDLY_NAME"}, or nothing for an id that has none
   */
  public Optional<String> name() {
    return PropertyTable.of(number).map(PropertyTable.Row::name);
  }

  /**
   * What kind of value the property holds.
   *
   * @return the kind; {@link ValueType#BYTES} where nothing is known
   */
  public ValueType valueType() {
    return PropertyTable.of(number).map(PropertyTable.Row::type).orElse(ValueType.BYTES);
  }

  /**
   * Does Microsoft's root programme restrict a certificate with this property? Ids 9, 104, 122, 126
   * and 127 do: they allow or take away purposes, some from a date on.
   *
   * @return whether dropping it may make the certificate trusted for more
   */
  public boolean isRestriction() {
    return switch (number) {
      case 9, 104, 122, 126, 127 -> true;
      default -> false;
    };
  }

  /**
   * How certain name and kind of value are.
   *
   * @return the certainty
   */
  public Certainty certainty() {
    if (number >= 0x8000) {
      return Certainty.USER_DEFINED;
    }
    return PropertyTable.of(number).map(PropertyTable.Row::certainty).orElse(Certainty.UNKNOWN);
  }

  @Override
  public int compareTo(PropertyId other) {
    return Integer.compare(number, other.number);
  }

  /** The number, with the name where there is one: {@code "11 FRIENDLY_NAME"}. */
  @Override
  public String toString() {
    return name().map(name -> number + " " + name).orElseGet(() -> Integer.toString(number));
  }
}
