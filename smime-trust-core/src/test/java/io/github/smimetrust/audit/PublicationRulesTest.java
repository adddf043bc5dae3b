package io.github.smimetrust.audit;

import static io.github.smimetrust.audit.Drafts.issuerAt;
import static io.github.smimetrust.audit.Drafts.lists;
import static io.github.smimetrust.audit.Drafts.ocspAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.fixture.CertificateDraft;
import io.github.smimetrust.fixture.TestPki;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be told of revocation lists and issuers' certificates from their addresses alone. */
class PublicationRulesTest {
  private static final String LIST = "http://crl.example.com/a.crl";

  private static final TestPki ROOT = TestPki.root("R");

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatAClientCouldFetch(RuleCase one) {
    one.check();
  }

  static Stream<RuleCase> cases() {
    return Stream.of(
        sub("no-crl-dp", "warning", "none", d -> {}),
        sub("no-crl-dp", "warning", "OCSP alone", ocspAt("http://ocsp.example.com")),
        sub("no-crl-dp", "-", "one", lists(LIST)),
        RuleCase.of(
            "no-crl-dp",
            "-",
            "RFC 5280 6.1",
            "a root whose signature does not verify",
            TestPki.root("Odd", d -> d.brokenSignature())),
        RuleCase.of("no-crl-dp", "-", "RFC 5280 6.1", "a root", ROOT),
        RuleCase.of("no-crl-dp", "-", "RFC 5280 6.1", "a user", ROOT.issuesLeaf("a@example.org")),
        sub("crl-dp-ldap-only", "warning", "LDAP", lists("ldap://ldap.example.com/CN=a")),
        sub("crl-dp-ldap-only", "warning", "Active Directory", lists("ldap:///CN=a,CN=CDP")),
        sub("crl-dp-ldap-only", "-", "beside HTTP", lists("ldap:///CN=a,CN=CDP", LIST)),
        sub("crl-dp-internal-host", "warning", "one label", lists("http://pki/a.crl")),
        sub("crl-dp-internal-host", "note", "beside another", lists("http://pki/a.crl", LIST)),
        sub("crl-dp-internal-host", "-", "known outside", lists(LIST)),
        sub("crl-dp-internal-host", "-", "LDAP is another rule", lists("ldap:///CN=a,CN=CDP")),
        sub("crl-dp-https", "warning", "HTTPS", lists("https://crl.example.com/a.crl")),
        sub("crl-dp-https", "-", "beside HTTP", lists("https://crl.example.com/a.crl", LIST)),
        sub("crl-dp-not-a-url", "warning", "a word", lists("crl")),
        sub("crl-dp-not-a-url", "warning", "a slip", lists("hhttp://crl.example.com/a.crl")),
        sub("crl-dp-not-a-url", "warning", "a file", lists("file://server/a.crl")),
        sub("crl-dp-not-a-url", "note", "beside an address", lists("crl", LIST)),
        sub("crl-dp-not-a-url", "-", "an address", lists(LIST)),
        sub("crl-dp-not-a-url", "-", "a blank behind the host", lists("http://a.example.com/a b")),
        sub(
            "crl-dp-not-a-url",
            "warning",
            "a directory name",
            d ->
                d.extension(
                    "2.5.29.31",
                    Drafts.distributionPoints(new GeneralName(new X500Name("CN=CRL1"))))),
        sub(
            "crl-dp-not-a-url",
            "-",
            "a directory name beside an address",
            d ->
                d.extension(
                    "2.5.29.31",
                    Drafts.distributionPoints(
                        new GeneralName(new X500Name("CN=CRL1")),
                        new GeneralName(GeneralName.uniformResourceIdentifier, LIST)))),
        sub("aia-ldap-only", "note", "LDAP", issuerAt("ldap:///CN=a,CN=AIA")),
        sub("aia-ldap-only", "-", "none", d -> {}),
        sub("aia-internal-host", "note", "one label", issuerAt("http://pki/a.cer")),
        sub("aia-internal-host", "-", "OCSP is not asked for", ocspAt("http://pki/")),
        sub("aia-https", "note", "HTTPS", issuerAt("https://ca.example.com/a.cer")),
        sub("aia-https", "-", "HTTP", issuerAt("http://ca.example.com/a.cer")),
        sub("aia-not-a-url", "note", "a word", issuerAt("cer")),
        sub("aia-not-a-url", "-", "HTTP", issuerAt("http://ca.example.com/a.cer")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://crl/a.crl",
        "http://CRL.Corp.Local/a.crl",
        "http://crl.corp.local./a.crl",
        "http://a.internal/",
        "http://a.lan:8080/",
        "http://a.b.corp/",
        "http://localhost/",
        "http://a.localhost/",
        "http://a.test/",
        "http://a.invalid/",
        "http://a.home.arpa/",
        "http://user@10.0.0.1/",
        "http://172.16.0.1/",
        "http://172.31.255.255/",
        "http://192.168.1.1/",
        "http://127.0.0.1/",
        "http://169.254.1.1/",
        "http://100.64.0.1/",
        "http://[::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[fc00::1]/",
        "http://[fdff::1]/",
        "http://[::ffff:10.0.0.1]/"
      })
  void knowsHostsOutOfReach(String address) {
    assertThat(PublishedAddress.of(address))
        .extracting(PublishedAddress::kind, PublishedAddress::isInternal)
        .containsExactly(PublishedAddress.Kind.HTTP, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://crl.example.com/a.crl",
        "HTTP://crl.example.com",
        "http://crl.example.com?x",
        "http://local.example.com/",
        "http://mylocal.com/",
        "http://172.15.0.1/",
        "http://172.32.0.1/",
        "http://100.128.0.1/",
        "http://11.0.0.1/",
        "http://[2001:4860::1]/",
        "http://[fbff::1]/",
        "http://[::ffff:8.8.8.8]/",
        "http://\u8a8d\u8a3c.example.com/"
      })
  void takesOthersForReachable(String address) {
    assertThat(PublishedAddress.of(address).isReachable()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "http:/a.crl",
    "http://",
    "http:///a.crl",
    "http://a b/",
    "http://[10.0.0.1]/",
    "http://[::zz]/",
    "http://1.2.3/",
    "http://256.0.0.1/",
    "http://0x7f.1/",
    "http://a..com/",
    "http://a.com:x/",
    "://a.com/",
    "ftp://a.com/",
    "''"
  })
  void takesNothingElseForAnAddress(String address) {
    assertThat(PublishedAddress.of(address).kind()).isEqualTo(PublishedAddress.Kind.NO_URL);
  }

  private static RuleCase sub(
      String rule, String verdict, String what, Consumer<CertificateDraft> change) {
    return RuleCase.of(rule, verdict, "RFC 5280 4.2", what, ROOT.issues("I", change))
        .under(AuditPolicy.privatePki());
  }
}
