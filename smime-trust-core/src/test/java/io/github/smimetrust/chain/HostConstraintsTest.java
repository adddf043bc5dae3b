package io.github.smimetrust.chain;

import static io.github.smimetrust.chain.Constraining.dns;
import static io.github.smimetrust.chain.Constraining.excluding;
import static io.github.smimetrust.chain.Constraining.names;
import static io.github.smimetrust.chain.Constraining.permitting;
import static io.github.smimetrust.chain.Constraining.uri;
import static io.github.smimetrust.chain.Constraining.verdict;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constraints on dNSName, uniformResourceIdentifier and iPAddress (RFC 5280 section 4.2.1.10). */
class HostConstraintsTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      emptyValue = "",
      value = {
        // constraint, name, where it is permitted, where it is excluded
        "example.com, example.com, PASSES, EXCLUDED",
        "example.com, EXAMPLE.com, PASSES, EXCLUDED",
        "EXAMPLE.com, example.com, PASSES, EXCLUDED",
        "example.com, a.example.com, PASSES, EXCLUDED",
        "example.com, b.a.example.com, PASSES, EXCLUDED",
        "example.com, notexample.com, NOT_PERMITTED, PASSES",
        "example.com, com, NOT_PERMITTED, PASSES",
        "example.com, example.com.evil.test, NOT_PERMITTED, PASSES",
        "a.example.com, example.com, NOT_PERMITTED, PASSES",
        "com, example.com, PASSES, EXCLUDED",
        // An empty constraint is every name.
        "~~, example.com, PASSES, EXCLUDED",
        "~~, *.example.com, PASSES, EXCLUDED",
        // Internationalised names are A-labels.
        "xn--bcher-kva.example, a.XN--BCHER-KVA.example, PASSES, EXCLUDED",
        "xn--bcher-kva.example, b\u00fccher.example, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "b\u00fccher.example, xn--bcher-kva.example, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        // A wildcard passes if all that it stands for does (CVE-2025-61727).
        "example.com, *.example.com, PASSES, EXCLUDED",
        "example.com, *.a.example.com, PASSES, EXCLUDED",
        "a.example.com, *.example.com, NOT_PERMITTED, EXCLUDED",
        "A.example.com, *.EXAMPLE.com, NOT_PERMITTED, EXCLUDED",
        "b.a.example.com, *.example.com, NOT_PERMITTED, PASSES",
        "a.example.org, *.example.com, NOT_PERMITTED, PASSES",
        "com, *.com, PASSES, EXCLUDED",
        "*.example.com, a.example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, a*.example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, a.*.example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, *, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, *., NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        // Dots at the end, at the start, twice.
        "example.com, example.com., NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com., example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        ".example.com, a.example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        ".example.com, example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, .example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, a..example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "., example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, ~~, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "~~, ~~, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, evil.test\0.example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, ~ example.com~, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, 192.0.2.1, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "2.1, 192.0.2.1, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
      })
  void dnsNamesAreHeldAgainstConstraints(
      String constraint, String name, String permitted, String excluded) {
    assertThat(verdict(permitting(dns(constraint)), names(dns(name))))
        .as("permitted")
        .isEqualTo(permitted);
    assertThat(verdict(excluding(dns(constraint)), names(dns(name))))
        .as("excluded")
        .isEqualTo(excluded);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      emptyValue = "",
      value = {
        // A host without a dot at its start is that host alone, with one all hosts below.
        "example.com, http://example.com, PASSES, EXCLUDED",
        "example.com, http://example.com/, PASSES, EXCLUDED",
        "example.com, HTTPS://EXAMPLE.com/a?b#c, PASSES, EXCLUDED",
        "EXAMPLE.com, http://example.com/, PASSES, EXCLUDED",
        "example.com, http://example.com:8080/, PASSES, EXCLUDED",
        "example.com, http://example.com:/, PASSES, EXCLUDED",
        "example.com, http://example.com:09/, PASSES, EXCLUDED",
        "example.com, aAzZ09+-.://example.com/, PASSES, EXCLUDED",
        "example.com, http://a.example.com/, NOT_PERMITTED, PASSES",
        "example.com, ldap://example.com/cn=a?b, PASSES, EXCLUDED",
        "example.com, http://example.com?.evil.test, PASSES, EXCLUDED",
        "example.com, http://example.com#@evil.test, PASSES, EXCLUDED",
        ".example.com, http://a.example.com/, PASSES, EXCLUDED",
        ".example.com, http://b.a.example.com/, PASSES, EXCLUDED",
        ".EXAMPLE.com, http://a.example.com/, PASSES, EXCLUDED",
        ".example.com, http://example.com/, NOT_PERMITTED, PASSES",
        ".example.com, http://notexample.com/, NOT_PERMITTED, PASSES",
        "xn--bcher-kva.example, http://xn--bcher-kva.example/, PASSES, EXCLUDED",
        // Only the host counts, and the host is what comes behind the user.
        "example.com, http://example.com@evil.test/, NOT_PERMITTED, PASSES",
        "example.com, http://user@example.com/, PASSES, EXCLUDED",
        "example.com, http://user:a@example.com:80/, PASSES, EXCLUDED",
        "example.com, http://evil.test/example.com, NOT_PERMITTED, PASSES",
        "example.com, http://evil.test?@example.com/, NOT_PERMITTED, PASSES",
        // No host: the RFC refuses the certificate.
        "example.com, urn:example:a, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, mailto:a@example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, http:///example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, http://:80/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, file:///etc/a, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, //example.com/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, example.com, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, ~~, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        // An address for a host: the RFC refuses the certificate.
        "example.com, http://192.0.2.1/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, http://3221225985/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, http://[2001:db8::1]/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "192.0.2.1, http://192.0.2.1/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "192.0.2.1, http://example.com/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        // What is read in several ways.
        "example.com, http://example.com./, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com., http://example.com/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "..example.com, http://a.example.com/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, http://evil.test\\@example.com/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, http://\\@example.com/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, http://a@evil.test@example.com/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, http://example.com:80:90/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, http://example.com:evil/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, http://example%2ecom/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, http://b\u00fccher.example/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, ~ http://example.com/~, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, 1http://example.com/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, +http://example.com/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, h_p://example.com/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "example.com, ://example.com/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "~~, http://example.com/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
        "http://example.com/, http://example.com/, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
      })
  void urisAreHeldAgainstConstraintsByTheirHost(
      String constraint, String name, String permitted, String excluded) {
    assertThat(verdict(permitting(uri(constraint)), names(uri(name))))
        .as("permitted")
        .isEqualTo(permitted);
    assertThat(verdict(excluding(uri(constraint)), names(uri(name))))
        .as("excluded")
        .isEqualTo(excluded);
  }

  @ParameterizedTest
  @CsvSource({
    // address and mask, name, where it is permitted, where it is excluded; the RFC's own example
    "C0000200FFFFFF00, C0000201, PASSES, EXCLUDED",
    "C0000200FFFFFF00, C00002FF, PASSES, EXCLUDED",
    "C0000200FFFFFF00, C0000301, NOT_PERMITTED, PASSES",
    "C0000200FFFFFFFF, C0000200, PASSES, EXCLUDED",
    "C0000200FFFFFFFF, C0000201, NOT_PERMITTED, PASSES",
    "0000000000000000, C0000201, PASSES, EXCLUDED",
    "80000000FF800000, 80000001, PASSES, EXCLUDED",
    "80000000FF800000, 80800000, NOT_PERMITTED, PASSES",
    "8000000080000000, FFFFFFFF, PASSES, EXCLUDED",
    "8000000080000000, 7FFFFFFF, NOT_PERMITTED, PASSES",
    // Bits of the address that the mask leaves out do not count.
    "C0000263FFFFFF00, C0000201, PASSES, EXCLUDED",
    // A mask with gaps, or one that starts with them (RFC 4632 style is asked for).
    "C0000200FF00FF00, C0000201, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "C000020000FFFFFF, C0000201, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "C000020000000001, C0000201, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "C0000200FFFFFF01, C0000201, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    // Lengths that are none.
    "C0000200FFFFFF, C0000201, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "C0000200, C0000201, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "'', C0000201, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "C0000200FFFFFF00, C00002, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "C0000200FFFFFF00, C000020100, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "C0000200FFFFFF00, '', NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "C0000200FFFFFF00, C0000200FFFFFF00, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    // IPv6, and the one never for the other.
    "20010DB8000000000000000000000000FFFFFFFF000000000000000000000000,"
        + " 20010DB8000000000000000000000001, PASSES, EXCLUDED",
    "20010DB8000000000000000000000000FFFFFFFF000000000000000000000000,"
        + " 20010DB9000000000000000000000001, NOT_PERMITTED, PASSES",
    "20010DB8000000000000000000000000FFFFFFFFFFFFFFFF8000000000000000,"
        + " 20010DB8000000007FFFFFFFFFFFFFFF, PASSES, EXCLUDED",
    "20010DB8000000000000000000000000FFFFFFFFFFFFFFFF8000000000000000,"
        + " 20010DB8000000008000000000000000, NOT_PERMITTED, PASSES",
    "20010DB8000000000000000000000000FFFF00000000FFFF0000000000000000,"
        + " 20010DB8000000000000000000000001, NOT_UNDERSTOOD, NOT_UNDERSTOOD",
    "20010DB8000000000000000000000000FFFFFFFF000000000000000000000000, C0000201, NOT_PERMITTED,"
        + " PASSES",
    "0000000000000000, 20010DB8000000000000000000000001, NOT_PERMITTED, PASSES",
  })
  void ipAddressesAreHeldAgainstAddressAndMask(
      String constraint, String name, String permitted, String excluded) {
    assertThat(verdict(permitting(ip(constraint)), names(ip(name))))
        .as("permitted")
        .isEqualTo(permitted);
    assertThat(verdict(excluding(ip(constraint)), names(ip(name))))
        .as("excluded")
        .isEqualTo(excluded);
  }

  @Test
  void urisAreShownByTheirHost() {
    NameViolation violation =
        requireNonNull(
            permitting(uri(".example.com"))
                .check(names(uri("http://EVIL.test/secret")), new ComparisonBudget(1)));

    assertThat(violation.name()).isEqualTo("a URI at evil.test");
    assertThat(violation.constraint()).isEqualTo(".example.com");
  }

  @Test
  void domainsAreShownAndTheEmptyOneInWords() {
    NameViolation one =
        requireNonNull(
            excluding(dns("example.com"))
                .check(names(dns("a.example.com")), new ComparisonBudget(1)));
    NameViolation all =
        requireNonNull(
            excluding(dns("")).check(names(dns("a.example.com")), new ComparisonBudget(1)));

    assertThat(one.constraint()).isEqualTo("example.com");
    assertThat(all.constraint()).isEqualTo("every name");
  }

  @Test
  void addressesAndNetworksAreShownAsPeopleWriteThem() {
    assertThat(violation("C0000200FFFFFF00", "C6336401").constraint()).isEqualTo("192.0.2.0/24");
    assertThat(violation("C0000200FFFFFF00", "C6336401").name()).isEqualTo("198.51.100.1");
    assertThat(
            violation(
                    "20010DB8000000000000000000000000FFFFFFFF000000000000000000000000",
                    "20010DB9000000000000000000ABCDEF")
                .toString())
        .contains("2001:db8:0:0:0:0:0:0/32", "2001:db9:0:0:0:0:ab:cdef");
  }

  private static NameViolation violation(String constraint, String name) {
    return requireNonNull(
        permitting(ip(constraint)).check(names(ip(name)), new ComparisonBudget(1)));
  }

  private static GeneralName ip(String hex) {
    return new GeneralName(GeneralName.iPAddress, new DEROctetString(HexFormat.of().parseHex(hex)));
  }
}
