package io.github.smimetrust.chain;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate is to be used for.
 *
 * <pre>{@code
 * ChainValidator.trusting(bundle).purpose(Purpose.EMAIL_PROTECTION);
 * ChainValidator.trusting(bundle).purpose(Purpose.of("1.3.6.1.5.5.7.3.2")); // clientAuth
 * }</pre>
 *
 * <p>A purpose is asked of every certificate of a chain, as Windows does: one with extended key
 * usages must list the purpose or anyExtendedKeyUsage; one without them allows all. Immutable and
 * thread-safe; equal by identifier.
 *
 * @since 0.1.0
 */
public final class Purpose {
  /**
   * Signed mail (RFC 8550): emailProtection, and a key usage, where there is one, with
   * digitalSignature or nonRepudiation.
   */
  public static final Purpose EMAIL_PROTECTION = new Purpose("1.3.6.1.5.5.7.3.4");

  /** No purpose in particular: extended key usages and the target's key usage do not count. */
  public static final Purpose ANY = new Purpose(null);

  private static final String ANY_EXTENDED_KEY_USAGE = "2.5.29.37.0";

  private final @Nullable String identifier;

  private Purpose(@Nullable String identifier) {
    this.identifier = identifier;
  }

  /**
   * Names a purpose by its identifier.
   *
   * @param identifier a KeyPurposeId in dotted form
   * @return the purpose
   * @throws IllegalArgumentException if it is not a dotted identifier
   */
  public static Purpose of(String identifier) {
    if (!identifier.matches("[0-2](\\.(0|[1-9][0-9]{0,38})){1,32}")) {
      throw new IllegalArgumentException(
          "found \""
              + PlainText.of(identifier)
              + "\", expected a dotted identifier such as"
              + " 1.3.6.1.5.5.7.3.4");
    }
    return new Purpose(identifier);
  }

  /** Do the extended key usages of a certificate allow this purpose? Null means there are none. */
  boolean isAllowedBy(@Nullable List<String> purposes) {
    return identifier == null
        || purposes == null
        || purposes.contains(identifier)
        || purposes.contains(ANY_EXTENDED_KEY_USAGE);
  }

  /**
   * The purpose as extended key usages name it.
   *
   * @return a dotted identifier; {@code "any"} for {@link #ANY}
   */
  @Override
  public String toString() {
    return identifier == null ? "any" : identifier;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Purpose that && Objects.equals(identifier, that.identifier);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(identifier);
  }
}
