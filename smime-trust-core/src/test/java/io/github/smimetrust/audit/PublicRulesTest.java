package io.github.smimetrust.audit;

import static io.github.smimetrust.audit.Drafts.ANY;
import static io.github.smimetrust.audit.Drafts.CLIENT;
import static io.github.smimetrust.audit.Drafts.CODE;
import static io.github.smimetrust.audit.Drafts.DOCUMENT;
import static io.github.smimetrust.audit.Drafts.EMAIL;
import static io.github.smimetrust.audit.Drafts.SERVER;
import static io.github.smimetrust.audit.Drafts.TIME;
import static io.github.smimetrust.audit.Drafts.all;
import static io.github.smimetrust.audit.Drafts.before;
import static io.github.smimetrust.audit.Drafts.eku;
import static io.github.smimetrust.audit.Drafts.from;
import static io.github.smimetrust.audit.Drafts.issuerAt;
import static io.github.smimetrust.audit.Drafts.lists;
import static io.github.smimetrust.audit.Drafts.ocspAt;
import static io.github.smimetrust.audit.Drafts.rsa;
import static io.github.smimetrust.audit.Drafts.until;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.fixture.CertificateDraft;
import io.github.smimetrust.fixture.TestPki;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each dated rule about public authorities: what breaks it, what keeps it, what it is not for. */
class PublicRulesTest {
  private static final TestPki ROOT = TestPki.root("R");

  @ParameterizedTest
  @MethodSource({
    "newKeys",
    "issuingKeys",
    "missingPurposes",
    "crossPurposes",
    "mixedPurposes",
    "dedicatedPurposes",
    "rootPurposes",
    "rootPolicies",
    "rootPathLengths",
    "policies",
    "revocationLists",
    "issuerAddresses",
    "names",
    "encodings",
    "usersOfRoots",
    "rootValidities",
    "lifecycles"
  })
  void saysWhatTheClauseSays(RuleCase one) {
    one.check();
  }

  static Stream<RuleCase> newKeys() {
    String id = "rsa-4096";
    String clause = "S/MIME BR 1.0.15 6.1.5";
    return Stream.of(
        sub(id, "warning", clause, "RSA 3072 on the day", rsa(3072), from("2026-09-15")),
        root(id, "warning", clause, "a root with RSA 2048", rsa(2048), from("2026-09-15")),
        sub(id, "-", clause, "RSA 3072 the day before", rsa(3072), before("2026-09-15")),
        sub(id, "-", clause, "RSA 4096", rsa(4096), from("2026-09-15")),
        sub(id, "-", clause, "P-256", from("2026-09-15")),
        sub(id, "-", clause, "a private PKI", rsa(2048), from("2026-09-15"))
            .under(AuditPolicy.privatePki()),
        sub(id, "-", clause, "no public root", rsa(2048), from("2026-09-15"))
            .under(AuditPolicy.exchangeOnline()),
        sub(id, "warning", clause, "below a public root", rsa(2048), from("2026-09-15"))
            .under(AuditPolicy.exchangeOnline().publicRoots(TrustBundle.of(ROOT.certificate()))),
        RuleCase.of(
            id,
            "-",
            clause,
            "a user",
            ROOT.issuesLeaf("a@example.org", all(rsa(2048), from("2026-09-15")))));
  }

  static Stream<RuleCase> issuingKeys() {
    String id = "rsa-3072-issuing";
    String clause = "S/MIME BR 1.0.15 6.1.5";
    TestPki old = ROOT.issues("I", rsa(2048));
    return Stream.of(
        RuleCase.of(id, "note", clause, "RSA 2048 before the day", old).at("2027-09-14T23:59:59Z"),
        RuleCase.of(id, "warning", clause, "RSA 2048 on the day", old).at("2027-09-15T00:00:00Z"),
        RuleCase.of(id, "error", clause, "a user certificate of the day", old)
            .usedBy(leaf(old, "2027-09-15"))
            .at("2027-10-01T00:00:00Z"),
        RuleCase.of(id, "warning", clause, "a user certificate of before", old)
            .usedBy(leaf(old, "2027-09-14"))
            .at("2027-10-01T00:00:00Z"),
        sub(id, "-", clause, "RSA 3072", rsa(3072)).at("2027-10-01T00:00:00Z"),
        root(id, "-", clause, "a root", rsa(2048)).at("2027-10-01T00:00:00Z"),
        sub(id, "-", clause, "ends before", rsa(2048), until("2027-09-14T23:59:59Z")),
        sub(id, "-", clause, "not for mail", rsa(2048), eku(SERVER)),
        RuleCase.of(id, "-", clause, "private", old).under(AuditPolicy.privatePki()));
  }

  static Stream<RuleCase> missingPurposes() {
    String id = "sub-ca-eku-missing";
    String clause = "MRSP 5.3";
    TestPki other = TestPki.root("Other");
    TestPki cross = other.crossCertifies(ROOT, from("2020-01-01"));
    return Stream.of(
        sub(id, "warning", clause, "none on the day", from("2019-01-01")),
        sub(id, "-", clause, "none the day before", before("2019-01-01")),
        sub(id, "-", clause, "mail", eku(EMAIL)),
        root(id, "-", clause, "a root"),
        RuleCase.of(id, "-", clause, "a cross certificate", cross).among(other, ROOT, cross),
        sub(id, "-", clause, "private", from("2019-01-01")).under(AuditPolicy.privatePki()));
  }

  static Stream<RuleCase> crossPurposes() {
    String id = "cross-cert-eku";
    String clause = "S/MIME BR 1.0.16 7.1.2.2 g";
    return Stream.of(
        cross(id, "warning", clause, "none on the day", from("2026-09-28")),
        cross(id, "-", clause, "none the day before", before("2026-09-28")),
        cross(id, "-", clause, "mail", from("2026-09-28"), eku(EMAIL)),
        cross(id, "warning", clause, "mail and TLS", from("2026-09-28"), eku(EMAIL, SERVER)),
        sub(id, "-", clause, "an authority without a root's key", from("2026-09-28")),
        cross(id, "-", clause, "private", from("2026-09-28")).under(AuditPolicy.privatePki()));
  }

  static Stream<RuleCase> mixedPurposes() {
    String id = "sub-ca-eku-mixed";
    String tls = "MRSP 5.3";
    String others = "S/MIME BR 7.1.2.2 g";
    return Stream.of(
        sub(id, "warning", tls, "mail and TLS on the day", from("2019-01-01"), eku(EMAIL, SERVER)),
        sub(id, "-", tls, "mail and TLS before", before("2019-01-01"), eku(EMAIL, SERVER)),
        sub(id, "warning", others, "code on the day", from("2023-09-01"), eku(EMAIL, CODE)),
        sub(id, "warning", others, "time on the day", from("2023-09-01"), eku(EMAIL, TIME)),
        sub(id, "warning", others, "any on the day", from("2023-09-01"), eku(ANY)),
        sub(id, "-", others, "code the day before", before("2023-09-01"), eku(EMAIL, CODE)),
        sub(id, "-", others, "mail and clients", from("2023-09-01"), eku(EMAIL, CLIENT)),
        sub(id, "-", others, "not for mail", from("2023-09-01"), eku(SERVER, CODE)),
        root(id, "-", others, "a root", from("2023-09-01"), eku(EMAIL, SERVER)),
        sub(id, "-", tls, "private", from("2019-01-01"), eku(EMAIL, SERVER))
            .under(AuditPolicy.privatePki()));
  }

  static Stream<RuleCase> dedicatedPurposes() {
    String id = "sub-ca-eku-dedicated";
    String forum = "S/MIME BR 1.0.16 SMC018";
    String apple = "Apple 2.0 1.7";
    return Stream.of(
        sub(id, "warning", forum, "on the day", from("2027-07-01"), eku(EMAIL, DOCUMENT)),
        sub(id, "note", apple, "the day before", before("2027-07-01"), eku(EMAIL, DOCUMENT)),
        sub(id, "note", apple, "on Apple's day", from("2026-08-01"), eku(EMAIL, DOCUMENT)),
        sub(id, "-", apple, "before Apple's day", before("2026-08-01"), eku(EMAIL, DOCUMENT)),
        sub(id, "-", forum, "mail alone", from("2027-07-01"), eku(EMAIL)),
        sub(id, "-", forum, "mail and clients", from("2027-07-01"), eku(EMAIL, CLIENT)),
        sub(id, "-", forum, "mixed is another rule", from("2027-07-01"), eku(EMAIL, SERVER)),
        cross(id, "warning", forum, "a cross", from("2027-07-01"), eku(EMAIL, DOCUMENT)),
        root(id, "-", forum, "a root", from("2027-07-01"), eku(EMAIL, DOCUMENT)),
        sub(id, "-", forum, "private", from("2027-07-01"), eku(EMAIL, DOCUMENT))
            .under(AuditPolicy.privatePki()));
  }

  static Stream<RuleCase> rootPurposes() {
    String id = "root-eku-present";
    String clause = "S/MIME BR 7.1.2.1 d";
    return Stream.of(
        root(id, "warning", clause, "mail on the day", from("2023-09-01"), eku(EMAIL)),
        root(id, "error", clause, "without mail", from("2023-09-01"), eku(SERVER)),
        root(id, "-", clause, "the day before", before("2023-09-01"), eku(EMAIL)),
        root(id, "-", clause, "none", from("2023-09-01")),
        sub(id, "-", clause, "below a root", from("2023-09-01"), eku(EMAIL)),
        root(id, "-", clause, "private", from("2023-09-01"), eku(SERVER))
            .under(AuditPolicy.privatePki()));
  }

  static Stream<RuleCase> rootPolicies() {
    String id = "root-policies-present";
    String clause = "S/MIME BR 7.1.2.1 c";
    return Stream.of(
        root(id, "note", clause, "on the day", from("2023-09-01"), Drafts.policies("1.2.3")),
        root(id, "-", clause, "the day before", before("2023-09-01"), Drafts.policies("1.2.3")),
        root(id, "-", clause, "none", from("2023-09-01")),
        sub(id, "-", clause, "below a root", from("2023-09-01"), Drafts.policies("1.2.3")),
        root(id, "-", clause, "private", from("2023-09-01"), Drafts.policies("1.2.3"))
            .under(AuditPolicy.privatePki()));
  }

  static Stream<RuleCase> rootPathLengths() {
    String id = "root-path-length";
    String clause = "S/MIME BR 7.1.2.1 a";
    TestPki narrow = TestPki.root("N", d -> d.pathLength(1));
    TestPki upper = narrow.issues("U");
    TestPki lower = upper.issues("L");
    return Stream.of(
        root(id, "note", clause, "on the day", from("2023-09-01"), d -> d.pathLength(3)),
        root(id, "-", clause, "the day before", before("2023-09-01"), d -> d.pathLength(3)),
        root(id, "-", clause, "none", from("2023-09-01")),
        RuleCase.of(id, "-", clause, "old, and long enough", narrow).among(narrow, upper),
        RuleCase.of(id, "warning", clause, "old, and too short for the list", narrow)
            .among(narrow, upper, lower),
        sub(id, "-", clause, "below a root", from("2023-09-01"), d -> d.pathLength(0)),
        RuleCase.of(id, "-", clause, "private", narrow)
            .among(narrow, upper, lower)
            .under(AuditPolicy.privatePki()));
  }

  static Stream<RuleCase> policies() {
    String id = "sub-ca-policies";
    String clause = "S/MIME BR 7.1.2.2 a";
    return Stream.of(
        sub(id, "note", clause, "none on the day", from("2023-09-01")),
        sub(id, "-", clause, "none the day before", before("2023-09-01")),
        sub(id, "-", clause, "one of the BR", Drafts.policies("2.23.140.1.5.3.2")),
        sub(id, "-", clause, "of the BR", from("2023-09-01"), Drafts.policies("2.23.140.1.5.3.2")),
        sub(id, "-", clause, "any policy", from("2023-09-01"), Drafts.policies("2.5.29.32.0")),
        sub(id, "note", clause, "another", from("2023-09-01"), Drafts.policies("2.23.140.1.50")),
        sub(
            id,
            "note",
            clause,
            "critical",
            from("2023-09-01"),
            d -> d.criticalExtension("2.5.29.32", Drafts.policyList("2.5.29.32.0"))),
        root(id, "-", clause, "a root", from("2023-09-01")),
        sub(id, "-", clause, "not for mail", from("2023-09-01"), eku(SERVER)),
        sub(id, "-", clause, "private", from("2023-09-01")).under(AuditPolicy.privatePki()));
  }

  static Stream<RuleCase> revocationLists() {
    String id = "sub-ca-crl-dp";
    String clause = "S/MIME BR 7.1.2.2 b";
    byte[] http = Drafts.distributionPoints("http://crl.example.com/a.crl");
    return Stream.of(
        sub(id, "warning", clause, "none on the day", from("2023-09-01")),
        sub(id, "-", clause, "none the day before", before("2023-09-01")),
        sub(id, "-", clause, "HTTP", from("2023-09-01"), lists("http://crl.example.com/a.crl")),
        sub(id, "warning", clause, "LDAP", from("2023-09-01"), lists("ldap://crl.example.com/a")),
        sub(id, "warning", clause, "HTTPS", from("2023-09-01"), lists("https://crl.example.com/")),
        sub(
            id,
            "warning",
            clause,
            "critical",
            from("2023-09-01"),
            d -> d.criticalExtension("2.5.29.31", http)),
        cross(id, "warning", clause, "a cross certificate", from("2023-09-01")),
        root(id, "-", clause, "a root", from("2023-09-01")),
        sub(id, "-", clause, "private", from("2023-09-01")).under(AuditPolicy.privatePki()));
  }

  static Stream<RuleCase> issuerAddresses() {
    String id = "sub-ca-aia";
    String clause = "S/MIME BR 7.1.2.2 c";
    return Stream.of(
        sub(id, "note", clause, "none on the day", from("2023-09-01")),
        sub(id, "note", clause, "private, too", from("2023-09-01")).under(AuditPolicy.privatePki()),
        sub(id, "note", clause, "OCSP", from("2023-09-01"), ocspAt("http://ocsp.example.com")),
        sub(id, "-", clause, "HTTP", from("2023-09-01"), issuerAt("http://ca.example.com/a.cer")),
        sub(id, "-", clause, "none the day before", before("2023-09-01")),
        root(id, "-", clause, "a root", from("2023-09-01")));
  }

  static Stream<RuleCase> names() {
    String id = "ca-subject-names";
    String clause = "S/MIME BR 7.1.4.3.1";
    return Stream.of(
        sub(id, "note", clause, "CN alone on the day", from("2023-09-01")),
        root(id, "note", clause, "a root", from("2023-09-01"), d -> d.subject("CN=R,O=O")),
        sub(id, "-", clause, "CN alone the day before", before("2023-09-01")),
        sub(id, "-", clause, "all", from("2023-09-01"), d -> d.subject("CN=I,O=O,C=JP")),
        sub(id, "note", clause, "no CN", from("2023-09-01"), d -> d.subject("OU=I,O=O,C=JP")),
        cross(id, "-", clause, "a cross has its root's name", from("2023-09-01")),
        sub(id, "-", clause, "private", from("2023-09-01")).under(AuditPolicy.privatePki()));
  }

  static Stream<RuleCase> encodings() {
    String id = "ca-algorithm-encoding";
    String clause = "S/MIME BR 7.1.3";
    return Stream.of(
        sub(id, "-", clause, "P-256 with SHA-256", from("2023-09-01")),
        sub(id, "-", clause, "RSA", from("2023-09-01"), rsa(2048)),
        root(id, "-", clause, "an RSA root", from("2023-09-01"), rsa(2048)));
  }

  static Stream<RuleCase> usersOfRoots() {
    String id = "root-issues-users";
    String clause = "S/MIME BR 6.1.7";
    TestPki below = ROOT.issues("I");
    return Stream.of(
        RuleCase.of(id, "note", clause, "a user of the root", ROOT)
            .usedBy(ROOT.issuesLeaf("a@example.org")),
        RuleCase.of(id, "-", clause, "users of its authority", ROOT)
            .among(ROOT, below)
            .usedBy(below.issuesLeaf("a@example.org")),
        RuleCase.of(id, "-", clause, "an authority, not a root", below)
            .usedBy(below.issuesLeaf("a@example.org")),
        RuleCase.of(id, "-", clause, "nothing known", ROOT));
  }

  static Stream<RuleCase> rootValidities() {
    String id = "root-validity-10y";
    String clause = "MTRP 3.1.8";
    Consumer<CertificateDraft> tenYears = until("2036-07-01T00:00:00Z");
    Consumer<CertificateDraft> more = until("2036-07-01T00:00:01Z");
    return Stream.of(
        root(id, "note", clause, "more than ten years", from("2026-07-01"), more),
        root(id, "-", clause, "ten years", from("2026-07-01"), tenYears),
        root(id, "-", clause, "the day before", before("2026-07-01"), more),
        sub(id, "-", clause, "below a root", from("2026-07-01"), more),
        root(id, "-", clause, "private", from("2026-07-01"), more).under(AuditPolicy.privatePki()));
  }

  static Stream<RuleCase> lifecycles() {
    String id = "root-email-lifecycle";
    String clause = "MRSP 7.4";
    return Stream.of(
        listed("note", "more than two years ahead", "2005-12-31").at("2026-04-14T23:59:59Z"),
        listed("warning", "two years ahead", "2005-12-31").at("2026-04-15T00:00:00Z"),
        listed("note", "a year later", "2006-01-01").at("2027-04-14T23:59:59Z"),
        listed("warning", "a year later", "2006-01-01").at("2027-04-15T00:00:00Z"),
        listed("note", "from 2008", "2008-01-01").at("2028-04-14T23:59:59Z"),
        listed("note", "from 2010", "2010-01-01").at("2029-04-14T23:59:59Z"),
        listed("note", "from 2012", "2014-04-14").at("2030-04-14T23:59:59Z"),
        listed("warning", "from 2012", "2014-04-14").at("2030-04-15T00:00:00Z"),
        listed("note", "18 years", "2014-04-15").at("2030-04-14T23:59:59Z"),
        listed("warning", "18 years", "2015-06-30").at("2031-06-30T00:00:00Z"),
        root(id, "-", clause, "in no list", from("2005-12-31")),
        listed("-", "ends before it", "2029-01-01"));
  }

  private static RuleCase listed(String verdict, String what, String day) {
    TestPki root = TestPki.root("R", from(day));
    return RuleCase.of("root-email-lifecycle", verdict, "MRSP 7.4", what + ", of " + day, root)
        .under(AuditPolicy.publicCa().publicRoots(TrustBundle.of(root.certificate())));
  }

  private static TestPki leaf(TestPki issuer, String day) {
    return issuer.issuesLeaf(
        "a@example.org", all(from(day), until("2028-06-01T00:00:00Z"), rsa(2048)));
  }

  @SafeVarargs
  private static RuleCase root(
      String rule,
      String verdict,
      String clause,
      String what,
      Consumer<CertificateDraft>... changes) {
    return RuleCase.of(rule, verdict, clause, what, TestPki.root("R", all(changes)));
  }

  @SafeVarargs
  private static RuleCase sub(
      String rule,
      String verdict,
      String clause,
      String what,
      Consumer<CertificateDraft>... changes) {
    return RuleCase.of(rule, verdict, clause, what, ROOT.issues("I", all(changes)));
  }

  /** The cross certificate of a root that is in the list, too. */
  @SafeVarargs
  private static RuleCase cross(
      String rule,
      String verdict,
      String clause,
      String what,
      Consumer<CertificateDraft>... changes) {
    TestPki young = TestPki.root("Young");
    TestPki cross = ROOT.crossCertifies(young, all(changes));
    return RuleCase.of(rule, verdict, clause, what, cross).among(ROOT, young, cross);
  }
}
