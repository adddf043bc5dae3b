package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.cause.CauseCatalogue;
import java.util.List;
import java.util.Locale;

/**
 * One thing that stands between a certificate and trust: which certificate, why, what was found and
 * what was expected.
 *
 * <pre>{@code
 * rejected.failures().forEach(f -> System.out.println(f.reason().id() + ": " + f.message()));
 * }</pre>
 *
 * <p>Found and expected are the same in every language: values, such as dates, names, object
 * identifiers and numbers, and for what is malformed a few English words, which {@link
 * #message(Locale)} translates. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Failure {
  private final Reason reason;
  private final BundleEntry certificate;
  private final String found;
  private final String expected;
  private final String section;
  private final List<String> locations;

  Failure(Reason reason, BundleEntry certificate, String found, String expected, String section) {
    this(reason, certificate, found, expected, section, List.of());
  }

  Failure(
      Reason reason,
      BundleEntry certificate,
      String found,
      String expected,
      String section,
      List<String> locations) {
    this.reason = reason;
    this.certificate = certificate;
    this.found = found;
    this.expected = expected;
    this.section = section;
    this.locations = List.copyOf(locations);
  }

  /**
   * Why.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }

  /**
   * The certificate that has the fault; for a missing issuer the one that names it.
   *
   * @return the certificate
   */
  public BundleEntry certificate() {
    return certificate;
  }

  /**
   * What is there.
   *
   * @return a value as text; for a missing issuer its name
   */
  public String found() {
    return found;
  }

  /**
   * What should be there.
   *
   * @return a value as text; for a missing issuer its key identifier, empty if that is not known
   */
  public String expected() {
    return expected;
  }

  /**
   * The rule that is broken.
   *
   * @return such as {@code "RFC 5280 section 6.1.4 (k)"}
   */
  public String section() {
    return section;
  }

  /**
   * Where the certificate says that its issuer's certificate can be had. Written by whoever made
   * the certificate, and not looked at by the engine.
   *
   * @return URIs (caIssuers, RFC 5280 section 4.2.2.1) where the issuer is missing; else empty;
   *     unmodifiable
   */
  public List<String> locations() {
    return locations;
  }

  /**
   * The failure in one English sentence.
   *
   * @return a sentence that names found and expected
   */
  public String message() {
    return Wording.ENGLISH.sentence(this);
  }

  /**
   * The failure in one sentence.
   *
   * @param locale Japanese, or English for any other
   * @return a sentence that names found and expected
   */
  public String message(Locale locale) {
    return Wording.of(locale).sentence(this);
  }

  /**
   * What to do about it, in English.
   *
   * @return a sentence for a mail administrator
   */
  public String remedy() {
    return remedy(Locale.ENGLISH);
  }

  /**
   * What to do about it.
   *
   * @param locale Japanese, or English for any other
   * @return a sentence for a mail administrator
   */
  public String remedy(Locale locale) {
    return CauseCatalogue.of(reason.id()).remedy().in(locale);
  }

  @Override
  public String toString() {
    return reason.id() + ": " + message();
  }
}
