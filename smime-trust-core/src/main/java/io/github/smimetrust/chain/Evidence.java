package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A certificate in question with the certificates that came along with it, such as those in a
 * signed message. What came along can be part of a chain, and is never an anchor.
 *
 * <pre>{@code
 * Evidence evidence = Evidence.of(leaf).accompaniedBy(certificatesInTheMessage).from("mail.eml");
 * ChainResult result = validator.validate(evidence);
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Evidence {
  private final BundleEntry leaf;
  private final List<BundleEntry> along;
  private final String source;
  private final @Nullable Instant time;

  private Evidence(
      BundleEntry leaf, List<BundleEntry> along, String source, @Nullable Instant time) {
    this.leaf = leaf;
    this.along = along;
    this.source = source;
    this.time = time;
  }

  /**
   * Takes a certificate alone.
   *
   * @param leaf the certificate in question
   * @return evidence whose source is where the certificate came from
   */
  public static Evidence of(BundleEntry leaf) {
    return new Evidence(leaf, List.of(), leaf.origin().toString(), null);
  }

  /**
   * Takes a certificate alone.
   *
   * @param leaf the certificate in question
   * @return evidence whose source says that the caller gave it
   * @throws io.github.smimetrust.UnreadableInputException if its encoding is not DER of a
   *     certificate
   */
  public static Evidence of(X509Certificate leaf) {
    return of(BundleEntry.of(leaf));
  }

  /**
   * Adds certificates that came along.
   *
   * @param certificates {@link BundleEntry} and {@link X509Certificate} values, in any order,
   *     related or not
   * @return a copy with them
   * @throws IllegalArgumentException if one is something else
   */
  public Evidence accompaniedBy(Collection<?> certificates) {
    List<BundleEntry> more = new ArrayList<>(along);
    for (Object certificate : certificates) {
      if (certificate instanceof BundleEntry entry) {
        more.add(entry);
      } else if (certificate instanceof X509Certificate x509) {
        more.add(BundleEntry.of(x509));
      } else {
        throw new IllegalArgumentException(
            "found "
                + certificate.getClass().getName()
                + ", expected BundleEntry or"
                + " X509Certificate");
      }
    }
    return new Evidence(leaf, List.copyOf(more), source, time);
  }

  /**
   * Names where the certificate was seen.
   *
   * @param source such as a file or a message id
   * @return a copy with it
   */
  public Evidence from(String source) {
    return new Evidence(leaf, along, Objects.requireNonNull(source, "source"), time);
  }

  /**
   * Names when the certificate was used, such as the signing time of a message: a claim of the
   * signer, which the validator does not look at unless the caller passes it on.
   *
   * @param time an instant
   * @return a copy with it
   */
  public Evidence usedAt(Instant time) {
    return new Evidence(leaf, along, source, Objects.requireNonNull(time, "time"));
  }

  /**
   * The certificate in question.
   *
   * @return the certificate
   */
  public BundleEntry leaf() {
    return leaf;
  }

  /**
   * What came along.
   *
   * @return certificates in the order in which they were added; unmodifiable
   */
  public List<BundleEntry> along() {
    return along;
  }

  /**
   * Where the certificate was seen.
   *
   * @return a text for messages
   */
  public String source() {
    return source;
  }

  /**
   * When the certificate was used, as far as someone says so.
   *
   * @return the instant, or nothing
   */
  public Optional<Instant> time() {
    return Optional.ofNullable(time);
  }

  @Override
  public String toString() {
    return leaf + " with " + along.size() + " more, from " + source;
  }
}
