package io.github.smimetrust.exchange.transport;

import io.github.smimetrust.format.PlainText;
import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;

/**
 * Which organisation a transport speaks to.
 *
 * <pre>{@code
 * TenantIdentity contoso =
 *     new TenantIdentity("8b632b3a-a2e2-8ff3-adcd-6d119d07694b", "contoso.onmicrosoft.com");
 * }</pre>
 *
 * <p>Plans and receipts carry it, and are refused on another tenant. It is compared as it is
 * written here; whether the connection really ends there is for the transport to see to.
 *
 * @param id the directory (tenant) id in Entra, or whatever names the organisation for good; kept
 *     in lower case
 * @param domain the domain that people know the organisation by; kept in lower case
 * @since 0.1.0
 */
public record TenantIdentity(String id, String domain) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** RFC 2606 section 2: no real domain ends so. */
  private static final String NO_REAL_DOMAIN = ".invalid";

  private static final int LONGEST = 253;

  /**
   * Names a tenant.
   *
   * @param id what names the organisation for good
   * @param domain the domain that people know it by
   * @throws IllegalArgumentException if either is blank, longer than {@value #LONGEST} characters,
   *     or has characters that a reader cannot see
   */
  public TenantIdentity {
    id = checked("id", id);
    domain = checked("domain", domain);
  }

  private static String checked(String what, String value) {
    Objects.requireNonNull(value, what);
    if (value.isBlank() || value.length() > LONGEST || !PlainText.isPlain(value)) {
      throw new IllegalArgumentException(
          "found tenant "
              + what
              + " '"
              + PlainText.of(value)
              + "', expected 1 to "
              + LONGEST
              + " visible characters");
    }
    return value.toLowerCase(Locale.ROOT);
  }

  /**
   * Does this name a simulated tenant? Its domain then ends in {@code .invalid}, which no real
   * domain does.
   *
   * @return whether no real organisation is meant
   */
  public boolean isSimulated() {
    return domain.endsWith(NO_REAL_DOMAIN);
  }

  /** Domain and id in one line. */
  @Override
  public String toString() {
    return domain + " (" + id + ")";
  }
}
